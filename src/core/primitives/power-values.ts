/**
 * ∂x^y/∂x = y·x^(y − 1). For a broken exponent y − 1 may round, and the power turns that into ln(x) times as
 * much; y·r/x does not. An integer less one is exact.
 */
export function powerSlope(x: number, y: number, r: number): number {
  if (y === 0) return 0;
  if (!(x > 0) || Number.isInteger(y) || !Number.isFinite(x) || !Number.isFinite(y)) return y * x ** (y - 1);
  if (isOrdinary(r) && isOrdinary(r / x)) return (r / x) * y;
  const half = x ** (y / 2);
  return (half / x) * y * half;
}

/** ∂x^y/∂y = x^y ln x; 0^y is the constant 0 for y > 0, and at y = 0 its derivative is taken as 0. */
export function exponentSlope(x: number, y: number, r: number): number {
  if (x === 0 && y >= 0) return 0;
  if (isOrdinary(r) || !(x > 0)) return r * Math.log(x);
  const half = x ** (y / 2);
  return half * Math.log(x) * half;
}

/** Neither infinite nor so small that it has lost digits: there, the power is put together from its root. */
function isOrdinary(r: number): boolean {
  return r > 1e-290 && Number.isFinite(r);
}
