import assert from 'node:assert/strict';
import { type Expr, inOrder } from '../../../src/core/expr/expr';
import { namesOf, partialRule } from '../../../src/core/primitives/rules';
import { secondPartialRule } from '../../../src/core/primitives/second';
import { type AnyPrimitive, primitiveNamed } from '../../../src/core/primitives/table';
import { difference } from './differences';
import { canMove, differentiable, isSmooth, ruleOf } from './rules';

/** The number of a rule's expression at a point: x, y, z or x1, x2, … and r. */
function numberOf(e: Expr, p: AnyPrimitive, at: readonly number[]): number {
  const names = namesOf(p, at.length);
  const numbers = new Map<Expr, number>();
  for (const part of inOrder([e])) {
    if (part.kind === 'const') numbers.set(part, part.value);
    else if (part.kind === 'input') {
      numbers.set(
        part,
        part.name === 'r' ? ruleOf(p).value(at) : (at[names.indexOf(part.name)] ?? Number.NaN),
      );
    } else {
      const args = part.args.map((a) => numbers.get(a) ?? Number.NaN);
      const operation = primitiveNamed(part.operation);
      numbers.set(
        part,
        operation.arity === 'any' ? operation.value(args, args.length) : operation.value(...args),
      );
    }
  }
  return numbers.get(e) ?? Number.NaN;
}

/** The k-th partial as a function of the point. */
function partialOf(p: AnyPrimitive, k: number): (at: readonly number[]) => number {
  const rule = ruleOf(p);
  return (at) => rule.partials(at, rule.value(at))[k] ?? Number.NaN;
}

interface Entry {
  readonly at: readonly number[];
  readonly k: number;
  readonly j: number;
}

function entriesOf(p: AnyPrimitive): Entry[] {
  const smooth = p.samples.filter((at) => isSmooth(p, at));
  return smooth.flatMap((at) => {
    const movable = at.flatMap((_, k) => (canMove(p, k) ? [k] : []));
    return movable.flatMap((k) => movable.map((j) => ({ at, k, j })));
  });
}

const tolerance = 1e-6;

function secondFaults(p: AnyPrimitive): string[] {
  return entriesOf(p).flatMap(({ at, k, j }) => {
    const got = numberOf(secondPartialRule(p.name, k, j, at.length), p, at);
    const { slope, scale } = difference(partialOf(p, k), at, j);
    const close = Math.abs(got - slope) <= tolerance * scale;
    return close
      ? []
      : [`∂²/∂${k + 1}∂${j + 1} ${p.name}(${at.join(', ')}) = ${got}, by differences ${slope}`];
  });
}

/** `tangents` of a variadic entry is its matrix of second partials times the direction. */
function tangentFaults(p: AnyPrimitive, at: readonly number[]): string[] {
  if (p.arity !== 'any') return [];
  const direction = at.map((_, k) => [0.7, -1.3, 0.4, 2.1][k % 4] ?? 1);
  const rule = ruleOf(p);
  const r = rule.value(at);
  const dr = rule.partials(at, r).reduce((sum, d, k) => sum + d * (direction[k] ?? 0), 0);
  const out = new Float64Array(at.length);
  p.tangents(at, direction, at.length, r, dr, out);
  return at.flatMap((_, k) => {
    const terms = at.map((__, j) => difference(partialOf(p, k), at, j).slope * (direction[j] ?? 0));
    const want = terms.reduce((a, b) => a + b, 0);
    const scale = Math.max(...terms.map(Math.abs), 1e-3);
    const got = out[k] ?? Number.NaN;
    return Math.abs(got - want) <= tolerance * scale
      ? []
      : [`tangent ${k + 1} of ${p.name}(${at.join(', ')}) = ${got}, not ${want}`];
  });
}

describe('second partials against differences of the partials', () => {
  for (const p of differentiable) it(p.name, () => assert.deepEqual(secondFaults(p), []));
});

describe('operations of any number of arguments', () => {
  for (const p of differentiable.filter((q) => q.arity === 'any')) {
    it(`${p.name}: tangents of the partials against differences`, () => {
      const smooth = p.samples.filter((at) => isSmooth(p, at));
      assert.deepEqual(
        smooth.flatMap((at) => tangentFaults(p, at)),
        [],
      );
    });

    it(`${p.name}: the partials as text give the same numbers`, () => {
      for (const at of p.samples) {
        const numbers = ruleOf(p).partials(at, ruleOf(p).value(at));
        const fromText = at.map((_, k) => numberOf(partialRule(p.name, k, at.length), p, at));
        fromText.forEach((d, k) => {
          assert.ok(
            Math.abs(d - (numbers[k] ?? 0)) <= 1e-14 * Math.abs(d),
            `${p.name}(${at.join(', ')}): ${d}, ${numbers[k]}`,
          );
        });
      }
    });
  }
});
