import { eliminate, type Strategy } from './elimination';
import { type LinearGraph, reachable } from './graph';

/** What the whole Jacobian costs, in multiplications, by each way. */
export interface Costs {
  readonly inputs: number;
  readonly outputs: number;
  /** One sweep an input: the edges that each input reaches; absent where there are too many to count. */
  readonly forwardSweeps?: number;
  /** One sweep an output: the edges that reach each output. */
  readonly reverseSweeps?: number;
  /** Vertex elimination; absent where the graph is too large for it. */
  readonly elimination?: Readonly<Record<Strategy, number>>;
}

/** Graphs with more edges than this are not eliminated. */
const mostEdges = 1_500;

/** Counting takes a walk over all edges for each end; more steps than this are not taken. */
const mostSteps = 20_000_000;

export function costs(graph: LinearGraph): Costs {
  const countable = (ends: Int32Array): boolean => ends.length * graph.weights.length <= mostSteps;
  const base = {
    inputs: graph.inputs.length,
    outputs: graph.outputs.length,
    ...(countable(graph.inputs)
      ? { forwardSweeps: total(graph.inputs, (v) => edgesFrom(graph, reachable(graph, v, true), graph.from)) }
      : {}),
    ...(countable(graph.outputs)
      ? { reverseSweeps: total(graph.outputs, (v) => edgesFrom(graph, reachable(graph, v, false), graph.to)) }
      : {}),
  };
  if (graph.weights.length > mostEdges) return base;
  const cost = (s: Strategy): number => eliminate(graph, s).multiplications;
  return {
    ...base,
    elimination: {
      forward: cost('forward'),
      reverse: cost('reverse'),
      markowitz: cost('markowitz'),
      cheapest: cost('cheapest'),
    },
  };
}

function total(vertices: Int32Array, cost: (v: number) => number): number {
  return vertices.reduce((n, v) => n + cost(v), 0);
}

function edgesFrom(graph: LinearGraph, reached: Uint8Array, end: Int32Array): number {
  return graph.weights.reduce((n, _, edge) => n + (reached[end[edge] ?? 0] ?? 0), 0);
}

/** `2 inputs, 1 output: 1 reverse sweep, or 2 forward.` */
export function costSentence(inputs: number, outputs: number): string {
  const ends = `${counted(inputs, 'input')}, ${counted(outputs, 'output')}`;
  if (outputs <= inputs)
    return `${ends}: ${counted(outputs, 'reverse sweep')}, or ${inputs.toLocaleString('en-US')} forward.`;
  return `${ends}: ${counted(inputs, 'forward sweep')}, or ${outputs.toLocaleString('en-US')} reverse.`;
}

function counted(n: number, what: string): string {
  return `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;
}
