import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { type Drawing, type DrawingOptions, drawingIn, sizes } from '../boxes';
import { eliminatedAt } from '../eliminated';
import type { Dispatch } from '../events';
import { stepKey, walked } from '../keys';
import type { Look } from '../look';
import { type Now, nameOf } from '../model';
import { isSame, selectedEdge } from '../selection';
import type { State } from '../state';
import { tooMuchText } from '../too-much';
import { Edge } from './edge';
import { FillIn, Gone } from './fill-in';
import { measuring } from './fonts';
import { Node } from './node';
import { useRoom } from './room';
import { largestFit, margin, type Spot, type Zoom, zooming } from './zoom';
import { ZoomButtons, zoomKey } from './zoom-buttons';

const measure = measuring();

interface GraphProps {
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
  /** Nothing in it can be chosen. */
  readonly isStill?: boolean;
}

/** The computation graph, unless it is too large to be seen. */
export function Graph(props: GraphProps) {
  const tooMuch = tooMuchText(props.look.now);
  return tooMuch === undefined ? <DrawnGraph {...props} /> : <p class="message muted">{tooMuch}</p>;
}

/** The computation graph. In the direction of the data; arrows are never turned round. */
function DrawnGraph({ state, look, dispatch, isStill = false }: GraphProps) {
  const { now, lit, swept } = look;
  const { graph, model } = now;
  const frame = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const drawing = useDrawing(frame, state, look);
  const zoom = useZoom(frame, content, look, drawing, focusOf(state, look));
  const eliminated = state.eliminating && eliminatedAt(now, state.eliminating);
  const selected = (vertex: number): boolean =>
    isSame(state.selection, { kind: 'node', node: graph.nodes[vertex] ?? -1 });
  const pick = (vertex: number): void =>
    dispatch({ kind: 'select', selection: { kind: 'node', node: graph.nodes[vertex] ?? -1 } });
  const { width, height } = drawing.layout;
  return (
    <div
      class="drawing"
      style={{
        '--ratio': ((width + 2 * margin) / (height + 2 * margin)).toFixed(4),
        '--most': `${Math.round(largestFit * height + 2 * margin)}px`,
      }}
    >
      <svg
        ref={frame}
        class={`graph ${state.way}`}
        role={isStill ? 'group' : 'application'}
        aria-label={`Computation graph of ${model.picture.title}: ${graph.nodes.length} nodes, ${graph.weights.length} edges`}
        aria-activedescendant={activeId(state, now)}
        tabindex={0}
        onKeyDown={(event) => {
          if (zoomKey(event, zoom.current)) return event.preventDefault();
          if (isStill) return;
          if (unfoldKey(event.key, state, now, dispatch)) return event.preventDefault();
          if (stepKey(event.key, look, state.playing, dispatch)) return event.preventDefault();
          const next = event.key === 'Escape' ? undefined : walked(look, drawing, state.selection, event.key);
          if (!next && (event.key !== 'Escape' || !state.selection)) return;
          event.preventDefault();
          dispatch({ kind: 'select', selection: next });
        }}
        onClick={(event) => {
          if (event.target === frame.current && !isStill) dispatch({ kind: 'select', selection: undefined });
        }}
      >
        <Arrowhead />
        <g ref={content} class="content">
          {Array.from(graph.weights.keys(), (edge) => (
            <Gone key={edge} gone={eliminated?.edges.has(edge) ?? false}>
              <Edge
                edge={edge}
                isLit={!eliminated && lit.has(edge)}
                {...{ state, look, drawing, dispatch, isStill }}
              />
            </Gone>
          ))}
          {eliminated ? <FillIn joined={eliminated.joined} drawing={drawing} mute={look.mute} /> : null}
          {Array.from(graph.nodes, (node, vertex) => (
            <Gone key={node} gone={eliminated?.vertices.has(vertex) ?? false}>
              <Node
                vertex={vertex}
                isSelected={selected(vertex)}
                isCurrent={(eliminated ? eliminated.next : look.step?.vertex) === vertex}
                isReached={!look.sweep || eliminated !== undefined || swept.has(vertex)}
                onUnfold={
                  isStill || eliminated || now.fused[vertex] !== 1
                    ? undefined
                    : () => dispatch({ kind: 'unfold', node })
                }
                onPick={isStill ? undefined : () => pick(vertex)}
                {...{ look, drawing }}
              />
            </Gone>
          ))}
        </g>
      </svg>
      <ZoomButtons zoom={zoom} />
    </div>
  );
}

/** Enter draws what is folded into the node that is selected: whether it does. */
function unfoldKey(key: string, { selection, eliminating }: State, now: Now, dispatch: Dispatch): boolean {
  if (key !== 'Enter' || selection?.kind !== 'node' || eliminating) return false;
  if (now.fused[now.vertexOf.get(selection.node) ?? -1] !== 1) return false;
  dispatch({ kind: 'unfold', node: selection.node });
  return true;
}

/** The graph laid out, near to how the same computation was laid out before. */
function useDrawing(
  frame: RefObject<SVGSVGElement | null>,
  state: State,
  { written, beside }: Look,
): Drawing {
  const { digits, edgeLabels, direction } = state.options;
  const room = useRoom(frame);
  const before = useRef<DrawingOptions['before']>(undefined);
  const isBeside = beside !== undefined;
  const drawing = useMemo(() => {
    const options = { digits, edgeLabels, beside: isBeside, before: before.current };
    return drawingIn(written, options, direction, room, measure);
  }, [written, digits, edgeLabels, isBeside, direction, room]);
  before.current = { drawing, now: written, room };
  return drawing;
}

/** Zoom and pan, which stay over new answers about the same graph; what is looked at comes into sight. */
function useZoom(
  frame: RefObject<SVGSVGElement | null>,
  content: RefObject<SVGGElement | null>,
  { now }: Look,
  drawing: Drawing,
  focus: number | undefined,
): RefObject<Zoom | null> {
  const zoom = useRef<Zoom>(null);
  const shown = useRef('');
  const spot = focus === undefined ? undefined : spotOf(drawing, focus);
  useLayoutEffect(() => {
    if (!frame.current || !content.current) return undefined;
    zoom.current = zooming(frame.current, content.current);
    return () => zoom.current?.end();
  }, [frame, content]);
  useLayoutEffect(() => {
    const names = [drawing.direction, ...now.graph.nodes.keys()].map((v) =>
      typeof v === 'number' ? nameOf(now, v) : v,
    );
    const isSameGraph = names.join('\n') === shown.current;
    shown.current = names.join('\n');
    zoom.current?.show(drawing.layout, spot, isSameGraph);
  }, [drawing]);
  useEffect(() => {
    if (spot) zoom.current?.reveal(spot);
  }, [focus]);
  return zoom;
}

/** The vertex that is looked at: what is selected, else where the sweep is. */
function focusOf({ selection }: State, { now, step }: Look): number | undefined {
  const edge = selectedEdge(now, selection);
  if (edge >= 0) return now.graph.to[edge];
  const vertex = selection?.kind === 'node' ? now.vertexOf.get(selection.node) : undefined;
  return vertex ?? step?.vertex;
}

function spotOf({ layout: { x, y }, halfWidths }: Drawing, vertex: number): Spot {
  return {
    x: x[vertex] ?? 0,
    y: y[vertex] ?? 0,
    halfWidth: halfWidths[vertex] ?? 0,
    halfHeight: sizes.box / 2 + sizes.overhang,
  };
}

function activeId({ selection }: State, now: Now): string | undefined {
  const edge = selectedEdge(now, selection);
  if (edge >= 0) return `edge-${edge}`;
  const vertex = selection?.kind === 'node' ? now.vertexOf.get(selection.node) : undefined;
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
