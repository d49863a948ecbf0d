import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Layout, type LayoutRequest, layout } from '../../../media/layout/layout';
import { layoutFaults } from './faults';
import { anyRequest, blackScholes, firstExample, requestOf } from './requests';

const times = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

describe('the layout of a graph', () => {
  it('lets nothing overlap, every edge advance from node to node, and none pass through another', () => {
    fc.assert(
      fc.property(anyRequest(30), (request) => {
        assert.deepEqual(layoutFaults(request, layout(request)), []);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for the same request', () => {
    fc.assert(
      fc.property(anyRequest(20), (request) => {
        assert.deepEqual(layout(request), layout(request));
      }),
    );
  });

  it('gives every edge ports of its own', () => {
    fc.assert(
      fc.property(anyRequest(20), (request) => {
        const { points, offset } = layout(request);
        const start = (e: number): string => String(points.subarray(offset[e], (offset[e] ?? 0) + 2));
        const end = (e: number): string => String(points.subarray((offset[e + 1] ?? 0) - 2, offset[e + 1]));
        const edges = [...request.from.keys()];
        assert.equal(new Set(edges.map(start)).size, edges.length);
        assert.equal(new Set(edges.map(end)).size, edges.length);
      }),
    );
  });

  const hostile: Record<string, LayoutRequest> = {
    'no node': requestOf(0, []),
    'one node': requestOf(1, []),
    'isolated nodes': requestOf(500, []),
    'a long chain': requestOf(
      500,
      times(499).map((v) => [v, v + 1]),
    ),
    'a star of users': requestOf(
      201,
      times(200).map((v) => [0, v + 1]),
    ),
    'a star of operands with labels': requestOf(
      201,
      times(200).map((v) => [v, 200, 20]),
    ),
    'one input of every step': requestOf(
      250,
      times(249).flatMap((v) => [[v, v + 1] as const, [0, v + 1] as const]),
    ),
    'nodes without extent': requestOf(
      3,
      [
        [0, 1],
        [1, 2, 9],
        [0, 2],
      ],
      { widths: new Float64Array(3), heights: new Float64Array(3) },
    ),
  };
  for (const [name, request] of Object.entries(hostile)) {
    it(`copes with ${name}`, () => {
      assert.deepEqual(layoutFaults(request, layout(request)), []);
    });
  }

  it('copes with ten thousand parallel edges', () => {
    const request = requestOf(
      2,
      times(10_000).map(() => [0, 1, 20]),
    );
    const { labelY, points } = layout(request);
    assert.equal(new Set(labelY).size, 10_000);
    assert.ok(points.every(Number.isFinite));
  });

  it('takes sizes that are no numbers for none', () => {
    const request = requestOf(2, [[0, 1, Number.NaN]], {
      widths: Float64Array.of(Number.NaN, -4),
      heights: Float64Array.of(Number.POSITIVE_INFINITY, 3),
    });
    const found = layout(request);
    assert.ok([found.width, found.height, ...found.x, ...found.y, ...found.points].every(Number.isFinite));
  });

  it('says which edge does not lead to a later vertex', () => {
    assert.throws(() => layout(requestOf(2, [[1, 1]])), /edge 0 from 1 to 1 among 2 vertices/);
    assert.throws(() => layout(requestOf(2, [[0, 2]])), RangeError);
  });
});

describe('the picture of', () => {
  it('the first example', () => {
    assert.deepEqual(printed(firstExample()), firstPicture);
  });

  it('a price by Black and Scholes', () => {
    assert.deepEqual(printed(blackScholes()), blackScholesPicture);
  });

  it('a graph downwards is the one to the right, turned', () => {
    const request = blackScholes();
    const { widths, heights, labelWidths, labelHeights } = request;
    const down = layout({
      ...request,
      widths: heights,
      heights: widths,
      labelWidths: labelHeights,
      labelHeights: labelWidths,
      direction: 'down',
    });
    const right = layout(request);
    assert.deepEqual(
      [down.x, down.y, down.labelX, down.labelY],
      [right.y, right.x, right.labelY, right.labelX],
    );
  });
});

describe('the layout after a change', () => {
  it('keeps the order of the vertices that were there', () => {
    const before = layout(blackScholes());
    const request = requestOf(5, [
      [0, 3],
      [1, 3],
      [2, 4],
      [3, 4],
    ]);
    const old: Layout = { ...layout(request), y: Float64Array.of(300, 200, 100, 250, 200) };
    const after = layout({ ...request, previous: { layout: old, vertex: Int32Array.of(0, 1, 2, 3, 4) } });
    assert.ok((after.y[0] ?? 0) > (after.y[1] ?? 0));
    assert.deepEqual(
      layout({ ...blackScholes(), previous: { layout: before, vertex: Int32Array.from(times(14)) } }),
      before,
    );
  });

  it('gives the order up where that has many crossings', () => {
    const request = requestOf(
      40,
      times(20).map((v) => [v, v + 20]),
    );
    const old: Layout = { ...layout(request), y: Float64Array.from(times(40), (v) => (v < 20 ? v : -v)) };
    const after = layout({ ...request, previous: { layout: old, vertex: Int32Array.from(times(40)) } });
    assert.deepEqual(after, layout(request));
  });

  it('takes any previous layout', () => {
    fc.assert(
      fc.property(anyRequest(15), anyRequest(15), (one, other) => {
        const vertex = Int32Array.from(other.widths, (_, v) => (v % 3 === 0 ? -1 : v));
        const request = {
          ...other,
          previous: { layout: layout({ ...one, direction: other.direction }), vertex },
        };
        assert.deepEqual(layoutFaults(request, layout(request)), []);
      }),
    );
  });
});

/** Rounded to whole pixels: the picture's size, the nodes' centres and the labels'. */
function printed(request: LayoutRequest): string[] {
  const { width, height, x, y, labelX, labelY } = layout(request);
  const points = (xs: Float64Array, ys: Float64Array): string =>
    Array.from(xs, (at, k) => `${Math.round(at)},${Math.round(ys[k] ?? 0)}`).join(' ');
  return [`${Math.round(width)} × ${Math.round(height)}`, points(x, y), points(labelX, labelY)];
}

const firstPicture = [
  '459 × 161',
  '46,32 46,125 208,38 208,129 403,85',
  '122,32 122,83 122,129 305,59 305,110',
];

const blackScholesPicture = [
  '1155 × 452',
  '46,32 46,112 46,420 46,327 46,234 247,141 247,327 247,236 461,194 678,387 678,115 247,418 869,387 1099,155',
  '143,87 143,132 143,374 143,277 143,327 143,251 143,225 358,162 358,267 358,213 570,290 358,393 570,153 774,387 143,426 143,400 570,28 774,115 976,277 570,433 570,69',
];
