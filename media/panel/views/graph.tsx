import { useRef } from 'preact/hooks';
import { legible, margin } from '../../layout/fitted';
import { blockAt } from '../drawing/block';
import type { Drawing } from '../drawing/boxes';
import { isEdgeIn, isNodeIn, type View } from '../drawing/seen';
import { arrayAt, type Figure, figureOf } from '../graph/figure';
import type { Now } from '../graph/model';
import { tooMuchText } from '../graph/too-much';
import { eliminatedAt } from '../results/eliminated';
import { nodeSizeOf } from '../results/size';
import type { Dispatch } from '../state/events';
import { graphKey } from '../state/keys';
import type { Look } from '../state/look';
import { selectedEdge } from '../state/selection';
import type { State } from '../state/state';
import { ArrayBox } from './array-box';
import { BlockEdge } from './block-edge';
import { Chunks, useDragged, useUnseen } from './due';
import { Edge } from './edge';
import { FillIn, Gone } from './fill-in';
import { Node } from './node';
import { useDrawing } from './use-drawing';
import { useZoom } from './use-zoom';
import { largestFit } from './zoom';
import { ZoomButtons, zoomKey } from './zoom-buttons';

interface GraphProps {
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
  /** Nothing in it can be chosen. */
  readonly isStill?: boolean;
}

/** The computation graph, unless it is too large to be seen. */
export function Graph(props: GraphProps) {
  const tooMuch = tooMuchText(figureOf(props.look).now);
  return tooMuch === undefined ? <DrawnGraph {...props} /> : <p class="message muted">{tooMuch}</p>;
}

/** The computation graph. In the direction of the data; arrows are never turned round. */
function DrawnGraph({ dispatch, isStill = false, ...wanted }: GraphProps) {
  const frame = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const { drawn, fault } = useDrawing(
    frame,
    wanted.state,
    wanted.look,
    isStill ? undefined : (room) => dispatch({ kind: 'room', room }),
  );
  const { state, look, drawing, isPast } = drawn ?? { ...wanted, drawing: undefined, isPast: false };
  const { now } = figureOf(look);
  const { graph, model } = now;
  const focus = focusOf(state, look, figureOf(look));
  // An elimination is about the shape of the whole graph.
  const zoom = useZoom(frame, content, now, drawing, focus, state.eliminating !== undefined);
  const isDragged = useDragged(state, look, drawing);
  const view = isDragged ? zoom.current?.view() : undefined;
  useUnseen(content, drawing, view);
  return (
    <div class="drawing" style={drawing && roomFor(drawing)}>
      <svg
        ref={frame}
        class={`graph ${state.way} ${isPast ? 'past' : ''}`}
        role={isStill ? 'group' : 'application'}
        aria-label={`Computation graph of ${model.picture.title}: ${graph.nodes.length} nodes, ${graph.weights.length} edges`}
        aria-activedescendant={activeId(state, now)}
        aria-busy={isPast || isDragged || undefined}
        tabindex={0}
        onKeyDown={(event) => {
          const isHeard = drawing && !isStill && !isPast;
          const isKnown =
            zoomKey(event, zoom.current) ||
            (isHeard && graphKey(event.key, state, { ...look, now }, drawing, dispatch));
          if (isKnown) event.preventDefault();
        }}
        onClick={(event) => {
          if (event.target === frame.current && !isStill) dispatch({ kind: 'select', selection: undefined });
        }}
      >
        <Arrowhead />
        <g ref={content} class="content">
          {drawing ? <Parts {...{ state, look, drawing, dispatch, isStill, view }} /> : null}
        </g>
      </svg>
      {fault === undefined ? null : (
        <p class="message muted">{`The graph could not be laid out: ${fault}`}</p>
      )}
      <ZoomButtons zoom={zoom} />
    </div>
  );
}

/** What the page leaves to a drawing. */
function roomFor({ layout: { width, height } }: Drawing) {
  return {
    '--ratio': ((width + 2 * margin) / (height + 2 * margin)).toFixed(4),
    '--least': `${Math.round(legible * height + 2 * margin)}px`,
    '--most': `${Math.round(largestFit * height + 2 * margin)}px`,
  };
}

interface PartsProps extends Required<GraphProps> {
  readonly drawing: Drawing;
}

/** Edges below, nodes above. Where there is a view, what is not in it stays as it was. */
function Parts({ view, ...props }: PartsProps & { readonly view: View | undefined }) {
  const { state, look, drawing } = props;
  const eliminated = state.eliminating && eliminatedAt(look.now, state.eliminating);
  const figure = figureOf(look);
  const { graph } = figure.now;
  const isEliminating = eliminated !== undefined;
  return (
    <>
      <Chunks
        count={graph.weights.length}
        isDue={(edge) => !view || isEdgeIn(view, drawing, edge)}
        part={(edge) => (
          <Gone gone={eliminated?.edges.has(edge) ?? false}>
            <DrawnEdge place={edge} {...{ figure, isEliminating }} {...props} />
          </Gone>
        )}
      />
      {eliminated ? <FillIn joined={eliminated.joined} drawing={drawing} mute={look.mute} /> : null}
      <Chunks
        count={graph.nodes.length}
        name={(vertex) => graph.nodes[vertex]}
        isDue={(vertex) => !view || isNodeIn(view, drawing, vertex)}
        part={(vertex) => (
          <Gone gone={eliminated?.vertices.has(vertex) ?? false}>
            <DrawnNode place={vertex} {...{ figure, eliminated }} {...props} />
          </Gone>
        )}
      />
    </>
  );
}

interface PartProps extends PartsProps {
  readonly figure: Figure;
  /** Which vertex or edge of the figure it is. */
  readonly place: number;
}

/** An edge of a sweep's graph, or the block that several of them are. */
function DrawnEdge({
  place,
  figure,
  isEliminating,
  ...props
}: PartProps & { readonly isEliminating: boolean }) {
  const { lit } = props.look;
  const beneath = figure.edges[place] ?? [];
  const isLit = !isEliminating && beneath.some((edge) => lit.has(edge));
  const block = blockAt(figure.now, place);
  if (block) return <BlockEdge {...{ place, figure, block, isLit }} {...props} />;
  return <Edge edge={beneath[0] ?? 0} {...{ place, isLit }} {...props} />;
}

interface DrawnNodeProps extends PartProps {
  readonly eliminated: ReturnType<typeof eliminatedAt> | undefined;
}

/** A vertex of a sweep's graph, or the array that several of them are. */
function DrawnNode({ place, figure, eliminated, state, look, drawing, dispatch, isStill }: DrawnNodeProps) {
  const { now } = figure;
  const node = now.graph.nodes[place] ?? -1;
  const beneath = figure.vertices[place] ?? [];
  const current = eliminated ? eliminated.next : look.step?.vertex;
  const mayUnfold = !isStill && !eliminated && now.fused[place] === 1;
  const props = {
    place,
    isSelected: place === selectedVertex(state, now),
    isCurrent: current !== undefined && beneath.includes(current),
    isReached: !look.sweep || eliminated !== undefined || beneath.some((v) => look.swept.has(v)),
    onUnfold: mayUnfold ? () => dispatch({ kind: 'unfold', node }) : undefined,
    onPick: isStill ? undefined : () => dispatch({ kind: 'select', selection: { kind: 'node', node } }),
    look,
    drawing,
  } as const;
  const array = arrayAt(now, place);
  if (array) return <ArrayBox array={array} {...props} />;
  const vertex = beneath[0] ?? 0;
  const size = state.tinted && !look.mute ? nodeSizeOf(look, vertex) : undefined;
  return <Node {...{ vertex, size }} {...props} />;
}

/** The vertex that is selected. */
function selectedVertex({ selection }: State, now: Now): number | undefined {
  return selection?.kind === 'node' ? now.vertexOf.get(selection.node) : undefined;
}

/** The vertex that is looked at: what is selected, or where it leads, else where the sweep is. */
function focusOf(state: State, { step }: Look, { now, vertexOf }: Figure): number | undefined {
  const edge = selectedEdge(now, state.selection);
  if (edge >= 0) return now.graph.to[edge];
  return selectedVertex(state, now) ?? (step && vertexOf[step.vertex]);
}

/** The element of what is selected. */
function activeId(state: State, now: Now): string | undefined {
  const edge = selectedEdge(now, state.selection);
  const vertex = selectedVertex(state, now);
  if (edge >= 0) return `edge-${edge}`;
  return vertex === undefined ? undefined : `node-${vertex}`;
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
