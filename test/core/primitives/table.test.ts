import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AnyPrimitive, codeOf, primitives } from '../../../src/core/primitives/table';
import { kernelOf } from '../../../src/engine/kernels';

interface Row {
  readonly at: readonly number[];
  /** Decimal strings of 34 digits. */
  readonly value: string;
  readonly partials: readonly string[];
}

const file = path.join(__dirname, 'references.json');
const references = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly Row[]>;

/** Units in the last place that values and partials may be off, against 34 digits. */
const allowed = 8;

function faults(p: AnyPrimitive, rows: readonly Row[]): string[] {
  return rows.flatMap((row) => {
    const { value, partials } = computed(p, row.at);
    const wrong = partials.flatMap((got, k) => fault(`∂/∂${k + 1} ${p.name}(${row.at.join(', ')})`, got, row.partials[k] ?? '0'));
    return [...fault(`${p.name}(${row.at.join(', ')})`, value, row.value), ...wrong];
  });
}

function computed(p: AnyPrimitive, at: readonly number[]): { value: number; partials: number[] } {
  const kernel = kernelOf(codeOf(p.name));
  const [x = 0, y = 0, z = 0] = at;
  if (kernel.arity === 'any') {
    const value = kernel.value(at, at.length);
    const out = new Float64Array(at.length);
    kernel.partials(at, at.length, value, out);
    return { value, partials: [...out] };
  }
  const value = kernel.value(x, y, z);
  return { value, partials: kernel.partials.map((f) => (f ? f(x, y, z, value) : 0)) };
}

function fault(what: string, got: number, exact: string): string[] {
  const want = Number(exact);
  if (Object.is(got, want) || got === want) return [];
  const ulp = Math.max(Math.abs(want) * 2 ** -52, 2 ** -1074);
  const off = Math.abs(got - want) / ulp;
  return off <= allowed ? [] : [`${what} = ${got}, exactly ${exact}: ${off.toPrecision(3)} ulps`];
}

describe('the rule table', () => {
  for (const p of primitives) {
    const rows = references[p.name];
    if (rows) it(`${p.name}: value and partials to ${allowed} ulps at ${rows.length} points`, () => assert.deepEqual(faults(p, rows), []));
  }
});
