/** A drawn edge: its ends, and points on the curve as x, y pairs. */
export interface Curve {
  readonly from: number;
  readonly to: number;
  readonly line: Float64Array;
}

/** Points on cubic Béziers given by start, then (c1, c2, end)*. */
export function sampled(control: ArrayLike<number>, pieces = 10): Float64Array {
  const at = (k: number): number => control[k] ?? 0;
  const line = [at(0), at(1)];
  for (let k = 0; k + 7 < control.length; k += 6) {
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      const s = 1 - t;
      for (const c of [k, k + 1]) {
        line.push(
          s * s * s * at(c) + 3 * s * s * t * at(c + 2) + 3 * s * t * t * at(c + 4) + t * t * t * at(c + 6),
        );
      }
    }
  }
  return Float64Array.from(line);
}

interface Piece {
  readonly curve: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Crossings nearer than this to a common end are where curves meet at a node, in pixels. */
const meeting = 6;

/** How often the drawn curves cross each other. */
export function drawnCrossings(curves: readonly Curve[]): number {
  const pieces = curves.flatMap((curve, k) => piecesOf(curve, k)).sort((a, b) => a.x1 - b.x1);
  let sum = 0;
  let active: Piece[] = [];
  for (const piece of pieces) {
    active = active.filter((other) => other.x2 >= piece.x1);
    for (const other of active) if (crossing(piece, other, curves)) sum++;
    active.push(piece);
  }
  return sum;
}

function piecesOf({ line }: Curve, curve: number): Piece[] {
  const pieces: Piece[] = [];
  for (let k = 0; k + 3 < line.length; k += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line.subarray(k, k + 4);
    pieces.push(x1 <= x2 ? { curve, x1, y1, x2, y2 } : { curve, x1: x2, y1: y2, x2: x1, y2: y1 });
  }
  return pieces;
}

function crossing(a: Piece, b: Piece, curves: readonly Curve[]): boolean {
  if (a.curve === b.curve || Math.max(a.y1, a.y2) < Math.min(b.y1, b.y2)) return false;
  if (Math.max(b.y1, b.y2) < Math.min(a.y1, a.y2)) return false;
  const determinant = (a.x2 - a.x1) * (b.y2 - b.y1) - (a.y2 - a.y1) * (b.x2 - b.x1);
  if (determinant === 0) return false;
  const t = ((b.x1 - a.x1) * (b.y2 - b.y1) - (b.y1 - a.y1) * (b.x2 - b.x1)) / determinant;
  const u = ((b.x1 - a.x1) * (a.y2 - a.y1) - (b.y1 - a.y1) * (a.x2 - a.x1)) / determinant;
  if (t < 0 || t >= 1 || u < 0 || u >= 1) return false;
  const x = a.x1 + t * (a.x2 - a.x1);
  const y = a.y1 + t * (a.y2 - a.y1);
  return !meetAt(x, y, curves[a.curve] as Curve, curves[b.curve] as Curve);
}

function meetAt(x: number, y: number, a: Curve, b: Curve): boolean {
  const near = (curve: Curve, k: number): boolean =>
    Math.hypot((curve.line[k] ?? 0) - x, (curve.line[k + 1] ?? 0) - y) < meeting;
  const ends = (curve: Curve): number => curve.line.length - 2;
  return (
    (a.from === b.from && near(a, 0) && near(b, 0)) || (a.to === b.to && near(a, ends(a)) && near(b, ends(b)))
  );
}
