/** `3 × 4`. */
export function shapeText(shape: readonly number[]): string {
  return shape.join(' × ');
}

/** `[0][1]`: the place of an array's k-th element, counted row by row. */
export function indexText(shape: readonly number[], k: number): string {
  let text = '';
  let rest = k;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    text = `[${rest % size}]${text}`;
    rest = Math.floor(rest / size);
  }
  return text;
}
