import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { asReal, asTruth } from '../convert';
import { type ArrayValue, describe, type Value } from '../value';
import { arrayAt, integerOr, numberOf, type Operation, truthOr } from './arguments';
import { arrayOf, asArray, itemsOf, sized } from './array';
import { making } from './making';
import { matmul, summed } from './products';

/** Linear algebra of small dense matrices, written out as operations on their elements. */
export const solving = {
  determinant: (context, args, at) => determinant(context, square(context, args[0], at), at),
  logDeterminant: (context, args, at) => logDeterminant(context, square(context, args[0], at), at),
  inverse: (context, args, at) => {
    const rows = square(context, args[0], at);
    const unit = making.identity(context, [{ kind: 'integer', value: rows.length }], at);
    return fromRows(solved(context, rows, rowsIn(asArray(context, unit, at)), at));
  },
  solve: (context, args, at) => {
    const rows = square(context, args[0], at);
    return withRight(context, rows.length, arrayAt(context, args, 1, at), at, (right) =>
      solved(context, rows, right, at),
    );
  },
  triangularSolve: (context, args, at) => {
    const whole = square(context, args[0], at);
    const lower = truthOr(context, args[2], false, at);
    const turned = truthOr(context, args[3], false, at);
    const unit = truthOr(context, args[4], false, at);
    const rows = turned ? transposed(whole) : whole;
    return withRight(context, rows.length, arrayAt(context, args, 1, at), at, (right) =>
      substituted(context, rows, right, lower !== turned, unit, at),
    );
  },
  cholesky: (context, args, at) => {
    const rows = square(context, args[0], at);
    const both = truthOr(context, args[1], false, at);
    const lower = cholesky(context, both ? symmetrized(context, rows, at) : rows, at);
    return fromRows(truthOr(context, args[2], false, at) ? transposed(lower) : lower);
  },
  choleskySolve: (context, args, at) => {
    const given = square(context, args[1], at);
    const lower = truthOr(context, args[2], true, at) ? given : transposed(given);
    return withRight(context, lower.length, arrayAt(context, args, 0, at), at, (right) => {
      const half = substituted(context, lower, right, true, false, at);
      return substituted(context, transposed(lower), half, false, false, at);
    });
  },
  matrixPower: (context, args, at) => matrixPower(context, args, at),
} as const satisfies Readonly<Record<string, Operation>>;

type Rows = Value[][];

const two = (context: TraceContext, operation: string, a: Value, b: Value, at: Span): Value =>
  applyPrimitive(context, operation, [a, b], at);

function rowsIn(array: ArrayValue): Rows {
  const [count = 0, width = 1] = array.shape;
  const items = itemsOf(array);
  return Array.from({ length: count }, (_, k) => items.slice(k * width, (k + 1) * width));
}

function fromRows(rows: Rows): ArrayValue {
  return arrayOf([rows.length, rows[0]?.length ?? 0], rows.flat());
}

function transposed(rows: Rows): Rows {
  return (rows[0] ?? []).map((_, j) => rows.flatMap((row) => row[j] ?? []));
}

/** The elements of a square matrix, as numbers on the tape. */
function square(context: TraceContext, value: Value | undefined, at: Span): Rows {
  const array = arrayAt(context, value ? [value] : [], 0, at);
  const [rows = 0, columns = 0] = array.shape;
  if (array.shape.length > 2)
    context.stop('unsupported-syntax', at, 'stacks of matrices are not followed here');
  if (array.shape.length !== 2 || rows !== columns)
    context.stop('shape-mismatch', at, `a square matrix is needed here, and this is ${describe(array)}`);
  sized(context, [rows, rows, rows], at);
  return rowsIn(array).map((row) => row.map((v) => ({ ...asReal(context, v, at), ieee: true })));
}

/** Solves for a vector, or for all columns of a matrix. */
function withRight(
  context: TraceContext,
  size: number,
  right: ArrayValue,
  at: Span,
  solve: (right: Rows) => Rows,
): Value {
  if (right.shape[0] !== size || right.shape.length > 2)
    return context.stop(
      'shape-mismatch',
      at,
      `a right side of ${size} rows is needed, and this is ${describe(right)}`,
    );
  const real = arrayOf(
    right.shape,
    itemsOf(right).map((v) => asReal(context, v, at)),
  );
  const result = solve(rowsIn(real));
  return right.shape.length === 1 ? arrayOf([size], result.flat()) : fromRows(result);
}

interface Elimination {
  /** Upper triangle, with the multipliers applied to the right side. */
  readonly upper: Rows;
  readonly right: Rows;
  /** Whether an odd number of rows were exchanged. */
  readonly odd: boolean;
  /** Whether a column before the last had no pivot. */
  readonly singular: boolean;
}

/** Gaussian elimination; the pivot of each column is its largest element at this point, which is guarded. */
function eliminated(context: TraceContext, matrix: Rows, rightSide: Rows, at: Span): Elimination {
  const upper = matrix.map((row) => [...row]);
  const right = rightSide.map((row) => [...row]);
  let odd = false;
  for (let k = 0; k < upper.length; k++) {
    const pivot = pivotRow(context, upper, k, at);
    if (pivot !== k) {
      exchange(upper, k, pivot);
      exchange(right, k, pivot);
      odd = !odd;
    }
    const top = upper[k]?.[k];
    const last = k === upper.length - 1;
    if (!top || (!last && numberOf(context, top) === 0)) return { upper, right, odd, singular: true };
    for (let i = k + 1; i < upper.length; i++) eliminateRow(context, upper, right, i, k, top, at);
  }
  return { upper, right, odd, singular: false };
}

function exchange(rows: Rows, a: number, b: number): void {
  const [first, second] = [rows[a], rows[b]];
  if (!first || !second) return;
  rows[a] = second;
  rows[b] = first;
}

function eliminateRow(
  context: TraceContext,
  upper: Rows,
  right: Rows,
  i: number,
  k: number,
  top: Value,
  at: Span,
): void {
  const below = upper[i]?.[k];
  if (!below || isZero(context, below)) return;
  const factor = two(context, 'div', below, top, at);
  const reduce = (row: Value[] | undefined, source: Value[] | undefined, from: number): void => {
    for (let j = from; j < (row?.length ?? 0); j++) {
      const [own, other] = [row?.[j], source?.[j]];
      if (!row || !own || !other || isZero(context, other)) continue;
      context.step(at);
      row[j] = two(context, 'sub', own, two(context, 'mul', factor, other, at), at);
    }
  };
  reduce(upper[i], upper[k], k + 1);
  reduce(right[i], right[k], 0);
}

/** A zero that nothing moves: what is multiplied by it stays away. */
function isZero(context: TraceContext, v: Value): boolean {
  return v.kind === 'real' && !context.isActive(v.node) && context.valueAt(v.node) === 0;
}

function pivotRow(context: TraceContext, rows: Rows, k: number, at: Span): number {
  const sizes = rows.map((row) => Math.abs(numberOf(context, row[k] ?? { kind: 'none' })));
  if (sizes.slice(k).some(Number.isNaN)) return k;
  let best = k;
  for (let i = k + 1; i < rows.length; i++) if ((sizes[i] ?? 0) > (sizes[best] ?? 0)) best = i;
  const top = rows[best]?.[k];
  for (let i = k; i < rows.length; i++) {
    const other = rows[i]?.[k];
    if (i !== best && top && other) guardLarger(context, top, other, at);
  }
  return best;
}

function guardLarger(context: TraceContext, a: Value, b: Value, at: Span): void {
  const active = [a, b].some((v) => v.kind === 'real' && context.isActive(v.node));
  if (!active) return;
  const squares = [a, b].map((v) => two(context, 'mul', v, v, at));
  asTruth(context, applyPrimitive(context, 'greaterEqual', squares, at), at);
}

function solved(context: TraceContext, matrix: Rows, rightSide: Rows, at: Span): Rows {
  const { upper, right, singular } = eliminated(context, matrix, rightSide, at);
  if (singular) return context.stop('outside-domain', at, 'this matrix is singular here');
  return substituted(context, upper, right, false, false, at);
}

/** Solves a triangular system, from the first row of a lower triangle, from the last of an upper one. */
function substituted(
  context: TraceContext,
  rows: Rows,
  right: Rows,
  lower: boolean,
  unit: boolean,
  at: Span,
): Rows {
  const result: Rows = [];
  const order = rows.map((_, k) => (lower ? k : rows.length - 1 - k));
  const done: number[] = [];
  for (const i of order) {
    const own = rows[i]?.[i];
    const found = (right[i] ?? []).map((b, j) => {
      let rest = b;
      for (const k of done) {
        const [factor, known] = [rows[i]?.[k], result[k]?.[j]];
        if (!factor || !known || isZero(context, factor) || isZero(context, known)) continue;
        context.step(at);
        rest = two(context, 'sub', rest, two(context, 'mul', factor, known, at), at);
      }
      return unit || !own ? rest : two(context, 'div', rest, own, at);
    });
    if (!unit && own && numberOf(context, own) === 0)
      context.stop('outside-domain', at, 'this matrix is singular here');
    result[i] = found;
    done.push(i);
  }
  return result;
}

function determinant(context: TraceContext, matrix: Rows, at: Span): Value {
  const { upper, odd, singular } = eliminated(context, matrix, [], at);
  if (singular)
    return context.stop(
      'outside-domain',
      at,
      'the determinant is 0 here, where elimination gives no derivatives',
    );
  const pivots = upper.flatMap((row, k) => row[k] ?? []);
  const [first] = pivots;
  if (!first) return context.constant(1);
  const product = pivots.length === 1 ? first : applyPrimitive(context, 'product', pivots, at);
  return odd ? applyPrimitive(context, 'neg', [product], at) : product;
}

/** The sign of the determinant and the logarithm of its size. */
function logDeterminant(context: TraceContext, matrix: Rows, at: Span): Value {
  const { upper, odd, singular } = eliminated(context, matrix, [], at);
  const pivots = upper.flatMap((row, k) => row[k] ?? []);
  if (singular || pivots.some((p) => numberOf(context, p) === 0))
    return context.stop('outside-domain', at, 'the determinant is 0 here: it has no logarithm');
  const signs = pivots.map((p) => applyPrimitive(context, 'sign', [p], at));
  const product = signs.reduce((a, b) => two(context, 'mul', a, b, at), context.constant(odd ? -1 : 1));
  const logs = pivots.map((p) =>
    applyPrimitive(context, 'log', [applyPrimitive(context, 'abs', [p], at)], at),
  );
  return { kind: 'list', form: 'tuple', items: [product, summed(context, logs, at)] };
}

function symmetrized(context: TraceContext, rows: Rows, at: Span): Rows {
  return rows.map((row, i) =>
    row.map((v, j) => {
      const other = rows[j]?.[i];
      if (i === j || !other) return v;
      return two(context, 'div', two(context, 'add', v, other, at), context.constant(2), at);
    }),
  );
}

/** L with A = L·Lᵀ, from the lower triangle of A; every pivot has to be positive. */
function cholesky(context: TraceContext, rows: Rows, at: Span): Rows {
  const size = rows.length;
  const lower: Rows = rows.map(() => Array.from({ length: size }, (): Value => context.constant(0)));
  for (let j = 0; j < size; j++) {
    const pivot = lessProducts(context, lower, rows[j]?.[j], j, j, at);
    const positive = two(context, 'greater', pivot, context.constant(0), at);
    if (!asTruth(context, positive, at))
      context.stop('outside-domain', at, 'this matrix is not positive definite here');
    const root = applyPrimitive(context, 'sqrt', [pivot], at);
    for (let i = j; i < size; i++) {
      const row = lower[i];
      if (!row) continue;
      row[j] =
        i === j ? root : two(context, 'div', lessProducts(context, lower, rows[i]?.[j], i, j, at), root, at);
    }
  }
  return lower;
}

/** a − Σ_{k<j} L_ik·L_jk. */
function lessProducts(
  context: TraceContext,
  lower: Rows,
  start: Value | undefined,
  i: number,
  j: number,
  at: Span,
): Value {
  let rest: Value = start ?? context.constant(0);
  for (let k = 0; k < j; k++) {
    const [a, b] = [lower[i]?.[k], lower[j]?.[k]];
    if (!a || !b || isZero(context, a) || isZero(context, b)) continue;
    context.step(at);
    rest = two(context, 'sub', rest, two(context, 'mul', a, b, at), at);
  }
  return rest;
}

function matrixPower(context: TraceContext, args: readonly Value[], at: Span): Value {
  const power = integerOr(context, args[1], 1, at);
  const start =
    power < 0 ? solving.inverse(context, [args[0] ?? { kind: 'none' }], at) : (args[0] ?? { kind: 'none' });
  const base = asArray(context, start, at);
  const size = square(context, base, at).length;
  if (Math.abs(power) > 1000) return context.stop('too-large', at, `the power ${power} is too large here`);
  let result = asArray(context, making.identity(context, [{ kind: 'integer', value: size }], at), at);
  for (let k = 0; k < Math.abs(power); k++)
    result = k === 0 ? base : asArray(context, matmul(context, result, base, at), at);
  return result;
}
