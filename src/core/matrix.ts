/** Small dense matrices, rows as typed arrays. */
export type Matrix = readonly Float64Array[];

/** By elimination with row pivots; NaN where the matrix is not square, 0 where all that is left is rounding. */
export function determinant(matrix: Matrix): number {
  if (!isSquare(matrix)) return Number.NaN;
  // Not −0.
  return pivotsOf(matrix).reduce((product, pivot) => product * pivot, 1) + 0;
}

function isSquare(matrix: Matrix): boolean {
  return matrix.every((row) => row.length === matrix.length);
}

/** The pivots of an elimination, each negated by an exchange of rows; a pivot 0 is the last. */
function pivotsOf(matrix: Matrix): number[] {
  const n = matrix.length;
  const rows = matrix.map((row) => row.slice());
  const pivots: number[] = [];
  for (let k = 0; k < n; k++) {
    const best = rows
      .slice(k)
      .reduce(
        (found, row, i) => (Math.abs(row[k] ?? 0) > Math.abs(rows[found]?.[k] ?? 0) ? k + i : found),
        k,
      );
    const [head, other] = [rows[best], rows[k]];
    if (!head || !other) break;
    [rows[k], rows[best]] = [head, other];
    const lead = head[k] ?? 0;
    pivots.push(best === k ? lead : -lead);
    if (lead === 0) break;
    for (const row of rows.slice(k + 1)) {
      const factor = (row[k] ?? 0) / lead;
      for (let j = k; j < n; j++) row[j] = difference(row[j] ?? 0, factor * (head[j] ?? 0));
    }
  }
  return pivots;
}

/** What is within the rounding of both numbers is 0: a singular matrix is not to look like one that is nearly so. */
function difference(a: number, b: number): number {
  return Math.abs(a - b) <= rounding * (Math.abs(a) + Math.abs(b)) ? 0 : a - b;
}

const rounding = 4 * Number.EPSILON;

/** σ_max/σ_min in the 2-norm; infinite for a singular matrix. */
export function conditionNumber(matrix: Matrix): number {
  if (isSquare(matrix) && pivotsOf(matrix).includes(0)) return Number.POSITIVE_INFINITY;
  const values = singularValues(scaled(matrix));
  return Math.max(...values) / Math.min(...values);
}

/** By a power of two, so that no square is too large or too small for a number. */
function scaled(matrix: Matrix): Matrix {
  const largest = Math.max(...matrix.flatMap((row) => Array.from(row, Math.abs)));
  const factor = 2 ** -Math.floor(Math.log2(largest));
  return Number.isFinite(factor) && factor > 0 ? matrix.map((row) => row.map((x) => x * factor)) : matrix;
}

const sweeps = 40;

/** By one-sided Jacobi rotations (Golub and Van Loan, Matrix Computations, 4th ed., 8.6.3). */
function singularValues(matrix: Matrix): number[] {
  const columns = transposed(matrix.length < (matrix[0]?.length ?? 0) ? transposed(matrix) : matrix);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let turned = false;
    for (let p = 0; p < columns.length; p++) {
      for (let q = p + 1; q < columns.length; q++) {
        const [a, b] = [columns[p], columns[q]];
        if (a && b) turned = rotate(a, b) || turned;
      }
    }
    if (!turned) break;
  }
  return columns.map((c) => Math.sqrt(dot(c, c)));
}

/** Turns two columns in their plane until they are orthogonal; false where they are already. */
function rotate(a: Float64Array, b: Float64Array): boolean {
  const [alpha, beta, gamma] = [dot(a, a), dot(b, b), dot(a, b)];
  if (!(Math.abs(gamma) > 1e-15 * Math.sqrt(alpha * beta))) return false;
  const zeta = (beta - alpha) / (2 * gamma);
  const t = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.hypot(1, t);
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    a[i] = c * x - c * t * y;
    b[i] = c * t * x + c * y;
  }
  return true;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

function transposed(matrix: Matrix): Float64Array[] {
  return Array.from(matrix[0] ?? [], (_, j) => Float64Array.from(matrix, (row) => row[j] ?? 0));
}
