import type { ToEditor } from '../../../src/protocol/panel';
import { blockAt } from '../drawing/block';
import { arrayAt, figureAt } from '../graph/figure';
import { labelOf, type Now, nameOf } from '../graph/model';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import { pathsOf } from '../state/pair';
import { selectedEdge } from '../state/selection';
import type { State } from '../state/state';
import { shown } from '../text/numbers';
import { withSigns } from '../text/tokens';
import { Branch } from './branch';
import { CopyButtons } from './copy-buttons';
import { Mathematics } from './mathematics';
import { PathTable } from './path-table';
import { Section } from './section';
import { SelectedArray, SelectedBlock } from './selected-array';

interface SelectedProps {
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
  readonly send: (message: ToEditor) => void;
}

/** What is selected: its derivative as the sum over its paths, or the partial of an edge. */
export function Selected(props: SelectedProps) {
  const { selection } = props.state;
  const { now } = props.look;
  if (selection?.kind === 'node') {
    const vertex = now.vertexOf.get(selection.node);
    return vertex === undefined ? <Folded {...props} /> : <SelectedNode vertex={vertex} {...props} />;
  }
  const edge = selectedEdge(now, selection);
  return edge < 0 ? <Folded {...props} /> : <SelectedEdge edge={edge} {...props} />;
}

/** What is selected among arrays that are single nodes. */
function Folded(props: SelectedProps) {
  const { selection } = props.state;
  const { now } = figureAt(props.look.now, false);
  if (selection?.kind === 'node') {
    const array = arrayAt(now, now.vertexOf.get(selection.node) ?? -1);
    return array ? <SelectedArray array={array} {...props} /> : null;
  }
  const edge = selectedEdge(now, selection);
  const block = blockAt(now, edge);
  const [from, to] = [now.graph.from[edge], now.graph.to[edge]].map((vertex) => nameOf(now, vertex ?? -1));
  return block ? <SelectedBlock block={block} from={from ?? ''} to={to ?? ''} {...props} /> : null;
}

function SelectedEdge({ edge, state, look, dispatch }: SelectedProps & { readonly edge: number }) {
  const { now, mute } = look;
  const from = nameOf(now, now.graph.from[edge] ?? 0);
  const to = nameOf(now, now.graph.to[edge] ?? 0);
  const label = withSigns(labelOf(now, edge));
  const number = mute ? '' : shown(now.graph.weights[edge] ?? Number.NaN, state.options.digits);
  const parts = [...(label && label !== number ? [label] : []), ...(number ? [number] : [])];
  return (
    <Section name="selected" title={<Chosen name={`${from} → ${to}`} />} {...{ state, dispatch }}>
      <p class="large">
        <Mathematics text={parts.join(' = ')} />
      </p>
      <p class="muted">{edgeWords(now, edge)}</p>
      {label && !look.outdated ? <Branch of={now.model.picture} /> : null}
    </Section>
  );
}

/** What the number of an edge is: an elementary partial, or what several of them come to. */
function edgeWords(now: Now, edge: number): string {
  const { graph, chains } = now;
  const [from, to] = [graph.from[edge], graph.to[edge]];
  const names = [nameOf(now, from ?? 0), nameOf(now, to ?? 0)] as const;
  const length = chains[edge]?.length ?? 0;
  const beside = graph.weights.reduce(
    (n, _, e) => n + (graph.from[e] === from && graph.to[e] === to ? 1 : 0),
    0,
  );
  const kind =
    length === 1
      ? `The elementary partial: how ${names[1]} changes with this use of ${names[0]} alone.`
      : length > 1
        ? `The product of ${length} elementary partials, from ${names[0]} to ${names[1]}.`
        : `The sum over the paths from ${names[0]} to ${names[1]} through what is not drawn.`;
  return beside > 1 ? `${kind} One of ${beside} edges between the two, which add up.` : kind;
}

const most = 8;

function SelectedNode({ vertex, state, look, dispatch, send }: SelectedProps & { readonly vertex: number }) {
  const { now, mute, output } = look;
  const { digits } = state.options;
  const about = now.model.nodes.get(now.graph.nodes[vertex] ?? -1);
  const name = nameOf(now, vertex);
  const to = output && now.vertexOf.get(output.node);
  // That the output moves itself one to one says nothing; what moves it is its result.
  if (!output || to === undefined || !about || vertex === to) return null;
  const { paths, all } = pathsOf(now, vertex, to, most);
  const { sum } = paths;
  const number = (x: number): string => (mute ? '–' : shown(x, digits));
  return (
    <Section name="selected" title={<Chosen name={name} />} {...{ state, dispatch }}>
      <p class="large">
        <Mathematics text={`∂${output.name}/∂${name} = ${number(sum)}`} />
      </p>
      {about.operation !== 'input' ? (
        <p class="source">
          <code>{about.text}</code>
        </p>
      ) : null}
      <PathTable now={now} from={vertex} {...{ paths, all, digits, mute, send }} />
      {mute ? null : (
        <p class="muted">
          If <i class="name">{name}</i> moves at speed 1, <i class="name">{output.name}</i> moves at{' '}
          {number(sum)}.
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          disabled={state.stale}
          onClick={() => send({ kind: 'reveal', version: state.version, span: about.span })}
        >
          Go to source
        </button>
        <CopyButtons
          what={`∂${output.name}/∂${name}`}
          disabled={state.stale}
          onCopy={(format) =>
            send({
              kind: 'copy',
              version: state.version,
              format,
              offset: now.model.picture.span.start,
              derivative: { output: output.name, by: name },
            })
          }
        />
      </div>
    </Section>
  );
}

/** A heading in capitals; a name keeps its letters. */
function Chosen({ name }: { readonly name: string }) {
  return (
    <>
      Selected: <i class="name">{name}</i>
    </>
  );
}
