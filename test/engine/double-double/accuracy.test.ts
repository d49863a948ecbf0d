import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Decimal from 'decimal.js';
import { codeOf } from '../../../src/core/primitives/table';
import { TapeBuilder } from '../../../src/core/tape/builder';
import { fixedOperations, variadicOperations } from '../../../src/engine/double-double/operations';
import { doubleDoubleValues } from '../../../src/engine/double-double/primal';

interface Row {
  /** high and low of each argument. */
  readonly at: readonly (readonly [number, number])[];
  /** A decimal string of 40 digits. */
  readonly value: string;
}

const file = path.join(__dirname, 'fixtures', 'references.json');
const references = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly Row[]>;
const Exact = Decimal.clone({ precision: 60 });

/** The largest relative error. */
const allowed = 1e-28;
/** Near a zero of these functions, the terms that cancel leave an absolute error. */
const nearZero: Readonly<Record<string, number>> = { lgamma: 1e-29, digamma: 1e-29, lbeta: 1e-29 };
/** Below 1e-290 the low part would need digits beyond the smallest double. */
const smallest = 4 * 2 ** -1074;

function relativeError(name: string, { at, value }: Row): number {
  const builder = new TapeBuilder();
  const inputs = at.map((_, k) => builder.input(`x${k}`, []));
  const node = builder.apply(codeOf(name), inputs);
  const values = doubleDoubleValues(
    builder.finish(),
    at.map(([high]) => high),
    at.map(([, low]) => low),
  );
  assert.ok(values, `${name}(${at.join('; ')}) is not at hand`);
  const got = exact(values.high[node] ?? Number.NaN).plus(exact(values.low[node] ?? Number.NaN));
  const want = new Exact(value);
  const error = got.minus(want).abs();
  return error.lte(nearZero[name] ?? smallest) ? 0 : error.div(want.isZero() ? 1 : want.abs()).toNumber();
}

/** The number that a double is, not the short decimal that it prints as. */
function exact(x: number): Decimal {
  if (x === 0 || !Number.isFinite(x)) return new Exact(x);
  const k = 52 - Math.floor(Math.log2(Math.abs(x)));
  const half = Math.trunc(k / 2);
  return new Exact(x * 2 ** half * 2 ** (k - half)).times(new Exact(2).pow(-k));
}

describe('operations in double-double', () => {
  for (const name of [...Object.keys(fixedOperations), ...Object.keys(variadicOperations)]) {
    it(`${name}: relative error at most ${allowed}`, () => {
      const rows = references[name] ?? [];
      assert.ok(rows.length > 0, 'there are no references');
      const off = rows.map((row) => [row.at.join('; '), relativeError(name, row)] as const);
      assert.deepEqual(
        off.filter(([, error]) => !(error <= allowed)),
        [],
      );
    });
  }
});
