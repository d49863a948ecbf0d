import { type Drawing, sizes, titleAt } from '../boxes';
import { chipOf, type Look } from '../look';
import { SvgMathematics } from './mathematics';

interface NodeProps {
  readonly vertex: number;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly isReached: boolean;
  readonly look: Look;
  readonly drawing: Drawing;
  readonly onPick: () => void;
}

/** Name and value in a box; the sweep's number hangs at its lower edge, so that the two are never taken for each other. */
export function Node({ vertex, isSelected, isCurrent, isReached, look, drawing, onPick }: NodeProps) {
  const { now, mute, wording } = look;
  const node = now.graph.nodes[vertex] ?? -1;
  const about = now.model.nodes.get(node);
  const width = drawing.halfWidths[vertex] ?? 0;
  const height = drawing.halfHeight;
  const value = now.values[node] ?? Number.NaN;
  const classes = [
    'node',
    about?.role ?? 'inner',
    about?.opaque ? 'opaque' : '',
    isSelected ? 'selected' : '',
    isCurrent ? 'current' : '',
    isReached ? '' : 'ahead',
    Number.isFinite(value) ? '' : 'broken',
    !mute && isOrigin(look, vertex) ? 'origin' : '',
  ];
  const kink = now.model.picture.notes.find(
    (note) =>
      note.code === 'not-differentiable' && note.offset === about?.span.start && about.operation !== 'input',
  );
  const chip = mute ? undefined : chipOf(look, vertex);
  return (
    <g
      class={classes.filter(Boolean).join(' ')}
      transform={`translate(${drawing.layout.x[vertex] ?? 0} ${(drawing.layout.y[vertex] ?? 0) - sizes.overhang / 2})`}
      role="button"
      aria-pressed={isSelected}
      aria-label={spoken(look, vertex)}
      onClick={onPick}
    >
      <rect
        class="box"
        x={-width}
        y={-height}
        width={2 * width}
        height={2 * height}
        rx={about?.role === 'input' ? height : 8}
      />
      <text class="title" aria-hidden="true" y={-16} dy="0.35em" text-anchor="middle">
        <SvgMathematics text={titleAt(now, vertex)} />
      </text>
      <text class="value" aria-hidden="true" y={5} dy="0.35em" text-anchor="middle">
        {mute ? '–' : wording.number(value)}
      </text>
      {kink && !mute ? (
        <text class="mark" x={width - 12} y={-height + 14} text-anchor="middle">
          ◆<title>{kink.message}</title>
        </text>
      ) : null}
      {chip ? <Chip name={chip.name} value={chip.value} y={height} /> : null}
    </g>
  );
}

/** Where numbers stop being numbers: everything that it is computed from is finite. */
function isOrigin({ now: { graph, values } }: Look, vertex: number): boolean {
  const isNumber = (v: number): boolean => Number.isFinite(values[graph.nodes[v] ?? -1]);
  if (isNumber(vertex)) return false;
  return graph.to.every((to, edge) => to !== vertex || isNumber(graph.from[edge] ?? -1));
}

function Chip({ name, value, y }: { name: string; value: string; y: number }) {
  const text = name ? `${name} ${value}` : value;
  const width = text.length * sizes.chip * 0.62 + 18;
  return (
    <g class={/\d/.test(value) ? 'chip' : 'chip broken'}>
      <rect
        x={-width / 2}
        y={y - sizes.chipHeight / 2}
        width={width}
        height={sizes.chipHeight}
        rx={sizes.chipHeight / 2}
      />
      <text y={y} dy="0.35em" text-anchor="middle">
        {text}
      </text>
    </g>
  );
}

function spoken(look: Look, vertex: number): string {
  const { now, wording, sweep, swept, mute } = look;
  const node = now.graph.nodes[vertex] ?? -1;
  const title = titleAt(now, vertex);
  if (mute) return title;
  const value = `value ${wording.number(now.values[node] ?? Number.NaN)}`;
  const total = swept.get(vertex);
  if (!sweep || total === undefined) return `${title}, ${value}`;
  return `${title}, ${value}, ${sweep.mode === 'forward' ? 'tangent' : 'adjoint'} ${wording.number(total)}`;
}
