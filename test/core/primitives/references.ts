import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rule } from './rules';

/** Exact numbers of one operation at one point, made by `scripts/references/rule_table.py`. */
export interface Row {
  readonly at: readonly number[];
  /** Decimal strings of 34 digits. */
  readonly value: string;
  readonly partials: readonly string[];
  /**
   * How much the value (first) and each partial change with the relative size of the arguments: |x·∂f|. Given
   * only where relative accuracy is out of reach in double, because the rounding of an intermediate result
   * alone costs so much: for functions that come close to a zero of their own, and for the beta function
   * where the gamma function has overflowed.
   */
  readonly conditions?: readonly number[];
}

const file = path.join(__dirname, 'fixtures', 'references.json');
const references = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly Row[]>;

export function rowsOf(operation: string): readonly Row[] {
  return references[operation] ?? [];
}

/** Units in the last place that values and partials may be off. */
export const allowed = 8;

/** Subnormal numbers have only so many units that this many are allowed whatever their size. */
const allowedSubnormal = 8;

/** How far a number is off, in units in the last place of the exact one (or of its condition, if larger). */
export function ulpsOff(got: number, exact: number, condition = 0): number {
  if (Object.is(got, exact) || got === exact) return 0;
  const off = Math.abs(got - exact);
  if (off <= allowedSubnormal * 2 ** -1074) return 0;
  const ulps = off / (Math.max(Math.abs(exact), condition) * 2 ** -52);
  return Number.isNaN(ulps) ? Number.POSITIVE_INFINITY : ulps;
}

/** What an operation's numbers are off by too much. */
export function referenceFaults(name: string, rule: Rule, rows = rowsOf(name)): string[] {
  return rows.flatMap(({ at, value, partials, conditions = [] }) => {
    const text = `${name}(${at.join(', ')})`;
    const r = rule.value(at);
    const ofPartials = rule
      .partials(at, r)
      .flatMap((got, k) => fault(`∂/∂${k + 1} ${text}`, got, partials[k] ?? '0', conditions[k + 1]));
    return [...fault(text, r, value, conditions[0]), ...ofPartials];
  });
}

function fault(what: string, got: number, exact: string, condition?: number): string[] {
  const off = ulpsOff(got, Number(exact), condition);
  return off <= allowed ? [] : [`${what} = ${got}, exactly ${exact}: ${off.toPrecision(3)} ulps`];
}
