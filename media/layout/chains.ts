import type { Flow } from './flow';
import type { Layered } from './graph';

/** Dummies that a layout may have: this many, and this many for each vertex. */
const dummies = { least: 8000, perVertex: 1 };

type Chains = Pick<Layered, 'layer' | 'along' | 'across' | 'chain' | 'outside' | 'label' | 'tail' | 'head'>;

/**
 * Cuts the edges where they pass layers. Were there too many dummies, the longest edges would run outside all
 * others instead: these have a dummy after their source and one before their target.
 */
export function chains(flow: Flow, rank: Int32Array, stride: 1 | 2): Chains {
  const { from, to } = flow;
  const spans = from.map((v, e) => ((rank[to[e] as number] as number) - (rank[v] as number)) * stride);
  const longest = longestInside(spans, dummies.least + dummies.perVertex * rank.length);
  const outside = Uint8Array.from(spans, (span) => (span > longest ? 1 : 0));
  const chain = new Int32Array(from.length + 1);
  chain[0] = rank.length;
  for (let e = 0; e < from.length; e++) {
    chain[e + 1] = (chain[e] as number) + (outside[e] === 1 ? 2 : (spans[e] as number) - 1);
  }
  const layer = layersOf(flow, rank, stride, chain, outside);
  const label = labelDummies(flow, spans, chain, outside);
  return {
    layer,
    chain,
    outside,
    label,
    ...sizes(flow, label, layer.length),
    ...segments(flow, chain, outside),
  };
}

/** The greatest length such that the dummies of all edges up to it are no more than `most`. */
function longestInside(spans: Int32Array, most: number): number {
  const sorted = spans.slice().sort();
  let sum = 0;
  for (const span of sorted) {
    sum += span - 1;
    if (sum > most) return Math.max(3, span - 1);
  }
  return Number.POSITIVE_INFINITY;
}

function layersOf(
  { from, to }: Flow,
  rank: Int32Array,
  stride: number,
  chain: Int32Array,
  outside: Uint8Array,
): Int32Array {
  const layer = new Int32Array(chain[from.length] as number);
  for (let v = 0; v < rank.length; v++) layer[v] = (rank[v] as number) * stride;
  for (let e = 0; e < from.length; e++) {
    const first = chain[e] as number;
    const end = chain[e + 1] as number;
    const after = (layer[from[e] as number] as number) + 1;
    for (let d = first; d < end; d++) layer[d] = after + d - first;
    if (outside[e] === 1) layer[end - 1] = (layer[to[e] as number] as number) - 1;
  }
  return layer;
}

/** A label stands in the layer of labels nearest to the middle; on an edge that runs outside, at its start. */
function labelDummies(flow: Flow, spans: Int32Array, chain: Int32Array, outside: Uint8Array): Int32Array {
  return spans.map((span, e) => {
    if (flow.labelAlong[e] === 0 || flow.labelAcross[e] === 0) return -1;
    const middle = outside[e] === 1 ? 0 : (span >> 2) * 2 - (span % 4 === 0 ? 2 : 0);
    return (chain[e] as number) + Math.max(0, middle);
  });
}

function sizes(flow: Flow, label: Int32Array, count: number): Pick<Chains, 'along' | 'across'> {
  const along = new Float64Array(count);
  const across = new Float64Array(count);
  along.set(flow.along);
  across.set(flow.across);
  for (let e = 0; e < label.length; e++) {
    const dummy = label[e] as number;
    if (dummy < 0) continue;
    along[dummy] = flow.labelAlong[e] as number;
    across[dummy] = flow.labelAcross[e] as number;
  }
  return { along, across };
}

function segments({ from, to }: Flow, chain: Int32Array, outside: Uint8Array): Pick<Chains, 'tail' | 'head'> {
  const tail: number[] = [];
  const head: number[] = [];
  for (let e = 0; e < from.length; e++) {
    const end = chain[e + 1] as number;
    let last = from[e] as number;
    for (let d = chain[e] as number; d < end; d++) {
      if (outside[e] === 0 || d < end - 1) {
        tail.push(last);
        head.push(d);
      }
      last = d;
    }
    tail.push(last);
    head.push(to[e] as number);
  }
  return { tail: Int32Array.from(tail), head: Int32Array.from(head) };
}
