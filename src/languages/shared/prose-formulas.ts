import { type Span, shift } from '../../core/span';
import { formulaRegions } from '../latex/regions';

/** More text than this in one file's comments is not searched. */
const mostProse = 2_000_000;

/** Formulas of mathematical notation in the given parts of a file: its comments and doc strings. */
export function formulasWithin(text: string, prose: Iterable<Span>): Span[] {
  const found: Span[] = [];
  let left = mostProse;
  for (const { start, end } of prose) {
    left -= end - start;
    if (left < 0) break;
    for (const region of formulaRegions(text.slice(start, end), 'plain')) found.push(shift(region, start));
  }
  return found;
}
