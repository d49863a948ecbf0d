import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { drawingIn } from '../boxes';
import { eliminatedAt } from '../eliminated';
import type { Dispatch } from '../events';
import { neighbour, stepKey } from '../keys';
import type { Look } from '../look';
import { isSame } from '../selection';
import type { State } from '../state';
import { Edge } from './edge';
import { FillIn, Gone } from './fill-in';
import { measuring } from './fonts';
import { Node } from './node';
import { useShape } from './shape';
import { zooming } from './zoom';

const measure = measuring();

/** More nodes than this are no picture. */
const mostDrawn = 400;

interface GraphProps {
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
}

/** The computation graph, unless it is too large to be seen. */
export function Graph(props: GraphProps) {
  const { nodes } = props.look.now.graph;
  if (nodes.length <= mostDrawn) return <DrawnGraph {...props} />;
  return (
    <p class="message muted">
      {nodes.length.toLocaleString('en-US')} nodes are too many to be drawn. A coarser detail may have fewer.
    </p>
  );
}

/** The computation graph. Left to right in the direction of the data; arrows are never turned round. */
function DrawnGraph({ state, look, dispatch }: GraphProps) {
  const { now, written, lit, swept } = look;
  const { model } = now;
  const { digits, edgeLabels } = state.options;
  const { direction } = state.options;
  const beside = look.beside !== undefined;
  const eliminated = state.eliminating && eliminatedAt(now, state.eliminating);
  const frame = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const shape = useShape(frame);
  const drawing = useMemo(
    () => drawingIn(written, { digits, edgeLabels, beside }, direction, shape, measure),
    [written, digits, edgeLabels, beside, direction, shape],
  );
  useLayoutEffect(() => {
    if (frame.current && content.current) return zooming(frame.current, content.current, drawing.layout);
    return undefined;
  }, [drawing]);
  const selected = (vertex: number): boolean =>
    isSame(state.selection, { kind: 'node', node: now.graph.nodes[vertex] ?? -1 });
  const pick = (vertex: number): void =>
    dispatch({ kind: 'select', selection: { kind: 'node', node: now.graph.nodes[vertex] ?? -1 } });
  return (
    <svg
      ref={frame}
      class={`graph ${state.way}`}
      role="group"
      aria-label={`Computation graph of ${model.picture.title}: ${now.graph.nodes.length} nodes, ${now.graph.weights.length} edges`}
      tabIndex={0}
      onKeyDown={(event) => {
        if (stepKey(event.key, look, state.playing, dispatch)) return event.preventDefault();
        const next = neighbour(look, drawing, state.selection, event.key);
        if (next === undefined) return;
        event.preventDefault();
        pick(next);
      }}
      onClick={(event) => {
        if (event.target === frame.current) dispatch({ kind: 'select', selection: undefined });
      }}
    >
      <Arrowhead />
      <g ref={content} class="content">
        {Array.from(now.graph.weights.keys(), (edge) => (
          <Gone key={edge} gone={eliminated?.edges.has(edge) ?? false}>
            <Edge edge={edge} isLit={!eliminated && lit.has(edge)} {...{ state, look, drawing, dispatch }} />
          </Gone>
        ))}
        {eliminated ? <FillIn joined={eliminated.joined} drawing={drawing} mute={look.mute} /> : null}
        {Array.from(now.graph.nodes, (node, vertex) => (
          <Gone key={node} gone={eliminated?.vertices.has(vertex) ?? false}>
            <Node
              vertex={vertex}
              isSelected={selected(vertex)}
              isCurrent={(eliminated ? eliminated.next : look.step?.vertex) === vertex}
              isReached={!look.sweep || eliminated !== undefined || swept.has(vertex)}
              onPick={() => pick(vertex)}
              {...{ look, drawing }}
            />
          </Gone>
        ))}
      </g>
    </svg>
  );
}

/** Each edge's own colour. */
function Arrowhead() {
  return (
    <defs>
      <marker
        id="arrow"
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="9"
        markerHeight="9"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M 0 0.5 L 10 5 L 0 9.5 z" fill="context-stroke" />
      </marker>
    </defs>
  );
}
