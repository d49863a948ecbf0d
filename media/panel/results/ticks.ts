/** Round numbers between two ends: multiples of 1, 2 or 5 times a power of ten, about `wanted` of them. */
export function ticks(low: number, high: number, wanted: number): number[] {
  const width = high - low;
  if (!(width > 0) || !Number.isFinite(width)) return [];
  const rough = width / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((k) => k * power >= rough * (1 - 1e-9)) ?? 10;
  const step = factor * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, k) => rounded((first + k) * step));
}

/** Without the noise of the multiplication. */
function rounded(x: number): number {
  return Number(x.toPrecision(12));
}
