import type { Expr } from './expr';
import { isZeroTimes, type Making, partOfPi, widest } from './making';
import { collectedProduct } from './products';

/** Terms with their coefficients. */
class Terms {
  readonly coefficients = new Map<Expr, number>();
  constant = 0;

  constructor(readonly make: Making) {}

  add(e: Expr, coefficient: number): void {
    this.coefficients.set(e, (this.coefficients.get(e) ?? 0) + coefficient);
  }

  /** A multiple of π stays one, as a term. */
  addConstant(value: number): void {
    const part = this.make.words ? partOfPi(value) : undefined;
    if (part) this.add(this.make.pool.constant(Math.PI), part.up / part.down);
    else this.constant += value;
  }
}

/** A sum or difference: its constants in one, and its like terms as one each. */
export function collectedSum(make: Making, operation: string, args: readonly Expr[]): Expr | undefined {
  const terms = new Terms(make);
  const open: [Expr, number][] = args.map((a, k) => [a, operation === 'sub' && k === 1 ? -1 : 1]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [e, sign] = next;
    if (terms.coefficients.size + open.length > widest) return undefined;
    if (e.kind === 'const') terms.addConstant(sign * e.value);
    else if (!spread(e, sign, open)) terms.add(...scaled(make, e, sign));
  }
  return sumOf(terms);
}

/** Puts the parts of a sum on the list of what is open; false for anything else. */
function spread(e: Expr, sign: number, open: [Expr, number][]): boolean {
  if (e.kind !== 'apply') return false;
  const second = e.operation === 'sub' ? -sign : sign;
  if (e.operation === 'add' || e.operation === 'sub' || e.operation === 'sum') {
    e.args.forEach((a, k) => {
      open.push([a, k === 1 ? second : sign]);
    });
    return true;
  }
  if (e.operation === 'neg' && e.args[0]) {
    open.push([e.args[0], -sign]);
    return true;
  }
  return false;
}

/** `3*x` as x with the coefficient 3, and `2*pi*x` as `pi*x` with the coefficient 2. */
function scaled({ pool, words }: Making, e: Expr, sign: number): [Expr, number] {
  if (e.kind !== 'apply' || e.operation !== 'mul' || isZeroTimes(e)) return [e, sign];
  const [a, b] = e.args;
  if (a?.kind !== 'const' || !b) return [e, sign];
  const part = words ? partOfPi(a.value) : undefined;
  return part
    ? [pool.apply('mul', [pool.constant(Math.PI), b]), (sign * part.up) / part.down]
    : [b, sign * a.value];
}

function sumOf(terms: Terms): Expr {
  const { pool } = terms.make;
  const all = [...terms.coefficients].filter(([, c]) => c !== 0).sort(([a], [b]) => a.id - b.id);
  const firstPositive = all.findIndex(([, c]) => c > 0);
  if (firstPositive > 0) all.unshift(...all.splice(firstPositive, 1));
  const [first, ...rest] = all;
  if (!first) return pool.constant(terms.constant);
  if (first[1] < 0 && terms.constant > 0) return allAdded(terms.make, pool.constant(terms.constant), all);
  const whole = allAdded(terms.make, times(terms.make, first[1], first[0]), rest);
  if (terms.constant === 0 || Number.isNaN(terms.constant))
    return terms.constant === 0 ? whole : pool.constant(Number.NaN);
  const size = pool.constant(Math.abs(terms.constant));
  return pool.apply(terms.constant > 0 ? 'add' : 'sub', [whole, size]);
}

function allAdded(make: Making, first: Expr, rest: readonly [Expr, number][]): Expr {
  let total = first;
  for (const [e, c] of rest)
    total = make.pool.apply(c > 0 ? 'add' : 'sub', [total, times(make, Math.abs(c), e)]);
  return total;
}

function times(make: Making, coefficient: number, e: Expr): Expr {
  if (coefficient === 1) return e;
  if (make.words && hasPi(e)) return merged(make, coefficient, e);
  if (coefficient === -1) return make.pool.apply('neg', [e]);
  return make.pool.apply('mul', [make.pool.constant(coefficient), e]);
}

function hasPi(e: Expr): boolean {
  const first = e.kind === 'apply' && e.operation === 'mul' ? e.args[0] : e;
  return first?.kind === 'const' && first.value === Math.PI;
}

/** With the coefficient and π as one constant. */
function merged(make: Making, coefficient: number, e: Expr): Expr {
  const args: readonly Expr[] = [make.pool.constant(coefficient), e];
  return collectedProduct(make, 'mul', args) ?? make.pool.apply('mul', args);
}
