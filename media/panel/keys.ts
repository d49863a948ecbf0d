import type { Drawing } from './boxes';
import type { Dispatch } from './events';
import type { Look } from './look';
import type { Selection } from './state';

/** Where an arrow key leads from the selected node: along its edges, or to the next node above or below. */
export function neighbour(
  { now }: Look,
  { layout: { x, y } }: Drawing,
  selection: Selection | undefined,
  key: string,
): number | undefined {
  const { graph, vertexOf } = now;
  if (!key.startsWith('Arrow')) return undefined;
  const at = selection?.kind === 'node' ? vertexOf.get(selection.node) : undefined;
  if (at === undefined) return graph.inputs[0] ?? graph.nodes.length - 1;
  const vertices = Array.from(graph.nodes.keys()).filter((v) => v !== at);
  const height = (v: number): number => (y[v] ?? 0) - (y[at] ?? 0);
  const away = (v: number): number => Math.abs((x[v] ?? 0) - (x[at] ?? 0));
  switch (key) {
    case 'ArrowRight':
      return nearest(ends(graph.from, graph.to, at), (v) => Math.abs(height(v)));
    case 'ArrowLeft':
      return nearest(ends(graph.to, graph.from, at), (v) => Math.abs(height(v)));
    case 'ArrowDown':
      return nearest(
        vertices.filter((v) => height(v) > 1),
        (v) => height(v) + 3 * away(v),
      );
    case 'ArrowUp':
      return nearest(
        vertices.filter((v) => height(v) < -1),
        (v) => 3 * away(v) - height(v),
      );
    default:
      return undefined;
  }
}

/** Keys of the sweep: whether it was one. */
export function stepKey(
  key: string,
  { done, count, sweep }: Look,
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
      dispatch({ kind: 'step', step: done - 1 });
      return true;
    case 'PageDown':
      dispatch({ kind: 'step', step: done + 1 });
      return true;
    case ' ':
      dispatch({ kind: 'play', playing: !playing });
      return true;
    default:
      return false;
  }
}

function ends(near: Int32Array, far: Int32Array, vertex: number): number[] {
  return Array.from(far).filter((_, edge) => near[edge] === vertex);
}

function nearest(vertices: readonly number[], distance: (v: number) => number): number | undefined {
  let best: number | undefined;
  for (const v of vertices) if (best === undefined || distance(v) < distance(best)) best = v;
  return best;
}
