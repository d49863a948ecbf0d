import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultLimits } from '../../../src/core/budget';
import { codeOf } from '../../../src/core/expr/code';
import type { CodeStyle } from '../../../src/core/expr/code-style';
import { type Expr, ExprPool, inOrder } from '../../../src/core/expr/expr';
import { printExpr } from '../../../src/core/expr/print';
import { type AnyPrimitive, primitives } from '../../../src/core/primitives/table';
import { trace } from '../../../src/core/tape/trace';
import { compileRule } from '../../../src/engine/compile';
import type { Language } from '../../../src/languages/language';

const pool = new ExprPool();

/** The style of a file that is known to have one. */
export function styleOf(language: Language, text: string): CodeStyle {
  const style = language.codeStyle?.(text);
  assert.ok(style);
  return style;
}

/** The operations of the table, as many arguments as their first sample has, that cannot be written. */
export function missingOperations(style: CodeStyle): string[] {
  return primitives.flatMap((p) => ('missing' in codeOf(applied(p), style) ? [p.name] : []));
}

export function applied(p: AnyPrimitive, count = p.samples[0]?.length ?? 1): Expr {
  return pool.apply(
    p.name,
    Array.from({ length: count }, (_, k) => pool.input(`x${k + 1}`)),
  );
}

/** Random expressions in x and y are read back from their code as the same number. */
export function readsBack(language: Language, style: CodeStyle, seed: number): void {
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(expressions(), number, number, (e, x, y) => {
      const values = inOrder([e]).map((part) => compileRule(part)(x, y, 0, 0));
      // The front ends follow whole numbers as far as doubles hold them.
      fc.pre(values.every((v) => Math.abs(v) < 2 ** 53));
      const result = codeOf(e, style);
      assert.ok('code' in result, printExpr(e));
      const got = valueOfCode(language, result.code, { x, y });
      const want = values.at(-1) ?? Number.NaN;
      assert.ok(
        Math.abs(got - want) <= 1e-14 * Math.abs(want),
        `${printExpr(e)}: ${result.code}: ${got}, ${want}`,
      );
    }),
    { seed, numRuns: 1500 },
  );
}

function valueOfCode(language: Language, code: string, at: Readonly<Record<string, number>>): number {
  const { complete, problems, tape, values } = trace({
    program: language.parseExpression(code),
    target: { kind: 'unit', unit: 0 },
    point: new Map(Object.entries(at)),
    constantsAsInputs: new Set(),
    limits: defaultLimits,
  });
  assert.ok(complete, `${code}: ${problems.map((p) => p.message).join('; ')}`);
  return values[tape.outputs[0]?.nodes[0] ?? -1] ?? Number.NaN;
}

const unary = ['neg', 'neg', 'sin', 'exp', 'sqrt', 'abs', 'log1p', 'tanh', 'floor', 'not', 'sign'];
const binary = [
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'mod',
  'fmod',
  'hypot',
  'atan2',
  'less',
  'equal',
  'and',
  'or',
  'xor',
];

/** Random expressions in x and y. */
export function expressions(): fc.Arbitrary<Expr> {
  const leaf = fc.oneof(
    fc.constantFrom('x', 'y').map((n): Expr => pool.input(n)),
    fc.integer({ min: -3, max: 4 }).map((v): Expr => pool.constant(v)),
    fc.constantFrom(0.5, -1e-7, 2.5e15, Math.PI).map((v): Expr => pool.constant(v)),
  );
  return fc.letrec<{ e: Expr }>((tie) => ({
    e: fc.oneof(
      { depthSize: 'small' },
      leaf,
      applications(unary, [tie('e')]),
      applications(binary, [tie('e'), tie('e')]),
      applications(['add', 'sub', 'mul', 'div', 'pow'], [tie('e'), tie('e')]),
      applications(['select', 'clamp'], [tie('e'), tie('e'), tie('e')]),
    ),
  })).e;
}

function applications(names: readonly string[], args: fc.Arbitrary<Expr>[]): fc.Arbitrary<Expr> {
  return fc
    .tuple(fc.constantFrom(...names), fc.tuple(...args))
    .map(([name, given]): Expr => pool.apply(name, given));
}
