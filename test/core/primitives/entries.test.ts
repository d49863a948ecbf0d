import assert from 'node:assert/strict';
import { type Expr, inOrder } from '../../../src/core/expr/expr';
import { condition, namesOf, partialRule } from '../../../src/core/primitives/rules';
import { type AnyPrimitive, isPrimitive, primitives } from '../../../src/core/primitives/table';
import { holds, isSmooth, ruleOf } from './rules';

/** Operations and names in a rule that do not exist there. */
function unknownIn(e: Expr, names: readonly string[]): string[] {
  return inOrder([e]).flatMap((part) => {
    if (part.kind === 'input') return names.includes(part.name) ? [] : [part.name];
    return part.kind === 'apply' && !isPrimitive(part.operation) ? [part.operation] : [];
  });
}

function unknownInRules(p: AnyPrimitive): string[] {
  const counts = p.arity === 'any' ? [1, 2, 5] : [p.arity];
  return counts.flatMap((n) => {
    const names = [...namesOf(p, n), 'r'];
    const partials = Array.from({ length: n }, (_, k) => partialRule(p.name, k, n));
    const conditions =
      p.arity === 'any' ? [] : [p.domain, p.kink?.at].flatMap((text) => (text ? [condition(text)] : []));
    return [...partials, ...conditions].flatMap((e) => unknownIn(e, names));
  });
}

/** An argument without brackets or bars, or within braces that are nobody's argument. */
const openPlace = /(?<![({|]|, |\\lfloor |\\lceil )#\d|#\d(?![)}|,]| \\r)|(?<![_^\]}t])\{#|#\d\}[_^]/;

/** What the entry says of itself that does not fit its arity. */
function misfits(p: AnyPrimitive): string[] {
  if (p.arity === 'any') return [];
  const { arity, numeric = [], partials, samples, latex = '' } = p;
  const places = [...latex.matchAll(/#(\d)/g)].map((m) => Number(m[1]));
  return [
    ...(partials.length === arity ? [] : ['a partial for each argument']),
    ...(numeric.every((f, k) => !f || (partials[k] ?? '0') !== '0')
      ? []
      : ['a numeric form of a partial that is absent']),
    ...(samples.every((at) => at.length === arity) ? [] : ['as many numbers in a sample as arguments']),
    ...(places.every((k) => k >= 1 && k <= arity) ? [] : ['places in its LaTeX for its own arguments']),
    ...(p.source.startsWith('Iverson bracket') || !openPlace.test(latex)
      ? []
      : ['LaTeX that holds its arguments together']),
  ];
}

function isInDomain(p: AnyPrimitive, at: readonly number[]): boolean {
  return p.arity === 'any' || !p.domain || holds(p.domain, at, ruleOf(p).value(at));
}

describe('every entry of the rule table', () => {
  it('has a name of its own', () => {
    const names = primitives.map((p) => p.name);
    assert.deepEqual(names, [...new Set(names)]);
  });

  for (const p of primitives) {
    it(`${p.name}: rules that can be read, samples in its domain, a source`, () => {
      assert.deepEqual(unknownInRules(p), []);
      assert.deepEqual(misfits(p), []);
      assert.ok(p.samples.length > 0 && p.source !== '');
      assert.ok(p.samples.every((at) => isInDomain(p, at) && Number.isFinite(ruleOf(p).value(at))));
      assert.ok(
        p.samples.some((at) => isSmooth(p, at)),
        'a sample where the rule is the derivative',
      );
    });
  }
});
