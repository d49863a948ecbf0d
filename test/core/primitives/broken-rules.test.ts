import assert from 'node:assert/strict';
import { type AnyPrimitive, primitiveNamed } from '../../../src/core/primitives/table';
import { differenceFaults } from './differences';
import { referenceFaults, rowsOf } from './references';
import { canMove, differentiable, type Rule, ruleOf } from './rules';

/** The mistakes that rules have been published with, and a small one. */
const mistakes: readonly [name: string, broken: (partial: number) => number][] = [
  ['its negation', (d) => -d],
  ['its reciprocal', (d) => 1 / d],
  ['a ten-thousandth more', (d) => 1.0001 * d],
];

function broken(rule: Rule, k: number, mistake: (partial: number) => number): Rule {
  return {
    value: rule.value,
    partials: (at, value) => rule.partials(at, value).map((d, j) => (j === k ? mistake(d) : d)),
  };
}

function isNoticed(p: AnyPrimitive, rule: Rule): boolean {
  return referenceFaults(p.name, rule).length > 0 || differenceFaults(p, rule).length > 0;
}

/** The points at which the checks look, as far as they have an argument k. */
function pointsWith(p: AnyPrimitive, k: number): (readonly number[])[] {
  return [...rowsOf(p.name).map((row) => row.at), ...p.samples].filter((at) => at.length > k);
}

/** A derivative that is 1, −1 or 0 everywhere is its own reciprocal or negation, and nothing is broken. */
function changesNothing(p: AnyPrimitive, k: number, mistake: (partial: number) => number): boolean {
  const rule = ruleOf(p);
  const numbers = pointsWith(p, k).map((at) => rule.partials(at, rule.value(at))[k] ?? 0);
  return numbers.some((d) => d !== 0) && numbers.every((d) => mistake(d) === d);
}

describe('a broken rule is noticed', () => {
  for (const p of differentiable) {
    const edges = Math.min(...p.samples.map((at) => at.length));
    for (let k = 0; k < edges; k++) {
      if (!canMove(p, k) || (p.arity !== 'any' && p.partials[k] === '0')) continue;
      for (const [name, mistake] of mistakes) {
        if (changesNothing(p, k, mistake)) continue;
        it(`${p.name}: ∂/∂${k + 1} as ${name}`, () => assert.ok(isNoticed(p, broken(ruleOf(p), k, mistake))));
      }
    }
  }

  it('asinh: a derivative of √(1 + x²), as one library has it', () => {
    const asinh = primitiveNamed('asinh');
    assert.ok(isNoticed(asinh, { ...ruleOf(asinh), partials: ([x = 0]) => [Math.hypot(1, x)] }));
  });
});
