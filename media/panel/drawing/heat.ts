/** Numbers of an array as a grid of few cells. */
export interface Heat {
  readonly rows: number;
  readonly columns: number;
  /** How many rows and columns of the array a cell stands for, at most. */
  readonly binRows: number;
  readonly binColumns: number;
  /** Row by row: the mean of the finite numbers; absent where there is none. */
  readonly cells: readonly (number | undefined)[];
  /** Row by row: whether one of its numbers is NaN or infinite. */
  readonly broken: readonly boolean[];
  /** The largest distance of a cell from 0. */
  readonly largest: number;
}

/** More cells in a row or column are no picture. */
const most = 16;

/** Rows and columns of the grid on which an array is drawn: a vector lies in one row, leading axes stand below each other. */
export function gridOf(shape: readonly number[]): { readonly rows: number; readonly columns: number } {
  const columns = shape.at(-1) ?? 1;
  return { rows: shape.slice(0, -1).reduce((n, size) => n * size, 1), columns };
}

/** What a grid is drawn with: cells for as many rows and columns as there is room for. */
export function binned({ rows, columns }: ReturnType<typeof gridOf>) {
  const binRows = Math.ceil(rows / most);
  const binColumns = Math.ceil(columns / most);
  return { rows: Math.ceil(rows / binRows), columns: Math.ceil(columns / binColumns), binRows, binColumns };
}

/** `numbers`: row by row; undefined where there is none yet. */
export function heatOf(shape: readonly number[], numbers: readonly (number | undefined)[]): Heat {
  const grid = gridOf(shape);
  const bins = binned(grid);
  const count = bins.rows * bins.columns;
  const sums = new Float64Array(count);
  const counts = new Uint32Array(count);
  const broken = new Array<boolean>(count).fill(false);
  for (const [k, x] of numbers.entries()) {
    if (x === undefined) continue;
    const row = Math.floor(Math.floor(k / grid.columns) / bins.binRows);
    const cell = row * bins.columns + Math.floor((k % grid.columns) / bins.binColumns);
    if (Number.isFinite(x)) {
      sums[cell] = (sums[cell] ?? 0) + x;
      counts[cell] = (counts[cell] ?? 0) + 1;
    } else broken[cell] = true;
  }
  const cells = Array.from(sums, (sum, cell) => (counts[cell] ? sum / (counts[cell] ?? 1) : undefined));
  const largest = cells.reduce<number>((size, x) => Math.max(size, Math.abs(x ?? 0)), 0);
  return { ...bins, cells, broken, largest };
}

/** `each cell the mean of 4 × 8`; undefined where a cell is one element. */
export function binText({ binRows, binColumns }: Heat): string | undefined {
  if (binRows * binColumns === 1) return undefined;
  return `each cell the mean of ${binRows > 1 ? `${binRows} × ` : ''}${binColumns}`;
}

/** How strong a colour is: 1 … 5 of a cell's distance from 0; 0 of what is exactly 0. */
export function strength(heat: Heat, x: number): number {
  return x === 0 ? 0 : Math.max(1, Math.ceil((5 * Math.abs(x)) / heat.largest));
}
