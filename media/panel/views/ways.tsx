import type { Way } from '../../../src/protocol/panel';
import type { Dispatch } from '../events';
import type { Look } from '../look';
import { nameOf } from '../model';
import type { State } from '../state';
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
            class={way}
            onClick={() => dispatch({ kind: 'way', way })}
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
          Along which paths does {look.pair ? <Mathematics text={nameOf(look.now, look.pair.from)} /> : input}{' '}
          reach {output}?
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
