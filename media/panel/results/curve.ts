/** A curve in pieces: between them the computation goes another way, jumps, or has no finite value. */
export interface Curve {
  readonly low: number;
  readonly high: number;
  /** x₀, y₀, x₁, y₁, …; x ascends. */
  readonly pieces: readonly Float64Array[];
  /** What is worth seeing of the values: a pole does not flatten the rest. */
  readonly bottom: number;
  readonly top: number;
}

/** Gaps between samples that are searched for a jump; halvings of one. */
const mostSearched = 16;
const halvings = 40;

/** A gap that is this part of the curve's height may be a jump. */
const suspicious = 0.08;

interface End {
  readonly x: number;
  readonly y: number;
}

/** `f` between `low` and `high` by `count` samples, and some more where it breaks off; not finite: no value there. */
export function curveOf(f: (x: number) => number, low: number, high: number, count: number): Curve {
  const samples = Array.from({ length: count }, (_, k) => {
    // Rounding would leave the last one a little before the end, as if the curve broke off there.
    const x = k === count - 1 ? high : low + ((high - low) * k) / (count - 1);
    return { x, y: f(x) };
  });
  const [bottom, top] = frameOf(samples.map((s) => s.y));
  const pieces: End[][] = [];
  let piece: End[] = [];
  let searched = 0;
  const end = (): void => {
    if (piece.length > 1) pieces.push(piece);
    piece = [];
  };
  samples.forEach((right, k) => {
    const left = samples[k - 1];
    if (left && isValue(left) !== isValue(right)) {
      piece.push(isValue(left) ? lastValue(f, left, right) : lastValue(f, right, left));
      if (isValue(left)) end();
    }
    if (!isValue(right)) return;
    if (left && isValue(left) && isSteep(left, right, top - bottom) && searched < mostSearched) {
      searched++;
      const jump = jumpBetween(f, left, right);
      if (jump) {
        piece.push(jump[0]);
        end();
        piece.push(jump[1]);
      }
    }
    piece.push(right);
  });
  end();
  return {
    low,
    high,
    bottom,
    top,
    pieces: pieces.map((p) => Float64Array.from(p.flatMap(({ x, y }) => [x, y]))),
  };
}

function isValue({ y }: End): boolean {
  return Number.isFinite(y);
}

function isSteep(left: End, right: End, height: number): boolean {
  return Math.abs(right.y - left.y) > suspicious * height;
}

/** The end of a piece between a sample with a value and one without. */
function lastValue(f: (x: number) => number, inside: End, outside: End): End {
  let [near, far] = [inside, outside];
  for (let k = 0; k < halvings; k++) {
    const x = (near.x + far.x) / 2;
    const middle = { x, y: f(x) };
    if (isValue(middle)) near = middle;
    else far = middle;
  }
  return near;
}

/**
 * The two sides of a jump: halving towards the larger difference makes it vanish where a function is continuous, and
 * not where it jumps or has a pole.
 */
function jumpBetween(f: (x: number) => number, left: End, right: End): [End, End] | undefined {
  let [a, b] = [left, right];
  for (let k = 0; k < halvings; k++) {
    const x = (a.x + b.x) / 2;
    if (x === a.x || x === b.x) break;
    const middle = { x, y: f(x) };
    if (!isValue(middle)) return [lastValue(f, a, middle), lastValue(f, b, middle)];
    if (Math.abs(middle.y - a.y) > Math.abs(b.y - middle.y)) b = middle;
    else a = middle;
  }
  return Math.abs(b.y - a.y) > 0.5 * Math.abs(right.y - left.y) ? [a, b] : undefined;
}

/** The heights that are shown: all, unless few values are far from the others. */
function frameOf(all: readonly number[]): [bottom: number, top: number] {
  const ys = all.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (part: number): number => ys[Math.round(part * (ys.length - 1))] ?? 0;
  const [least, most] = [at(0), at(1)];
  const [low, high] = [at(0.08), at(0.92)];
  const usual = high - low;
  if (most - least <= 5 * usual || usual === 0) return [least, most];
  return [Math.max(least, low - usual), Math.min(most, high + usual)];
}
