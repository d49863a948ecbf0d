import type { Drawing } from '../drawing/boxes';
import type { Now } from '../graph/model';
import type { Dispatch } from './events';
import type { Look } from './look';
import { edgeSelection, selectedEdge } from './selection';
import type { Selection, State } from './state';
import { stride } from './stride';

/** Keys of the graph: whether it was one. */
export function graphKey(
  key: string,
  state: State,
  look: Look,
  drawing: Drawing,
  dispatch: Dispatch,
): boolean {
  const { selection, playing } = state;
  const isKnown =
    unfoldKey(key, state, look.now, dispatch) ||
    stepKey(key, look, playing, dispatch) ||
    pathKey(key, look, dispatch);
  if (isKnown) return true;
  const next = key === 'Escape' ? undefined : walked(look, drawing, selection, key);
  if (!next && !(key === 'Escape' && selection)) return false;
  dispatch({ kind: 'select', selection: next });
  return true;
}

/** Enter draws what is folded into the node that is selected. */
function unfoldKey(key: string, { selection, eliminating }: State, now: Now, dispatch: Dispatch): boolean {
  if (key !== 'Enter' || selection?.kind !== 'node' || eliminating) return false;
  if (now.fused[now.vertexOf.get(selection.node) ?? -1] !== 1) return false;
  dispatch({ kind: 'unfold', node: selection.node });
  return true;
}

/**
 * Where an arrow key leads: along the data from a node to an edge that leaves it and on to that edge's end, or back;
 * across it to the node, or to the edge of the same node, that is drawn beside.
 */
export function walked(
  { now }: Look,
  drawing: Drawing,
  selection: Selection | undefined,
  key: string,
): Selection | undefined {
  const step = stepOf(key, drawing);
  if (!step) return undefined;
  const edge = selectedEdge(now, selection);
  if (edge >= 0) return fromEdge(now, drawing, edge, step);
  const at = selection?.kind === 'node' ? now.vertexOf.get(selection.node) : undefined;
  if (at === undefined) return nodeSelection(now, now.graph.inputs[0] ?? now.graph.nodes.length - 1);
  return fromNode(now, drawing, at, step);
}

type Step = 'forth' | 'back' | 'before' | 'after';

function stepOf(key: string, { direction }: Drawing): Step | undefined {
  const isRight = direction === 'right';
  switch (key) {
    case 'ArrowRight':
      return isRight ? 'forth' : 'after';
    case 'ArrowLeft':
      return isRight ? 'back' : 'before';
    case 'ArrowDown':
      return isRight ? 'after' : 'forth';
    case 'ArrowUp':
      return isRight ? 'before' : 'back';
    default:
      return undefined;
  }
}

function fromNode(now: Now, drawing: Drawing, at: number, step: Step): Selection | undefined {
  const { graph } = now;
  const { along, across, labelAcross } = placesOf(drawing);
  const height = (v: number): number => (across[v] ?? 0) - (across[at] ?? 0);
  if (step === 'forth' || step === 'back') {
    const near = step === 'forth' ? graph.from : graph.to;
    const edges = Array.from(near.keys()).filter((edge) => near[edge] === at);
    const edge = nearest(edges, (e) => Math.abs((labelAcross[e] ?? 0) - (across[at] ?? 0)));
    return edge === undefined ? undefined : edgeSelection(now, edge);
  }
  const sign = step === 'after' ? 1 : -1;
  const beside = Array.from(graph.nodes.keys()).filter((v) => v !== at && sign * height(v) > 1);
  const away = (v: number): number => Math.abs((along[v] ?? 0) - (along[at] ?? 0));
  const vertex = nearest(beside, (v) => sign * height(v) + 3 * away(v));
  return vertex === undefined ? undefined : nodeSelection(now, vertex);
}

function fromEdge(now: Now, drawing: Drawing, edge: number, step: Step): Selection | undefined {
  const { from, to } = now.graph;
  if (step === 'forth') return nodeSelection(now, to[edge] ?? -1);
  if (step === 'back') return nodeSelection(now, from[edge] ?? -1);
  const { labelAcross } = placesOf(drawing);
  const sharing = (end: Int32Array): number[] =>
    Array.from(end.keys())
      .filter((e) => end[e] === end[edge])
      .sort((a, b) => (labelAcross[a] ?? 0) - (labelAcross[b] ?? 0));
  const leaving = sharing(from);
  const siblings = leaving.length > 1 ? leaving : sharing(to);
  const next = siblings[siblings.indexOf(edge) + (step === 'after' ? 1 : -1)];
  return next === undefined ? undefined : edgeSelection(now, next);
}

/** Places along the data and across it. */
function placesOf({ layout: { x, y, labelX, labelY }, direction }: Drawing) {
  return direction === 'right'
    ? { along: x, across: y, labelAcross: labelY }
    : { along: y, across: x, labelAcross: labelX };
}

function nodeSelection({ graph }: Now, vertex: number): Selection {
  return { kind: 'node', node: graph.nodes[vertex] ?? -1 };
}

/** Keys of the sweep: whether it was one. */
export function stepKey(
  key: string,
  { running, isWhole, done, count, sweep }: Look,
  playing: boolean,
  dispatch: Dispatch,
): boolean {
  if (!sweep) return false;
  switch (key) {
    case 'Home':
      dispatch({ kind: 'step', step: 0 });
      return true;
    case 'End':
      dispatch({ kind: 'step', step: count });
      return true;
    case 'PageUp':
      dispatch({ kind: 'step', step: stride(running.now, isWhole, sweep, done, -1) });
      return true;
    case 'PageDown':
      dispatch({ kind: 'step', step: stride(running.now, isWhole, sweep, done, 1) });
      return true;
    case ' ':
      dispatch({ kind: 'play', playing: !playing });
      return true;
    default:
      return false;
  }
}

/** Keys that light one path after the other: whether it was one. */
function pathKey(key: string, { pair }: Look, dispatch: Dispatch): boolean {
  if (!pair?.paths.largest.length) return false;
  const { rank, paths } = pair;
  const light = (path: number | undefined): true => {
    dispatch({ kind: 'path', path });
    return true;
  };
  switch (key) {
    case 'Home':
      return light(undefined);
    case 'PageUp':
      return light(rank ? rank - 1 : undefined);
    case 'PageDown':
      return light(Math.min((rank ?? -1) + 1, paths.largest.length - 1));
    default:
      return false;
  }
}

function nearest(places: readonly number[], distance: (place: number) => number): number | undefined {
  let best: number | undefined;
  for (const place of places) if (best === undefined || distance(place) < distance(best)) best = place;
  return best;
}
