import type { DeclinedPicture } from '../../../src/protocol/panel';
import type { Stop } from '../../../src/protocol/parts';
import { asWritten, modelOf, type Now } from '../graph/model';
import { type Look, lookOf } from './look';
import type { Running, State } from './state';

/** The number of the node that stands for what was not followed; no node of a tape has it. */
const stopped = -1;

/** What was followed of a declined computation, with a node for what was not; undefined where nothing was. */
export function partialLook(answer: DeclinedPicture, state: State): Look | undefined {
  const running = answer.partial && runningOf(answer);
  const look = running && lookOf({ ...state, way: 'values', shown: running, eliminating: undefined });
  return look && { ...look, written: running.now };
}

const known = new WeakMap<DeclinedPicture, Running>();

/** The expression that was not followed, in one line. */
export function stoppedText({ expression, text }: Stop): string {
  return (expression ?? text).replace(/\s+/g, ' ').slice(0, 80);
}

/** Models and layouts are remembered by identity. */
function runningOf(answer: DeclinedPicture): Running | undefined {
  if (!answer.partial) return undefined;
  const found = known.get(answer) ?? started(answer, answer.partial);
  known.set(answer, found);
  return found;
}

function started({ stop }: DeclinedPicture, partial: NonNullable<DeclinedPicture['partial']>): Running {
  // Without numbers an element says nothing that its array does not.
  const model = { ...modelOf(partial, undefined), foldsArrays: true };
  const span = { start: stop.offset, end: stop.offset };
  const nodes = new Map(model.nodes).set(stopped, {
    node: stopped,
    name: stoppedText(stop),
    named: true,
    base: '',
    text: stoppedText(stop),
    definition: stoppedText(stop),
    operation: 'input',
    role: 'output',
    opaque: true,
    span,
    calls: [],
  });
  const followed = asWritten(model);
  const now = isWhole(stop) ? followed : withStop({ ...followed, model: { ...model, nodes } });
  return {
    kind: 'running',
    model: now.model,
    now,
    inputs: model.start,
    touched: new Set(),
    undo: [],
    trails: [],
  };
}

/** Whether all was followed, and only its numbers are in doubt. */
export function isWhole({ code }: Stop): boolean {
  return code === 'checks-disagree';
}

/** The graph with one more node behind its ends. */
function withStop(now: Now): Now {
  const { graph } = now;
  const end = graph.nodes.length;
  const append = (list: Int32Array, more: readonly number[]): Int32Array =>
    Int32Array.from([...list, ...more]);
  const outputs = [...graph.outputs];
  return {
    ...now,
    graph: {
      ...graph,
      nodes: append(graph.nodes, [stopped]),
      from: append(graph.from, outputs),
      to: append(
        graph.to,
        outputs.map(() => end),
      ),
      weights: Float64Array.from([...graph.weights, ...outputs.map(() => Number.NaN)]),
    },
    chains: [...now.chains, ...outputs.map(() => [])],
    fused: Uint8Array.from([...now.fused, 0]),
  };
}
