/**
 * Code for every operation of the rule table, as JSON for `code.py` and `code.mjs` to run: in each way to write it,
 * at the table's samples with the table's value, and at the points of test/core/primitives/fixtures/references.json
 * with the exact value. So are
 * random expressions, and a selection with a branch that is not chosen and has no value.
 *
 *     npx tsx scripts/references/code_cases.ts python | python3 scripts/references/code.py
 *     npx tsx scripts/references/code_cases.ts javascript | node scripts/references/code.mjs
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { codeLines } from '../../src/core/expr/code';
import { type Expr, ExprPool, inOrder, substitute } from '../../src/core/expr/expr';
import { parseExpr } from '../../src/core/expr/parse';
import { printExpr } from '../../src/core/expr/print';
import { type AnyPrimitive, primitives } from '../../src/core/primitives/table';
import { compileRule } from '../../src/engine/compile';
import { languageFor } from '../../src/languages';
import { expressions } from '../../test/languages/shared/code';

const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  python: {
    math: 'import math\n',
    numpy: 'import numpy as np\n',
    scipy: 'import numpy as np\nimport scipy.special\nfrom scipy.stats import norm\n',
    'math and scipy': 'import math\nfrom scipy import special, stats\n',
    torch: 'import torch\n',
    jax: 'import jax\nimport jax.numpy as jnp\n',
  },
  javascript: { Math: '' },
};

interface Reference {
  readonly at: readonly string[];
  readonly value: string;
}

const language = process.argv[2] ?? '';
const recorded = JSON.parse(readFileSync('test/core/primitives/fixtures/references.json', 'utf8')) as Record<
  string,
  unknown
>;
const pool = new ExprPool();

function pointsOf(p: AnyPrimitive): { at: readonly number[]; value: string; exact: boolean }[] {
  const samples = p.samples.map((at) => ({ at, value: String(tableValue(p, at)), exact: false }));
  const rows = (recorded[p.name] ?? []) as readonly Reference[];
  return [...samples, ...rows.map(({ at, value }) => ({ at: at.map(Number), value, exact: true }))];
}

function tableValue(p: AnyPrimitive, at: readonly number[]): number {
  return p.arity === 'any' ? p.value(at, at.length) : p.value(...at);
}

/** The order of a polygamma function is a whole number, which a library may want as a plain one. */
function applied(p: AnyPrimitive, at: readonly number[]): Expr {
  return pool.apply(
    p.name,
    at.map((v, k) => (p.name === 'polygamma' && k === 0 ? pool.constant(v) : pool.input(`x${k + 1}`))),
  );
}

const cases: unknown[] = [];
const missing: unknown[] = [];

function add(style: string, text: string, operation: string, e: Expr, points: readonly unknown[]): void {
  const codeStyle = languageFor(language)?.codeStyle?.(text);
  if (!codeStyle) throw new Error(`no code in ${language}`);
  const code = codeLines([{ name: 'result', expression: e }], codeStyle);
  if ('missing' in code) missing.push({ style, operation, missing: code.missing });
  else cases.push({ style, text, operation, imports: code.imports, lines: code.lines, points });
}

for (const [style, text] of Object.entries(files[language] ?? {})) {
  for (const p of primitives) {
    const points = pointsOf(p);
    for (const count of new Set(points.map(({ at }) => at.length))) {
      const some = points.filter(({ at }) => at.length === count);
      const [first] = some;
      if (first)
        add(
          style,
          text,
          p.name,
          applied(p, first.at),
          p.name === 'polygamma' ? some.filter(({ at }) => at[0] === first.at[0]) : some,
        );
    }
  }
  const zero = [{ at: [0], value: '0', exact: false }];
  addRandom(style, text);
  add(style, text, 'select', parseExpr('select(x1 == 0, 0, 1/x1 + x1^(-1) + mod(3, x1))', pool), zero);
}
/** Random expressions by this project's engine; libraries may differ from it where digits cancel or a value jumps. */
function addRandom(style: string, text: string): void {
  const at = [1.3, -0.7];
  for (const e of fc.sample(expressions(), { seed: 5, numRuns: 3000 })) {
    const values = inOrder([e]).map((part) => compileRule(part)(...([1.3, -0.7, 0, 0] as const)));
    if (!values.every(Number.isFinite)) continue;
    const named = substitute(
      e,
      pool,
      new Map([
        ['x', pool.input('x1')],
        ['y', pool.input('x2')],
      ]),
    );
    add(style, text, printExpr(e), named, [{ at, value: String(values.at(-1)), exact: true }]);
  }
}

console.log(JSON.stringify({ cases, missing }));
