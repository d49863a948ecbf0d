import type { Sweep } from '../../../src/core/sweep/steps';
import { nameOf } from '../graph/model';
import { pathsText } from '../results/path-words';
import type { Dispatch } from '../state/events';
import { stepKey } from '../state/keys';
import { type Look, said } from '../state/look';
import { pathCounts } from '../state/pair';
import type { State } from '../state/state';
import { stride } from '../state/stride';
import { Icon } from './icons';
import { Mathematics } from './mathematics';

/** Play, step, back, scrub; and the sentence of the step, which is the largest text of the page. */
export function Transport({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { done, count, sweep } = look;
  if (look.still !== undefined)
    return (
      <footer class="transport">
        <div aria-live="polite">
          {look.mute ? (
            <Muted look={look} />
          ) : (
            <p class="sentence">
              <Mathematics text={look.still.formula} />
              <span class="words">{look.still.words}</span>
            </p>
          )}
        </div>
      </footer>
    );
  if (!sweep) return null;
  const to = (step: number) => () => dispatch({ kind: 'step', step });
  return (
    <footer class={`transport ${sweep.mode}`}>
      <div class="controls">
        <button
          type="button"
          title="To the start (Home)"
          aria-label="To the start"
          disabled={done === 0}
          onClick={to(0)}
        >
          <Icon shape="first" />
        </button>
        <button
          type="button"
          title="One step back (Page Up)"
          aria-label="One step back"
          disabled={done === 0}
          onClick={to(stride(look.now, look.isWhole, sweep, done, -1))}
        >
          <Icon shape="back" />
        </button>
        <button
          type="button"
          class="play"
          title={state.playing ? 'Pause' : 'Play (Space)'}
          aria-label={state.playing ? 'Pause' : 'Play'}
          onClick={() => dispatch({ kind: 'play', playing: !state.playing })}
        >
          <Icon shape={state.playing ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          title="One step (Page Down)"
          aria-label="One step"
          disabled={done === count}
          onClick={to(stride(look.now, look.isWhole, sweep, done, 1))}
        >
          <Icon shape="forth" />
        </button>
        <button
          type="button"
          title="To the end (End)"
          aria-label="To the end"
          disabled={done === count}
          onClick={to(count)}
        >
          <Icon shape="last" />
        </button>
        <Speed speed={state.speed} dispatch={dispatch} />
        <input
          type="range"
          aria-label="Step"
          min={0}
          max={count}
          value={done}
          onInput={(event) => dispatch({ kind: 'step', step: event.currentTarget.valueAsNumber })}
          onKeyDown={(event) => {
            if (stepKey(event.key, look, state.playing, dispatch)) event.preventDefault();
          }}
        />
        <span class="muted counts">{counts(look)}</span>
      </div>
      <div aria-live="polite">
        <Sentence look={look} />
      </div>
    </footer>
  );
}

/** Steps a second. */
const speeds = [0.5, 1, 2, 4];

function Speed({ speed, dispatch }: { readonly speed: number; readonly dispatch: Dispatch }) {
  return (
    <select
      class="speed"
      aria-label="Speed"
      title="Speed: steps a second while it plays"
      value={speed}
      onChange={(event) => dispatch({ kind: 'speed', speed: Number(event.currentTarget.value) })}
    >
      {speeds.map((one) => (
        <option key={one} value={one}>{`${one}×`}</option>
      ))}
    </select>
  );
}

/** What the sweeps have given, below what stays in sight. */
export function Outcomes({ look }: { readonly look: Look }) {
  const { done, count, sweep, beside, swept } = look;
  if (!sweep || look.mute || look.still !== undefined) return null;
  return (
    <div class="outcomes">
      {/* Its line stays while the sweep runs: nothing below moves when that is played. */}
      {done === count ? <Outcome {...{ look, sweep, swept }} /> : <p>{'\u00a0'}</p>}
      {beside ? <Outcome look={look} sweep={beside} swept={totalsOf(beside)} /> : null}
    </div>
  );
}

interface OutcomeProps {
  readonly look: Look;
  readonly sweep: Sweep;
  readonly swept: ReadonlyMap<number, number>;
}

function totalsOf({ steps }: Sweep): ReadonlyMap<number, number> {
  return new Map(steps.map((s) => [s.vertex, s.total]));
}

/** Derivatives that are listed. */
const mostListed = 6;

/** What one sweep has given, which is what the two kinds differ in. */
function Outcome({ look, sweep, swept }: OutcomeProps) {
  const { now, wording } = look;
  const forward = sweep.mode === 'forward';
  const seed = nameOf(now, sweep.seed);
  const ends = [...new Set(forward ? now.graph.outputs : now.graph.inputs)];
  const derivatives = ends.slice(0, mostListed).map((vertex) => {
    const [of, by] = forward ? [nameOf(now, vertex), seed] : [seed, nameOf(now, vertex)];
    return `∂${of}/∂${by} = ${wording.number(swept.get(vertex) ?? 0)}`;
  });
  const more = ends.length > mostListed ? `, and ${ends.length - mostListed} more` : '';
  return (
    <p class="muted">
      One {sweep.mode} sweep from <i class="name">{seed}</i> gives{' '}
      <Mathematics text={derivatives.join(', ')} />
      {more}.
    </p>
  );
}

function Sentence({ look }: { readonly look: Look }) {
  const step = said(look);
  if (look.mute) return <Muted look={look} />;
  if (!step) return <p class="sentence muted">Press Play, or take one step.</p>;
  const end = step.sentence.lastIndexOf('= ') + 2;
  return (
    <p class={sentenceClass(step.sentence)}>
      <Mathematics text={step.sentence.slice(0, end)} />
      <b class="total">{step.sentence.slice(end)}</b>
      <span class="muted rule">{step.rule}</span>
      {step.speed ? <span class="muted speed">{step.speed}</span> : null}
    </p>
  );
}

/** In place of a sentence: why there is no number in it. */
export function Muted({ look: { outdated } }: { readonly look: Look }) {
  return (
    <p class="sentence muted">
      {outdated ? 'The text has changed.' : 'Numbers appear once all inputs have values.'}
    </p>
  );
}

/** A long one is smaller. */
export function sentenceClass(text: string): string {
  return text.length > 70 ? 'sentence long' : 'sentence';
}

function counts(look: Look): string {
  const { sweep, done, count, step, stride: steps, now } = look;
  if (!sweep) return '';
  const edges = (k: number): number =>
    sweep.steps.slice(0, k).reduce((n, s) => n + s.contributions.length, 0);
  const parts = [`step ${done} of ${count}`, `edges ${edges(done)} of ${edges(count)}`];
  if (step && steps.length === 1 && step.vertex !== sweep.seed) {
    const [from, to] = sweep.mode === 'forward' ? [sweep.seed, step.vertex] : [step.vertex, sweep.seed];
    const { drawn, all } = pathCounts(now, from, to);
    parts.push(`from ${nameOf(now, from)}: ${pathsText(drawn, all)}`);
  }
  return parts.join(' · ');
}
