import { type NumberRange, rangeOf } from '../../../src/core/range';
import type { ArrayNode } from '../graph/arrays';
import type { Now } from '../graph/model';
import { shown } from '../text/numbers';

/** Digits of a range that stands on a node. */
const few = 3;

/** The values of an array's elements, row by row. */
export function valuesOf({ now }: { readonly now: Now }, { nodes }: ArrayNode): number[] {
  return Array.from(nodes, (node) => now.values[node] ?? Number.NaN);
}

/** `−0.8 … 1.2`, or the only number that there is. */
export function rangeText(range: NumberRange, digits = few): string {
  return [finiteText(range, digits), range.broken ? `${range.broken} not finite` : '']
    .filter(Boolean)
    .join(', ');
}

/** The same where there is little room: what is not finite is counted beside its mark. */
export function shortRange(range: NumberRange): string {
  return [finiteText(range, few), range.broken ? `${range.broken} ×` : ''].filter(Boolean).join(' · ');
}

function finiteText({ low, high }: NumberRange, digits: number): string {
  if (Number.isNaN(low)) return '';
  return low === high ? shown(low, digits) : `${shown(low, digits)} … ${shown(high, digits)}`;
}

export function rangeOfSome(numbers: readonly (number | undefined)[]): NumberRange {
  return rangeOf(numbers.filter((x) => x !== undefined));
}
