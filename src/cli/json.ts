/** JSON in which NaN and the infinities travel as strings and typed arrays as lists. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, replacer, 1)}\n`;
}

function replacer(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as Float64Array)
    : value;
}
