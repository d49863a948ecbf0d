/** `3 × 4`. */
export function shapeText(shape: readonly number[]): string {
  return shape.join(' × ');
}

/** How a language writes an element's place: `[0][1]`, counted from 0, or `[1, 2]`, counted from 1. */
export type Indexing = 'nested' | 'joined';

/** The place of an array's k-th element, counted row by row. */
export function indexText(shape: readonly number[], k: number, indexing: Indexing): string {
  const indices: number[] = [];
  let rest = k;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return placeText(indices, indexing);
}

/** `indices`: one of each axis, counted from 0. */
export function placeText(indices: readonly number[], indexing: Indexing): string {
  if (indexing === 'nested') return indices.map((i) => `[${i}]`).join('');
  return indices.length ? `[${indices.map((i) => i + 1).join(', ')}]` : '';
}
