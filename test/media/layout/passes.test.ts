import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arranged } from '../../../media/layout/arrangement';
import { crossings } from '../../../media/layout/crossings';
import { flowSizes } from '../../../media/layout/flow';
import type { Layered } from '../../../media/layout/graph';
import { layered } from '../../../media/layout/layers';
import { type Order, orderOf } from '../../../media/layout/order';
import { ranks } from '../../../media/layout/ranks';
import { anyRequest, requestOf } from './requests';

describe('the passes of the layout', () => {
  it('rank small graphs so that the edges are as short together as they can be', () => {
    fc.assert(
      fc.property(anyRequest(5), (request) => {
        const { from, to } = request;
        const length = (rank: ArrayLike<number>): number =>
          from.reduce((sum, v, e) => sum + (rank[to[e] ?? 0] ?? 0) - (rank[v] ?? 0), 0);
        const feasible = (rank: readonly number[]): boolean =>
          from.every((v, e) => (rank[v] ?? 0) < (rank[to[e] ?? 0] ?? 0));
        const best = Math.min(...everyRanking(request.widths.length).filter(feasible).map(length));
        assert.equal(length(ranks(flowSizes(request))), best);
      }),
      { numRuns: 100 },
    );
  });

  it('rank every edge forward in large graphs too', () => {
    const edges = Array.from({ length: 3000 }, (_, v) => [(v * 7) % (v + 1), v + 1] as const);
    const { from, to } = requestOf(3001, edges);
    const rank = ranks(flowSizes(requestOf(3001, edges)));
    assert.ok(from.every((v, e) => (rank[v] ?? 0) < (rank[to[e] ?? 0] ?? 0)));
  });

  it('count crossings as pairs of segments whose ends are in opposite order', () => {
    fc.assert(
      fc.property(anyRequest(15), (request) => {
        const flow = flowSizes(request);
        const graph = layered(flow, ranks(flow));
        const order = orderOf(graph, graph.itemsOf.slice());
        assert.equal(crossings(graph, order), pairsThatCross(graph, order));
      }),
    );
  });

  it('find an order without crossings for trees and for networks of two by two', () => {
    const tree = requestOf(
      63,
      Array.from({ length: 62 }, (_, k) => [k, 32 + (k >> 1)] as const),
    );
    const { graph, order } = arranged(flowSizes(tree));
    assert.equal(crossings(graph, order), 0);
    const square = arranged(
      flowSizes(
        requestOf(4, [
          [0, 3],
          [1, 2],
        ]),
      ),
    );
    assert.equal(crossings(square.graph, square.order), 0);
  });

  it('keep inputs in the first column unless that costs crossings', () => {
    const sum = arranged(
      flowSizes(
        requestOf(5, [
          [0, 3],
          [1, 3],
          [3, 4],
          [2, 4],
        ]),
      ),
    );
    assert.deepEqual([...sum.graph.layer.slice(0, 5)], [0, 0, 0, 1, 2]);
  });
});

/** All ways to give up to five vertices columns from 0 to 4. */
function everyRanking(count: number): number[][] {
  let found: number[][] = [[]];
  for (let v = 0; v < count; v++) found = found.flatMap((rank) => [0, 1, 2, 3, 4].map((r) => [...rank, r]));
  return found;
}

function pairsThatCross({ tail, head, layer }: Layered, { position }: Order): number {
  const at = (ends: Int32Array, s: number): number => position[ends[s] ?? 0] ?? 0;
  let sum = 0;
  for (let s = 0; s < tail.length; s++) {
    for (let t = 0; t < s; t++) {
      if (layer[tail[s] ?? 0] !== layer[tail[t] ?? 0]) continue;
      if ((at(tail, s) - at(tail, t)) * (at(head, s) - at(head, t)) < 0) sum++;
    }
  }
  return sum;
}
