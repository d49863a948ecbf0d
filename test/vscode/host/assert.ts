// Node's assertions do not exist in a browser's extension host.

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Compares plain data. */
export function assertEqual(actual: unknown, expected: unknown): void {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value, undefined, 2));
  assert(left === right, `expected ${right}\nbut it is ${left}`);
}
