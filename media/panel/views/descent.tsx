import type { PictureEnd } from '../../../src/protocol/panel';
import { elementOf } from '../graph/model';
import { type Descent as Descending, descent, isDescendable, nextStep, type Stop } from '../state/descent';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown, typedNumber } from '../text/numbers';
import { Section } from './section';

/** Inputs whose step is written out. */
const most = 4;

const many = 10;

/** Gradient descent from the point: what one step does, and buttons that take it. */
export function Descent({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { running, output } = look;
  if (!output || !isDescendable(running.model)) return null;
  return (
    <Section name="descent" title="Descent" {...{ state, dispatch }}>
      <Controls {...{ state, look, output, dispatch }} />
    </Section>
  );
}

interface ControlsProps {
  readonly state: State;
  readonly look: Look;
  readonly output: PictureEnd;
  readonly dispatch: Dispatch;
}

function Controls({ state, look, output, dispatch }: ControlsProps) {
  const { running, mute } = look;
  const { rate } = state;
  const one = nextStep(running, output.node, rate);
  const step = one.next;
  const go = (count: number) => () => {
    const { steps } = descent(running, output.node, rate, count);
    if (steps.length) dispatch({ kind: 'descend', steps });
    else if (step) dispatch({ kind: 'descend', steps: [step] });
  };
  return (
    <>
      <p class="rule">
        <span>
          <i class="name">x</i> ← <i class="name">x</i> − <i class="name">η</i> ∇
          <i class="name">{output.name}</i>
        </span>
        <label>
          <i class="name">η</i> =
          <input
            class="number"
            type="text"
            inputMode="decimal"
            aria-label="Learning rate"
            value={shown(rate, 6)}
            onChange={(event) => {
              const next = typedNumber(event.currentTarget.value) ?? 0;
              if (next > 0) dispatch({ kind: 'rate', rate: next });
              else event.currentTarget.value = shown(rate, 6);
            }}
          />
        </label>
      </p>
      {mute ? null : <Step {...{ state, look, one }} />}
      <div class="buttons">
        <button type="button" disabled={mute || !step} onClick={go(1)}>
          Take a step
        </button>
        <button type="button" disabled={mute || !one.steps.length} onClick={go(many)}>
          {many} steps
        </button>
        <button type="button" disabled={!running.undo.length} onClick={() => dispatch({ kind: 'undo' })}>
          Undo
        </button>
        {running.trails.length ? (
          <button type="button" class="link" onClick={() => dispatch({ kind: 'clear' })}>
            Clear trace
          </button>
        ) : null}
      </div>
    </>
  );
}

/** `a ← 2 − 0.1 · 2 = 1.8`, and where that leads. */
function Step({ state, look, one }: { state: State; look: Look; one: Descending }) {
  const { running, output } = look;
  const { model, inputs } = running;
  const there = model.picture.inputs.filter((i) => i.node >= 0);
  const number = (x: number | undefined): string => shown(x ?? Number.NaN, Math.min(state.options.digits, 4));
  return (
    <>
      <table class="numbers steps">
        <tbody>
          {there.slice(0, most).map(({ name, node }) => {
            const k = elementOf(model, node);
            const slope = shown(one.gradient[k] ?? Number.NaN, 3);
            return (
              <tr key={name}>
                <th scope="row">
                  <i class="name">{name}</i> ←
                </th>
                <td class="muted">
                  {number(inputs[k])} − {number(state.rate)}·{slope.startsWith('−') ? `(${slope})` : slope}
                </td>
                <td>{one.next ? number(one.next[k]) : '–'}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">
              <i class="name">{output?.name}</i>
            </th>
            <td class="muted">{number(one.before)} →</td>
            <td>{one.steps.length ? number(one.after) : '–'}</td>
          </tr>
        </tbody>
      </table>
      {there.length > most ? <p class="muted">{there.length - most} more move as well</p> : null}
      <p class="muted" aria-live="polite">
        {word(one, output?.name ?? '')}
      </p>
    </>
  );
}

function word({ stop, before, after }: Descending, name: string): string {
  if (stop) return stops[stop];
  return after > before ? `${name} would grow: the step is too long for its slope.` : '';
}

const stops: Readonly<Record<Stop, string>> = {
  gradient: 'Stops: the gradient is not finite here.',
  value: 'Stops: the next step leads to where there is no finite value.',
  flat: 'Stops: the gradient is 0.',
  elsewhere: 'The next step goes another way through the code.',
};
