import type { Way } from '../../../src/protocol/panel';
import { type Detail, details } from '../graph/detail';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { Mathematics } from './mathematics';

const ways: readonly { readonly way: Way; readonly title: string; readonly term: string }[] = [
  { way: 'values', title: 'Values', term: 'the primal evaluation' },
  { way: 'forward', title: 'Forward', term: 'also called tangents, JVP' },
  { way: 'reverse', title: 'Reverse', term: 'also called backpropagation, adjoints, VJP' },
  { way: 'paths', title: 'Paths', term: 'the derivative is the sum over all paths' },
];

/** Four ways to look at one graph, and what the chosen one is for. */
export function Ways({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const chosen = ways.find((w) => w.way === state.way);
  return (
    <nav class="ways">
      <div class="segments" role="radiogroup" aria-label="Way to look">
        {ways.map(({ way, title }) => (
          <button
            key={way}
            type="button"
            role="radio"
            aria-checked={way === state.way}
            tabIndex={way === state.way ? 0 : -1}
            class={way}
            onClick={() => dispatch({ kind: 'way', way })}
            onKeyDown={turn}
          >
            {title}
          </button>
        ))}
      </div>
      <p class="question">
        <Question {...{ state, look, dispatch }} />
      </p>
      <p class="muted term">{chosen?.term}</p>
    </nav>
  );
}

/** Arrow keys choose among radio buttons, of which one is reached by Tab. */
function turn(event: KeyboardEvent): void {
  const buttons = [...((event.currentTarget as HTMLElement).parentElement?.children ?? [])];
  const at = buttons.indexOf(event.currentTarget as HTMLElement);
  const step = steps[event.key];
  const next = step === undefined ? undefined : buttons.at((at + step) % buttons.length);
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.click();
  next.focus();
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** How much of the graph is drawn, and what else on it. */
export function Options({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  return (
    <div class="muted options">
      <DetailChoice {...{ state, look, dispatch }} />
      {look.now.model.unfolded.size ? (
        <button type="button" onClick={() => dispatch({ kind: 'unfold', node: undefined })}>
          Fold again
        </button>
      ) : null}
      <label title="Edges are as wide as their partials are large, and borders of nodes as what the nodes show, on logarithmic scales">
        <input
          type="checkbox"
          checked={state.tinted}
          onChange={(event) => dispatch({ kind: 'tint', tinted: event.currentTarget.checked })}
        />
        Widths by size
      </label>
      {look.sweep ? (
        <label title="Each node has the number of the other sweep, too: from the input forward, from the output back">
          <input
            type="checkbox"
            checked={state.beside}
            onChange={(event) => dispatch({ kind: 'beside', beside: event.currentTarget.checked })}
          />
          Both sweeps
        </label>
      ) : null}
    </div>
  );
}

const detailTitles: Readonly<Record<Detail, string>> = {
  operations: 'every operation',
  chains: 'terms of sums as edges',
  expressions: 'expressions',
  names: 'named values',
  calls: 'this function only',
  last: 'last value of each name',
  ends: 'inputs and outputs alone',
};

/** How much of the computation is drawn. */
function DetailChoice({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { graph, whole, model } = look.now;
  const hidden = whole.nodes.length - graph.nodes.length;
  const offered = new Set(model.offered);
  const wanted = state.detail && offered.has(state.detail) ? state.detail : 'auto';
  const tooMany = ` (${whole.nodes.length.toLocaleString('en-US')} are too many)`;
  return (
    <label
      class="detail"
      title={
        hidden
          ? `${hidden} of ${whole.nodes.length} operations are folded into others`
          : 'Every operation is drawn'
      }
    >
      Detail:{' '}
      <select
        value={wanted}
        onChange={(event) => {
          const { value } = event.currentTarget;
          dispatch({ kind: 'detail', detail: details.find((detail) => detail === value) });
        }}
      >
        <option value="auto">{`automatic (${detailTitles[model.detail]})`}</option>
        {details.map((detail) => (
          <option key={detail} value={detail} disabled={!offered.has(detail)}>
            {`${detailTitles[detail]}${offered.has(detail) ? '' : tooMany}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function Question({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { inputs, outputs } = look.now.model.picture;
  const input = (
    <Choice
      ends={inputs}
      chosen={look.input?.name}
      label="Input"
      onChoose={(name) => dispatch({ kind: 'seed', end: 'input', name })}
    />
  );
  const output = (
    <Choice
      ends={outputs}
      chosen={look.output?.name}
      label="Output"
      onChoose={(name) => dispatch({ kind: 'seed', end: 'output', name })}
    />
  );
  switch (state.way) {
    case 'values':
      return <>What does every node compute?</>;
    case 'forward':
      return <>How does {input} affect every node?</>;
    case 'reverse':
      return <>How does every node affect {output}?</>;
    case 'paths':
      return (
        <>
          Along which paths does {input} reach {output}?
        </>
      );
  }
}

interface ChoiceProps {
  readonly ends: readonly { readonly name: string }[];
  readonly chosen: string | undefined;
  readonly label: string;
  readonly onChoose: (name: string) => void;
}

/** A name in the sentence; of several one chooses. */
function Choice({ ends, chosen, label, onChoose }: ChoiceProps) {
  if (ends.length < 2) return <Mathematics text={chosen ?? ''} />;
  return (
    <select
      class="name"
      aria-label={label}
      value={chosen}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {ends.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
