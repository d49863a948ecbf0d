/** The handles of a piece that is level at both ends, as a part of its length. */
const round = 0.45;

/**
 * Smooth curves through given points that rise and fall only as the points do, so that between two points a
 * curve stays between them: y is piecewise cubic in x, with the slopes of Fritsch and Butland (1984). At both
 * ends, and wherever the points turn back, it is level.
 */
export class Smooth {
  private x: number[] = [];
  private y: number[] = [];
  /** The curve has to stay nearer than `room` to the point's height as far as `half` before and after it. */
  private half: number[] = [];
  private room: number[] = [];
  private readonly found: number[] = [];

  /** Numbers written so far. */
  get length(): number {
    return this.found.length;
  }

  points(): Float64Array {
    return Float64Array.from(this.found);
  }

  to(x: number, y: number): void {
    this.push(x, y, 0, 0);
  }

  /** A point between `begin` and `end`, within which the curve stays nearer to its height than `room`. */
  slanting(begin: number, end: number, y: number, room: number): void {
    this.push((begin + end) / 2, y, (end - begin) / 2, room);
  }

  /** Writes the curve as cubic Béziers, forgets its points and returns its middle. */
  finish(): { x: number; y: number } {
    if (this.half.some((half) => half > 0)) {
      this.level();
      this.leaveOutBetween();
    }
    const middle = this.write();
    this.x = [];
    this.y = [];
    this.half = [];
    this.room = [];
    return middle;
  }

  private push(x: number, y: number, half: number, room: number): void {
    const last = this.x.length - 1;
    if (last >= 0 && x - (this.x[last] as number) < 1e-6) return;
    if (half === 0 && this.levelSince(last - 1, y)) {
      this.x[last] = x;
      return;
    }
    this.x.push(x);
    this.y.push(y);
    this.half.push(half);
    this.room.push(room);
  }

  /** Whether the last points, from this one on, are plain ones of that height. */
  private levelSince(first: number, y: number): boolean {
    for (let k = first; k < this.x.length; k++) if (this.half[k] !== 0 || this.y[k] !== y) return false;
    return first >= 0;
  }

  /** Where the curve would leave the room beside a point, the point becomes a level piece. */
  private level(): void {
    const { x, y, half, room } = this;
    const levelX: number[] = [];
    const levelY: number[] = [];
    for (let k = 0; k < x.length; k++) {
      const reach = half[k] as number;
      const at = x[k] as number;
      const height = y[k] as number;
      const fits =
        reach === 0 ||
        (Math.abs(this.value(k - 1, at - reach) - height) <= (room[k] as number) &&
          Math.abs(this.value(k, at + reach) - height) <= (room[k] as number));
      levelX.push(...(fits ? [at] : [at - reach, at + reach]));
      levelY.push(...(fits ? [height] : [height, height]));
    }
    this.x = levelX;
    this.y = levelY;
  }

  /** Points on a level line with both neighbours say nothing. */
  private leaveOutBetween(): void {
    const { x, y } = this;
    const needed = (k: number): boolean => y[k] !== y[k - 1] || y[k] !== y[k + 1];
    this.x = x.filter((_, k) => needed(k));
    this.y = y.filter((_, k) => needed(k));
  }

  private write(): { x: number; y: number } {
    const { x, y, found } = this;
    found.push(x[0] as number, y[0] as number);
    for (let k = 0; k + 1 < x.length; k++) {
      const before = this.slope(k);
      const after = this.slope(k + 1);
      const handle =
        ((x[k + 1] as number) - (x[k] as number)) * (before === 0 && after === 0 ? round : 1 / 3);
      found.push((x[k] as number) + handle, (y[k] as number) + handle * before);
      found.push((x[k + 1] as number) - handle, (y[k + 1] as number) - handle * after);
      found.push(x[k + 1] as number, y[k + 1] as number);
    }
    return this.middle();
  }

  private middle(): { x: number; y: number } {
    const { x } = this;
    const half = ((x[0] as number) + (x[x.length - 1] as number)) / 2;
    let k = 0;
    while (k + 2 < x.length && (x[k + 1] as number) < half) k++;
    return { x: half, y: this.value(k, half) };
  }

  private slope(k: number): number {
    const { x, y } = this;
    if (k <= 0 || k >= x.length - 1) return 0;
    const before = (x[k] as number) - (x[k - 1] as number);
    const after = (x[k + 1] as number) - (x[k] as number);
    const rise = ((y[k] as number) - (y[k - 1] as number)) / before;
    const next = ((y[k + 1] as number) - (y[k] as number)) / after;
    if (rise * next <= 0) return 0;
    return (3 * (before + after)) / ((2 * after + before) / rise + (after + 2 * before) / next);
  }

  /** The height at `at`, between the points k and k + 1. */
  private value(k: number, at: number): number {
    const { x, y } = this;
    const length = (x[k + 1] as number) - (x[k] as number);
    const t = (at - (x[k] as number)) / length;
    const back = 1 - t;
    return (
      (y[k] as number) * back * back * (1 + 2 * t) +
      (y[k + 1] as number) * t * t * (1 + 2 * back) +
      length * t * back * (back * this.slope(k) - t * this.slope(k + 1))
    );
  }
}
