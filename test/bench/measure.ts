/** The median time of one call in milliseconds, over `rounds` calls after a warm-up of as many. */
export function median(rounds: number, f: () => unknown): number {
  for (let k = 0; k < rounds; k++) f();
  const times: number[] = [];
  for (let k = 0; k < rounds; k++) {
    const start = process.hrtime.bigint();
    f();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
}

/** Columns aligned, the first to the left. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((r) => (r[c] ?? '').length)));
  return rows
    .map((r) => r.map((t, c) => (c ? t.padStart(widths[c] ?? 0) : t.padEnd(widths[c] ?? 0))).join('  '))
    .join('\n');
}

export const number = (x: number, digits = 3): string => String(Number(x.toPrecision(digits)));
