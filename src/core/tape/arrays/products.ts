import type { Span } from '../../span';
import { applyPrimitive } from '../apply';
import type { TraceContext } from '../context';
import { sizeOf } from '../tape';
import { type ArrayValue, describe, itemAt, type Value } from '../value';
import { arrayAt, given, integerOr, integersOf, type Operation, textOr } from './arguments';
import { arrayOf, asArray, axisAt, collapsed, itemsOf, sized, viewOf } from './array';

/** Sums of products of arrays. */
export const products = {
  dot: (context, args, at) => dot(context, args, at),
  times: (context, args, at) => times(context, args, at),
  transpose: (context, args, at) => transpose(context, args, at),
  matmul: (context, args, at) =>
    matmul(context, arrayAt(context, args, 0, at), arrayAt(context, args, 1, at), at),
  innerProduct: (context, args, at) => {
    const [a, b] = pair(context, args, at);
    if (!a.shape.length || !b.shape.length) return applyPrimitive(context, 'mul', [...args], at);
    return tensordot(context, a, b, [a.shape.length - 1], [b.shape.length - 1], at);
  },
  flatDot: (context, args, at) => {
    const [a, b] = pair(context, args, at).map((v) => arrayOf([sizeOf(v.shape)], itemsOf(v)));
    return a && b ? tensordot(context, a, b, [0], [0], at) : none;
  },
  outerProduct: (context, args, at) => {
    const [a, b] = pair(context, args, at).map((v) => arrayOf([sizeOf(v.shape)], itemsOf(v)));
    return a && b ? tensordot(context, a, b, [], [], at) : none;
  },
  outerOperands: (context, args, at) => {
    const [a, b] = pair(context, args, at);
    const [ones, zeros] = [b.shape.map(() => 1), b.shape.map(() => 0)];
    const spread = viewOf(a, [...a.shape, ...ones], [...a.strides, ...zeros]);
    return { kind: 'list', form: 'tuple', items: [spread, b] };
  },
  tensorProduct: (context, args, at) => tensorProduct(context, args, at),
  einsum: (context, [pattern, ...args], at) =>
    einsum(
      context,
      textOr(context, pattern, '', at),
      args.map((a) => asArray(context, a, at)),
      at,
    ),
  kronecker: (context, args, at) => kronecker(context, args, at),
  crossProduct: (context, args, at) => cross(context, args, at),
  traceOf: (context, args, at) => {
    const array = arrayAt(context, args, 0, at);
    const offset = integerOr(context, args[1], 0, at);
    const [rows = 0, columns = 0] = array.shape;
    if (array.shape.length !== 2) return context.stop('shape-mismatch', at, 'a trace is one of a matrix');
    const items = itemsOf(array).filter((_, k) => (k % columns) - Math.floor(k / columns) === offset);
    return rows && items.length ? summed(context, items, at) : context.constant(0);
  },
} as const satisfies Readonly<Record<string, Operation>>;

const none = { kind: 'none' } as const;

function pair(context: TraceContext, args: readonly Value[], at: Span): [ArrayValue, ArrayValue] {
  return [arrayAt(context, args, 0, at), arrayAt(context, args, 1, at)];
}

function mismatch(context: TraceContext, a: ArrayValue, b: ArrayValue, at: Span): never {
  return context.stop('shape-mismatch', at, `there is no product of ${describe(a)} and ${describe(b)}`);
}

export function summed(context: TraceContext, items: readonly Value[], at: Span): Value {
  const [first] = items;
  if (!first) return context.constant(0);
  return items.length === 1 ? first : applyPrimitive(context, 'sum', items, at);
}

/** Axes that letters or numbers name; the same name, the same position. */
interface Labelled {
  readonly array: ArrayValue;
  readonly labels: readonly string[];
}

/** r[out] = Σ over the other labels of the product of all operands, factors from the left. */
function contracted(
  context: TraceContext,
  operands: readonly Labelled[],
  out: readonly string[],
  at: Span,
): Value {
  const sizes = new Map<string, number>();
  for (const { array, labels } of operands) {
    labels.forEach((label, k) => {
      const size = array.shape[k] ?? 1;
      const known = sizes.get(label) ?? 1;
      if (known !== 1 && size !== 1 && known !== size)
        context.stop('shape-mismatch', at, `an axis is ${known} long in one factor and ${size} in another`);
      sizes.set(label, known === 1 ? size : known);
    });
  }
  const inner = [...sizes.keys()].filter((label) => !out.includes(label));
  const lengths = (labels: readonly string[]): number[] => labels.map((label) => sizes.get(label) ?? 1);
  sized(context, lengths([...out, ...inner]), at);
  const order = [...out, ...inner];
  const tables = operands.map((o) => itemsOf(aligned(o, order, lengths(order))));
  const width = sizeOf(lengths(inner));
  const items = Array.from({ length: sizeOf(lengths(out)) }, (_, k) => {
    const terms = Array.from({ length: width }, (__, j) => {
      context.step(at);
      const factors = tables.flatMap((t) => t[k * width + j] ?? []);
      return factors.reduce((left, right) => applyPrimitive(context, 'mul', [left, right], at));
    });
    return summed(context, terms, at);
  });
  return collapsed(lengths(out), items);
}

/** A window in which the axes stand in the given order; those that it does not have do not step. */
function aligned(
  { array, labels }: Labelled,
  order: readonly string[],
  lengths: readonly number[],
): ArrayValue {
  const strides = order.map((label) =>
    labels.reduce(
      (sum, own, k) => (own === label && array.shape[k] !== 1 ? sum + (array.strides[k] ?? 0) : sum),
      0,
    ),
  );
  return viewOf(array, lengths, strides);
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${prefix}${k}`);
}

/** Sums over pairs of axes; what is left of the first factor stands before what is left of the second. */
function tensordot(
  context: TraceContext,
  a: ArrayValue,
  b: ArrayValue,
  axesA: readonly number[],
  axesB: readonly number[],
  at: Span,
): Value {
  const fits = axesA.every((k, j) => a.shape[k] === b.shape[axesB[j] ?? -1]);
  if (axesA.length !== axesB.length || !fits) mismatch(context, a, b, at);
  const left = names('a', a.shape.length);
  const right = names('b', b.shape.length).map((label, k) => {
    const j = axesB.indexOf(k);
    return j < 0 ? label : (left[axesA[j] ?? -1] ?? label);
  });
  const out = [...left.filter((_, k) => !axesA.includes(k)), ...right.filter((_, k) => !axesB.includes(k))];
  const operands = [
    { array: a, labels: left },
    { array: b, labels: right },
  ];
  return contracted(context, operands, out, at);
}

/** The product of the last axis of one and the last but one of the other; of a number it scales. */
function dot(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = pair(context, args, at);
  if (!a.shape.length || !b.shape.length) return applyPrimitive(context, 'mul', [...args], at);
  const place = b.shape.length === 1 ? 0 : b.shape.length - 2;
  if (a.shape[a.shape.length - 1] !== b.shape[place]) mismatch(context, a, b, at);
  return tensordot(context, a, b, [a.shape.length - 1], [place], at);
}

/** Matrices in the last two axes, the others broadcast; a vector is a row on the left, a column on the right. */
export function matmul(context: TraceContext, a: ArrayValue, b: ArrayValue, at: Span): Value {
  if (!a.shape.length || !b.shape.length)
    return context.stop('shape-mismatch', at, 'a matrix product takes no single numbers');
  const [rankA, rankB] = [a.shape.length, b.shape.length];
  if (a.shape[rankA - 1] !== b.shape[rankB === 1 ? 0 : rankB - 2]) mismatch(context, a, b, at);
  const batch = Math.max(0, rankA - 2, rankB - 2);
  const shared = names('n', batch);
  const left = rankA === 1 ? ['k'] : [...shared.slice(batch - rankA + 2), 'i', 'k'];
  const right = rankB === 1 ? ['k'] : [...shared.slice(batch - rankB + 2), 'k', 'j'];
  const out = [...shared, ...(rankA === 1 ? [] : ['i']), ...(rankB === 1 ? [] : ['j'])];
  const operands = [
    { array: a, labels: left },
    { array: b, labels: right },
  ];
  return contracted(context, operands, out, at);
}

/** Sums over the last axes of one and the first of the other, or over pairs of them. */
function tensorProduct(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = pair(context, args, at);
  const axes = given(args[2]) ?? { kind: 'integer' as const, value: 2 };
  if (axes.kind !== 'list') {
    const count = integerOr(context, axes, 2, at);
    const first = a.shape.length - count;
    return tensordot(
      context,
      a,
      b,
      Array.from({ length: count }, (_, k) => first + k),
      Array.from({ length: count }, (_, k) => k),
      at,
    );
  }
  const [left = none, right = none] = axes.items;
  const named = (v: Value, array: ArrayValue): number[] =>
    integersOf(context, v, at).map((k) => axisAt(context, k, array.shape.length, at));
  return tensordot(context, a, b, named(left, a), named(right, b), at);
}

/** `ij,jk->ik`; without an arrow the letters that appear once remain, in alphabetical order. */
function einsum(context: TraceContext, pattern: string, arrays: readonly ArrayValue[], at: Span): Value {
  const [inputs = '', output] = pattern.replaceAll(' ', '').split('->');
  const letters = inputs.split(',');
  if (!/^[a-zA-Z,]*$/.test(inputs) || !/^[a-zA-Z]*$/.test(output ?? ''))
    return context.stop('unsupported-syntax', at, `the pattern ${pattern} is not followed`);
  const fits =
    letters.length === arrays.length && letters.every((l, k) => l.length === arrays[k]?.shape.length);
  if (!fits) return context.stop('shape-mismatch', at, `the pattern ${pattern} does not fit these arrays`);
  const all = [...inputs.replaceAll(',', '')];
  const implied = [...new Set(all)].filter((l) => all.filter((m) => m === l).length === 1).sort();
  const out = output === undefined ? implied : [...output];
  if (out.some((l) => !all.includes(l)) || new Set(out).size !== out.length)
    return context.stop('wrong-arguments', at, `the pattern ${pattern} names an axis that there is none of`);
  const operands = arrays.map((array, k) => ({ array, labels: [...(letters[k] ?? '')] }));
  return contracted(context, operands, out, at);
}

function kronecker(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = pair(context, args, at);
  const rank = Math.max(a.shape.length, b.shape.length);
  const [left, right] = [a, b].map((v) => padded(v, rank));
  if (!left || !right) return none;
  const out = names('a', rank).flatMap((label, k) => [label, `b${k}`]);
  const operands = [
    { array: left, labels: names('a', rank) },
    { array: right, labels: names('b', rank) },
  ];
  const shape = left.shape.map((d, k) => d * (right.shape[k] ?? 1));
  const product = asArray(context, contracted(context, operands, out, at), at);
  return collapsed(shape, itemsOf(product));
}

function padded(array: ArrayValue, rank: number): ArrayValue {
  const ones = Array.from({ length: rank - array.shape.length }, () => 1);
  return viewOf(array, [...ones, ...array.shape], [...ones.map(() => 0), ...array.strides]);
}

/** Of vectors of three in the named axis, the last one where none is; of vectors of two, a number. */
function cross(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = pair(context, args, at);
  const [x, y] = [a, b].map((v) => {
    const axis = axisAt(context, integerOr(context, args[2], -1, at), v.shape.length, at);
    const shape = [...v.shape];
    const strides = [...v.strides];
    const [size] = shape.splice(axis, 1);
    const [stride = 0] = strides.splice(axis, 1);
    return {
      size,
      axis,
      parts: Array.from({ length: size ?? 0 }, (_, k) => viewOf(v, shape, strides, v.offset + k * stride)),
    };
  });
  if (!x || !y || x.size !== y.size || (x.size !== 3 && x.size !== 2))
    return context.stop('shape-mismatch', at, 'a cross product is one of vectors of three, or of two');
  const part = (k: number, j: number): Value => {
    const left = applyPrimitive(context, 'mul', [scalarOf(x.parts[k]), scalarOf(y.parts[j])], at);
    const right = applyPrimitive(context, 'mul', [scalarOf(x.parts[j]), scalarOf(y.parts[k])], at);
    return applyPrimitive(context, 'sub', [left, right], at);
  };
  if (x.size === 2) return part(0, 1);
  const parts = [part(1, 2), part(2, 0), part(0, 1)].map((v) => asArray(context, v, at));
  const inner = parts[0]?.shape ?? [];
  const stacked = arrayOf([3, ...inner], parts.flatMap(itemsOf));
  const axis = Math.min(Math.max(x.axis, y.axis), inner.length);
  const order = Array.from({ length: inner.length }, (_, k) => k + 1);
  order.splice(axis, 0, 0);
  const turned = viewOf(
    stacked,
    order.map((k) => stacked.shape[k] ?? 1),
    order.map((k) => stacked.strides[k] ?? 0),
  );
  return arrayOf(turned.shape, itemsOf(turned));
}

function scalarOf(part: ArrayValue | undefined): Value {
  if (!part) return none;
  return part.shape.length ? part : itemAt(part, part.offset);
}

/**
 * The product of mathematical notation, by the shapes of its factors: a vector is a column, its transpose a
 * matrix of one row. A number scales; else the inner lengths have to agree. A product of one element is that
 * element.
 */
function times(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [a, b] = args;
  if (!a || !b) return context.stop('wrong-arguments', at, 'a product has two factors');
  if (!isTable(a) || !isTable(b)) return applyPrimitive(context, 'mul', [a, b], at);
  const left = asArray(context, a, at);
  const right = asArray(context, b, at);
  const outer = left.shape.length === 1 && right.shape.length === 2 && right.shape[0] === 1;
  const rows = outer ? arrayOf([sizeOf(left.shape), 1], itemsOf(left)) : left;
  const inner = rows.shape[1];
  if (rows.shape.length !== 2 || inner === undefined || inner !== right.shape[0] || right.shape.length > 2)
    return mismatch(context, left, right, at);
  const product = asArray(context, matmul(context, rows, right, at), at);
  const [first] = itemsOf(product);
  return sizeOf(product.shape) === 1 && first ? first : product;
}

/** Of a matrix its transpose, of a vector a matrix of one row. */
function transpose(context: TraceContext, args: readonly Value[], at: Span): Value {
  const [value] = args;
  if (!value || !isTable(value)) return value ?? context.stop('wrong-arguments', at, 'nothing to transpose');
  const array = asArray(context, value, at);
  if (array.shape.length > 2)
    return context.stop('shape-mismatch', at, 'only vectors and matrices are transposed');
  const [rows = 1, columns] = array.shape;
  const [down = 0, across = 0] = array.strides;
  return columns === undefined
    ? viewOf(array, [1, rows], [0, down])
    : viewOf(array, [columns, rows], [across, down]);
}

function isTable(v: Value): boolean {
  return v.kind === 'array' || v.kind === 'list';
}
