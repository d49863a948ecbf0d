import type { Layout, LayoutRequest } from '../../../media/layout/layout';

interface Box {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is wrong with a layout, in words; nothing, if it keeps what it promises. */
export function layoutFaults(request: LayoutRequest, layout: Layout): readonly string[] {
  const nodes = nodeBoxes(request, layout);
  const labels = labelBoxes(request, layout);
  return [
    ...numbersOutside(layout),
    ...overlaps([...nodes, ...labels]),
    ...Array.from(request.from.keys(), (e) => routeFaults(e, request, layout, nodes)).flat(),
  ];
}

function nodeBoxes({ widths, heights }: LayoutRequest, { x, y }: Layout): Box[] {
  return Array.from(x, (_, v) => box(`node ${v}`, x[v], y[v], widths[v], heights[v]));
}

function labelBoxes({ labelWidths, labelHeights }: LayoutRequest, { labelX, labelY }: Layout): Box[] {
  return Array.from(labelX, (_, e) =>
    box(`label ${e}`, labelX[e], labelY[e], labelWidths[e], labelHeights[e]),
  ).filter(({ left, right }) => right > left);
}

function box(name: string, x = Number.NaN, y = Number.NaN, width = 0, height = 0): Box {
  return { name, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** Everything is a number within the picture. */
function numbersOutside({ x, y, labelX, labelY, points, width, height }: Layout): string[] {
  const within = (value: number, most: number): boolean => value >= -1e-6 && value <= most + 1e-6;
  const horizontal = [...x, ...labelX, ...points.filter((_, k) => k % 2 === 0)];
  const vertical = [...y, ...labelY, ...points.filter((_, k) => k % 2 === 1)];
  return [
    ...horizontal.filter((value) => !within(value, width)).map((value) => `x ${value} outside of ${width}`),
    ...vertical.filter((value) => !within(value, height)).map((value) => `y ${value} outside of ${height}`),
  ];
}

function overlaps(boxes: readonly Box[]): string[] {
  const sorted = [...boxes].sort((a, b) => a.left - b.left);
  const found: string[] = [];
  let active: Box[] = [];
  for (const one of sorted) {
    active = active.filter((other) => other.right > one.left + 1e-6);
    for (const other of active) {
      if (one.top < other.bottom - 1e-6 && other.top < one.bottom - 1e-6)
        found.push(`${other.name} on ${one.name}`);
    }
    active.push(one);
  }
  return found;
}

function routeFaults(e: number, request: LayoutRequest, layout: Layout, nodes: readonly Box[]): string[] {
  const source = request.from[e] ?? 0;
  const target = request.to[e] ?? 0;
  const down = request.direction === 'down';
  const route = sampled(layout.points.subarray(layout.offset[e], layout.offset[e + 1]));
  const along = route.map(([x, y]) => (down ? y : x));
  const found: string[] = [];
  if (along.some((value, k) => value < (along[k - 1] ?? value) - 1e-6)) found.push(`edge ${e} turns back`);
  if (!onSide(route[0], nodes[source], down, true)) found.push(`edge ${e} does not start at its node`);
  if (!onSide(route.at(-1), nodes[target], down, false)) found.push(`edge ${e} does not end at its node`);
  const own = [nodes[source], nodes[target]];
  for (const node of beside(route, nodes)) {
    if (!own.includes(node) && route.some((point) => inside(point, node)))
      found.push(`edge ${e} in ${node.name}`);
  }
  const label = labelBox(e, request, layout);
  if (label.right > label.left && !route.some((point) => inside(point, label))) {
    found.push(`label ${e} beside its edge`);
  }
  return found;
}

/** The boxes that meet the smallest box around the points. */
function beside(route: readonly Point[], boxes: readonly Box[]): Box[] {
  const left = Math.min(...route.map(([x]) => x));
  const right = Math.max(...route.map(([x]) => x));
  const top = Math.min(...route.map(([, y]) => y));
  const bottom = Math.max(...route.map(([, y]) => y));
  return boxes.filter((box) => box.right > left && box.left < right && box.bottom > top && box.top < bottom);
}

const labelBox = (e: number, { labelWidths, labelHeights }: LayoutRequest, { labelX, labelY }: Layout): Box =>
  box('label', labelX[e], labelY[e], labelWidths[e], labelHeights[e]);

type Point = readonly [x: number, y: number];

/** Whether a point lies on the side of a node to the right (or below), or the one opposite. */
function onSide(point: Point | undefined, node: Box | undefined, down: boolean, far: boolean): boolean {
  if (!point || !node) return false;
  const [x, y] = point;
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
  if (down) return near(y, far ? node.bottom : node.top) && x >= node.left && x <= node.right;
  return near(x, far ? node.right : node.left) && y >= node.top && y <= node.bottom;
}

const inside = ([x, y]: Point, { left, right, top, bottom }: Box): boolean =>
  x > left + 1e-6 && x < right - 1e-6 && y > top + 1e-6 && y < bottom - 1e-6;

/** Points on cubic Béziers, close enough that none jumps over a label. */
function sampled(control: Float64Array): Point[] {
  const at = (k: number): number => control[k] ?? Number.NaN;
  const found: Point[] = [[at(0), at(1)]];
  for (let k = 0; k + 7 < control.length; k += 6) {
    const pieces = Math.min(400, Math.ceil(2 + Math.hypot(at(k + 6) - at(k), at(k + 7) - at(k + 1))));
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      found.push([bezier(control, k, t), bezier(control, k + 1, t)]);
    }
  }
  return found;
}

function bezier(control: Float64Array, k: number, t: number): number {
  const [a = 0, , b = 0, , c = 0, , d = 0] = control.subarray(k, k + 7);
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}
