import type { AnyPrimitive } from '../../../src/core/primitives/table';
import { canMove, isSmooth, type Rule } from './rules';

/** Differences of doubles have this many digits, relative to the largest number that they are made of. */
const tolerance = 1e-7;

/**
 * The derivative of f along argument k by central differences of fourth order, and the scale of what it is
 * made of: the rounding of f, over the step, is a part of 1e-12 of it.
 */
export function difference(
  f: (at: readonly number[]) => number,
  at: readonly number[],
  k: number,
): { slope: number; scale: number } {
  const h = 1e-3 * Math.min(1, Math.abs(at[k] ?? 0) || 1);
  const moved = (d: number): number => f(at.map((v, i) => (i === k ? v + d : v)));
  const [a, b, c, d] = [moved(-2 * h), moved(-h), moved(h), moved(2 * h)];
  const slope = (8 * (c - b) - (d - a)) / (12 * h);
  return { slope, scale: Math.max(Math.abs(slope), (1e-8 * Math.max(Math.abs(a), Math.abs(d))) / h, 1e-300) };
}

/** Where an entry's partials are not the slope of its value, at its own samples: needs no references. */
export function differenceFaults(p: AnyPrimitive, rule: Rule): string[] {
  return p.samples
    .filter((at) => isSmooth(p, at))
    .flatMap((at) =>
      rule.partials(at, rule.value(at)).flatMap((got, k) => {
        if (!canMove(p, k)) return [];
        const { slope, scale } = difference(rule.value, at, k);
        const close = Math.abs(got - slope) <= tolerance * scale;
        return close ? [] : [`∂/∂${k + 1} ${p.name}(${at.join(', ')}) = ${got}, by differences ${slope}`];
      }),
    );
}
