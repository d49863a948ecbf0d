import type { ApplyExpression, Expression } from '../program/program';
import { nodesIn } from '../program/walk';
import type { Scope } from './value';

/** Rounds without progress that a loop may have: more are an endless loop. */
export const mostIdleRounds = 150_000;

const comparisons = new Set(['less', 'lessEqual', 'greater', 'greaterEqual', 'notEqual']);

/**
 * Counts the rounds of a loop that bring it no nearer to its end, as far as its test says so: a comparison of two
 * integers whose distance is smaller than in all rounds before is progress.
 */
export class Progress {
  idle = 0;
  private readonly tests: readonly (readonly [Expression, Expression])[];
  private readonly nearest: number[];

  constructor(test: Expression) {
    this.tests = comparedIn(test);
    this.nearest = this.tests.map(() => Number.POSITIVE_INFINITY);
  }

  /** Another round begins, its names in `scope`. */
  round(scope: Scope): void {
    let isNearer = false;
    this.tests.forEach(([left, right], k) => {
      const distance = Math.abs(
        (integerIn(left, scope) ?? Number.NaN) - (integerIn(right, scope) ?? Number.NaN),
      );
      if (!(distance < (this.nearest[k] ?? 0))) return;
      this.nearest[k] = distance;
      isNearer = true;
    });
    if (!isNearer) this.idle++;
  }
}

const known = new WeakMap<Expression, (readonly [Expression, Expression])[]>();

/** Both sides of each comparison in a test. */
function comparedIn(test: Expression): readonly (readonly [Expression, Expression])[] {
  const found = known.get(test) ?? [];
  if (known.has(test)) return found;
  for (const e of nodesIn(test)) {
    const [left, right] = e.kind === 'apply' && comparisons.has(e.operation) ? e.args : [];
    if (left && right) found.push([left, right]);
  }
  known.set(test, found);
  return found;
}

/** To integers of a width, which small ones have room in. */
const conversions = new Set(['int32', 'int64', 'wholeNumber', 'toInteger']);

/** The integer that an expression of names and literals is, without evaluating anything. */
function integerIn(e: Expression, scope: Scope): number | undefined {
  if (e.kind === 'literal') return typeof e.value === 'number' && e.integer === true ? e.value : undefined;
  if (e.kind === 'name') {
    const value = scope.get(e.name);
    return value?.kind === 'integer' ? value.value : undefined;
  }
  if (e.kind !== 'apply') return undefined;
  const [a, b] = e.args.map((arg) => integerIn(arg, scope));
  if (a !== undefined && conversions.has(e.operation) && Math.abs(a) < 2 ** 31) return a;
  if (a === undefined || b === undefined) return lengthIn(e, scope);
  return { add: a + b, sub: a - b, mul: a * b }[e.operation];
}

function lengthIn(e: ApplyExpression, scope: Scope): number | undefined {
  const [of] = e.operation === 'length' ? e.args : [];
  const value = of?.kind === 'name' ? scope.get(of.name) : undefined;
  if (value?.kind === 'list') return value.items.length;
  return value?.kind === 'array' ? value.shape[0] : undefined;
}
