/** A graph shaped like a computation: vertex v comes after its operands. */
export interface Shape {
  readonly name: string;
  readonly count: number;
  /** Pairs of operand and result. */
  readonly edges: readonly (readonly [number, number])[];
}

/** Graphs of up to some hundred vertices on which the layouts are compared; always the same. */
export function shapes(): readonly Shape[] {
  return [
    chain(40),
    tree(32),
    tree(128),
    dotProduct(20),
    dotProduct(60),
    network([4, 5, 3, 1]),
    network([6, 8, 8, 2]),
    blackScholes(1),
    blackScholes(6),
    recurrence(5),
    recurrence(12),
    recurrence(40),
    stencil(8, 6),
    stencil(16, 12),
    ...[20, 50, 100, 200, 300].map((count) => expression(count, 0.3, count)),
    ...[50, 150, 300].map((count) => expression(count, 0.7, count + 1)),
    ...[30, 100].map((count) => anyDag(count, count + 2)),
  ];
}

class Graph {
  readonly edges: [number, number][] = [];
  count = 0;

  add(...operands: readonly number[]): number {
    for (const operand of operands) this.edges.push([operand, this.count]);
    return this.count++;
  }

  shape(name: string): Shape {
    return { name: `${name} ${this.count}`, count: this.count, edges: this.edges };
  }
}

const times = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

function chain(length: number): Shape {
  const graph = new Graph();
  let last = graph.add();
  for (let k = 1; k < length; k++) last = graph.add(last);
  return graph.shape('chain');
}

function tree(leaves: number): Shape {
  const graph = new Graph();
  let level = times(leaves).map(() => graph.add());
  while (level.length > 1) {
    level = level.flatMap((_, k) => (k % 2 === 0 ? [graph.add(...level.slice(k, k + 2))] : []));
  }
  return graph.shape('tree');
}

/** Σ x·y from the left, with x and y as inputs. */
function dotProduct(length: number): Shape {
  const graph = new Graph();
  const inputs = times(length * 2).map(() => graph.add());
  let sum = graph.add(inputs[0] ?? 0, inputs[length] ?? 0);
  for (let k = 1; k < length; k++) sum = graph.add(sum, graph.add(inputs[k] ?? 0, inputs[length + k] ?? 0));
  return graph.shape('dot product');
}

/** A perceptron whose weights are constants: every neuron is a sum and an activation. */
function network(widths: readonly number[]): Shape {
  const graph = new Graph();
  let layer = times(widths[0] ?? 1).map(() => graph.add());
  for (const width of widths.slice(1)) layer = times(width).map(() => graph.add(graph.add(...layer)));
  graph.add(...layer);
  return graph.shape('network');
}

/** Prices of calls that share their inputs, and their sum. */
function blackScholes(calls: number): Shape {
  const graph = new Graph();
  const [spot, rate, time, sigma] = [graph.add(), graph.add(), graph.add(), graph.add()];
  const root = graph.add(sigma, time);
  const drift = graph.add(rate, sigma, time);
  const discount = graph.add(rate, time);
  const prices = times(calls).map(() => {
    const strike = graph.add();
    const first = graph.add(graph.add(spot, strike), drift, root);
    const second = graph.add(first, root);
    return graph.add(spot, graph.add(first), strike, discount, graph.add(second));
  });
  if (calls > 1) graph.add(...prices);
  return graph.shape('black scholes');
}

/** h ← tanh(w·h + u·x + b), unrolled. */
function recurrence(steps: number): Shape {
  const graph = new Graph();
  const [w, u, b] = [graph.add(), graph.add(), graph.add()];
  let h = graph.add();
  for (let k = 0; k < steps; k++) {
    const x = graph.add();
    h = graph.add(graph.add(graph.add(w, h), graph.add(u, x), b));
  }
  return graph.shape('recurrence');
}

/** A line of cells, each from its neighbours of the step before. */
function stencil(cells: number, steps: number): Shape {
  const graph = new Graph();
  let line = times(cells).map(() => graph.add());
  for (let k = 0; k < steps; k++) {
    line = line.map((_, c) => graph.add(...line.slice(Math.max(0, c - 1), c + 2)));
  }
  return graph.shape('stencil');
}

/** Operations of one or two operands, of which a part `far` is taken from anywhere before. */
function expression(count: number, far: number, seed: number): Shape {
  const chance = generator(seed);
  const graph = new Graph();
  const inputs = Math.max(2, Math.round(count / 10));
  for (let k = 0; k < inputs; k++) graph.add();
  const operand = (): number => {
    const distance = chance() < far ? chance() * graph.count : chance() * Math.min(6, graph.count);
    return graph.count - 1 - Math.floor(distance);
  };
  while (graph.count < count) graph.add(...(chance() < 0.35 ? [operand()] : [operand(), operand()]));
  return graph.shape(`expression ${far}`);
}

function anyDag(count: number, seed: number): Shape {
  const chance = generator(seed);
  const graph = new Graph();
  for (let v = 0; v < count; v++) {
    const operands = new Set(
      v === 0 ? [] : times(Math.floor(chance() * 3)).map(() => Math.floor(chance() * v)),
    );
    graph.add(...operands);
  }
  return graph.shape('any');
}

/** Numbers in [0, 1) that repeat with their seed. */
export function generator(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 8) % 65536) / 65536;
  };
}
