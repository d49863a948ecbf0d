import { pathsBetween } from '../../../src/core/sweep/paths';
import type { ToEditor } from '../../../src/protocol/panel';
import type { CopyFormat } from '../../../src/protocol/parts';
import type { Dispatch } from '../events';
import type { Look } from '../look';
import { labelOf, nameOf } from '../model';
import { shown } from '../numbers';
import { selectedEdge } from '../selection';
import type { State } from '../state';
import { Mathematics } from './mathematics';
import { PathTable } from './path-table';
import { Section } from './section';

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
    return vertex === undefined ? null : <SelectedNode vertex={vertex} {...props} />;
  }
  const edge = selectedEdge(now, selection);
  return edge < 0 ? null : <SelectedEdge edge={edge} {...props} />;
}

function SelectedEdge({ edge, state, look, dispatch }: SelectedProps & { readonly edge: number }) {
  const { now, mute } = look;
  const from = nameOf(now, now.graph.from[edge] ?? 0);
  const to = nameOf(now, now.graph.to[edge] ?? 0);
  const label = labelOf(now, edge);
  const number = mute ? '' : shown(now.graph.weights[edge] ?? Number.NaN, state.options.digits);
  const parts = [
    `∂${to}/∂${from}`,
    ...(label && label !== number ? [label] : []),
    ...(number ? [number] : []),
  ];
  return (
    <Section name="selected" title={`Selected: ${from} → ${to}`} {...{ state, dispatch }}>
      <p class="large">
        <Mathematics text={parts.join(' = ')} />
      </p>
      <p class="muted">
        The elementary partial: how {to} changes with {from} alone.
      </p>
    </Section>
  );
}

const most = 8;

function SelectedNode({ vertex, state, look, dispatch, send }: SelectedProps & { readonly vertex: number }) {
  const { now, mute, output } = look;
  const { digits } = state.options;
  const about = now.model.nodes.get(now.graph.nodes[vertex] ?? -1);
  const name = nameOf(now, vertex);
  const to = output && now.vertexOf.get(output.node);
  if (!output || to === undefined || !about) return null;
  const paths = pathsBetween(now.graph, vertex, to, most);
  const { sum } = paths;
  const number = (x: number): string => (mute ? '–' : shown(x, digits));
  return (
    <Section name="selected" title={`Selected: ${name}`} {...{ state, dispatch }}>
      <p class="large">
        <Mathematics text={`∂${output.name}/∂${name} = ${number(sum)}`} />
      </p>
      {about.operation !== 'input' ? (
        <p class="source">
          <code>{about.text}</code>
        </p>
      ) : null}
      {vertex === to ? null : <PathTable now={now} from={vertex} paths={paths} digits={digits} mute={mute} />}
      {mute ? null : (
        <p class="muted">
          If <i class="name">{name}</i> moves at speed 1, <i class="name">{output.name}</i> moves at{' '}
          {number(sum)}.
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          onClick={() => send({ kind: 'reveal', version: state.version, span: about.span })}
        >
          Go to source
        </button>
        <CopyButtons
          onCopy={(format) =>
            send({ kind: 'copy', version: state.version, format, offset: about.span.start })
          }
        />
      </div>
    </Section>
  );
}

function CopyButtons({ onCopy }: { readonly onCopy: (format: CopyFormat) => void }) {
  return (
    <select
      class="button"
      aria-label="Copy derivative as"
      value=""
      onChange={(event) => {
        onCopy(event.currentTarget.value as CopyFormat);
        event.currentTarget.value = '';
      }}
    >
      <option value="" disabled hidden>
        Copy…
      </option>
      <option value="code">Code</option>
      <option value="latex">LaTeX</option>
      <option value="markdown">Markdown</option>
      <option value="json">JSON</option>
      <option value="plain">Plain text</option>
    </select>
  );
}
