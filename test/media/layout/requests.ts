import fc from 'fast-check';
import type { LayoutRequest } from '../../../media/layout/layout';

/** A request with nodes of one size and, by edge, the widths of labels. */
export function requestOf(
  count: number,
  edges: readonly (readonly [from: number, to: number, label?: number])[],
  more: Partial<LayoutRequest> = {},
): LayoutRequest {
  return {
    widths: new Float64Array(count).fill(90),
    heights: new Float64Array(count).fill(54),
    from: Int32Array.from(edges, ([from]) => from),
    to: Int32Array.from(edges, ([, to]) => to),
    labelWidths: Float64Array.from(edges, ([, , label]) => label ?? 0),
    labelHeights: Float64Array.from(edges, ([, , label]) => (label ? 16 : 0)),
    direction: 'right',
    ...more,
  };
}

/** Any graph of up to `most` vertices of any sizes, with and without labels, in both directions. */
export function anyRequest(most: number): fc.Arbitrary<LayoutRequest> {
  return fc
    .record({
      sizes: fc.array(fc.tuple(fc.integer({ min: 1, max: 160 }), fc.integer({ min: 1, max: 90 })), {
        minLength: 1,
        maxLength: most,
      }),
      ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 8, max: 70 })), { maxLength: 2 * most }),
      labels: fc.constantFrom('none', 'some', 'all'),
      direction: fc.constantFrom<LayoutRequest['direction']>('right', 'down'),
    })
    .map(({ sizes, ends, labels, direction }) => {
      const edges = sizes.length < 2 ? [] : ends.map(([a, b, label]) => edgeOf(a, b, label, sizes.length));
      return requestOf(
        sizes.length,
        edges.map(([a, b, label], e) => [
          a,
          b,
          labels === 'all' || (labels === 'some' && e % 2 === 0) ? label : 0,
        ]),
        {
          widths: Float64Array.from(sizes, ([width]) => width),
          heights: Float64Array.from(sizes, ([, height]) => height),
          direction,
        },
      );
    });
}

function edgeOf(a: number, b: number, label: number, count: number): [number, number, number] {
  const to = 1 + (b % (count - 1));
  return [a % to, to, label];
}

/** The 21 edges of the price of a call (Black and Scholes), with the widths of their numbers. */
export function blackScholes(): LayoutRequest {
  const names = [
    'S',
    'K',
    'r',
    'T',
    'sigma',
    'log',
    'drift',
    'root',
    'd1',
    'd2',
    'phi1',
    'discount',
    'phi2',
    'price',
  ];
  const edges = blackScholesEdges.split('\n').map((line): [number, number, number] => {
    const [from = '', to = '', label = ''] = line.split(' ');
    return [names.indexOf(from), names.indexOf(to), label.length * 7 + 8];
  });
  return requestOf(names.length, edges, {
    widths: Float64Array.from(names, (_, v) => (v < 5 ? 92 : 112)),
    heights: new Float64Array(names.length).fill(64),
  });
}

const blackScholesEdges = `S log 0.01
K log −0.01
r drift 1
sigma drift 0.2
T drift 0.07
T root 0.1
sigma root 1
log d1 5
drift d1 5
root d1 −1.75
d1 d2 1
root d2 −1
d1 phi1 0.375
d2 phi2 0.394
r discount −0.951
T discount −0.048
S price 0.637
phi1 price 100
phi2 price −95.1
discount price −55.96
K price −0.532`;

/** e = (a + b)·(b + 1), with c = a + b and d = b + 1. */
export function firstExample(): LayoutRequest {
  return requestOf(
    5,
    [
      [0, 2, 15],
      [1, 2, 15],
      [1, 3, 15],
      [2, 4, 43],
      [3, 4, 43],
    ],
    { widths: Float64Array.of(92, 92, 112, 112, 112), heights: new Float64Array(5).fill(64) },
  );
}
