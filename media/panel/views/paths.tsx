import type { ToEditor } from '../../../src/protocol/panel';
import { nameOf } from '../graph/model';
import { cancellation, factoredWords, joined, pathNames, pathProduct, sumText } from '../results/path-words';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import { mostPaths, type Pair } from '../state/pair';
import type { State } from '../state/state';
import { countText, shown } from '../text/numbers';
import { PathCount } from './count';
import { Icon } from './icons';
import { Mathematics } from './mathematics';
import { PathTable } from './path-table';
import { Section } from './section';
import { Muted, sentenceClass } from './transport';

interface PathsProps {
  readonly state: State;
  readonly look: Look;
  readonly pair: Pair;
  readonly dispatch: Dispatch;
  readonly send: (message: ToEditor) => void;
}

/** One path after another with the running sum; at first all of them. */
export function PathSteps({ state, look, pair, dispatch, send }: PathsProps) {
  const { largest, count } = pair.paths;
  const at = pair.rank === undefined ? 0 : pair.rank + 1;
  const to = (step: number) => () =>
    dispatch({ kind: 'path', path: step <= 0 ? undefined : Math.min(step, largest.length) - 1 });
  return (
    <footer class="transport paths">
      <div class="controls">
        <button
          type="button"
          title="All paths (Home)"
          aria-label="All paths"
          disabled={at === 0}
          onClick={to(0)}
        >
          <Icon shape="first" />
        </button>
        <button
          type="button"
          title="The path before (Page Up)"
          aria-label="The path before"
          disabled={at === 0}
          onClick={to(at - 1)}
        >
          <Icon shape="back" />
        </button>
        <button
          type="button"
          title="The next path (Page Down)"
          aria-label="The next path"
          disabled={at >= largest.length}
          onClick={to(at + 1)}
        >
          <Icon shape="forth" />
        </button>
        <span class="muted counts">
          {at === 0 ? <PathCount {...pair} send={send} /> : `path ${at} of ${countText(count)}`}
          {count > BigInt(mostPaths) ? `, the ${mostPaths} largest are listed` : ''}
        </span>
      </div>
      <div aria-live="polite">
        <PathSentence state={state} look={look} pair={pair} />
      </div>
    </footer>
  );
}

/** Terms of a sum that fit a line. */
const mostTerms = 6;

function PathSentence({ state, look, pair }: Omit<PathsProps, 'dispatch' | 'send'>) {
  const { digits } = state.options;
  const { now, from, to, paths, chosen, rank } = pair;
  const name = `∂${nameOf(now, to)}/∂${nameOf(now, from)}`;
  if (look.mute) return <Muted look={look} />;
  if (paths.count === 0n)
    return (
      <p class="sentence">
        <Mathematics text={`${name} = `} />
        <b class="total">0</b>
        <span class="muted rule">there is no path: {nameOf(now, to)} does not depend on it</span>
      </p>
    );
  if (chosen && rank !== undefined) {
    const until = paths.largest.slice(0, rank + 1).map((p) => p.contribution);
    return (
      <p class="sentence">
        <Mathematics text={`${pathProduct(pair.now, chosen, digits)} = `} />
        <b class="total">{shown(chosen.contribution, digits)}</b>
        <span class="muted rule">{pathNames(pair.now, pair.from, chosen)}</span>
        <span class="muted rule">so far {runningSum(until, digits)}</span>
      </p>
    );
  }
  const products = paths.largest
    .slice(0, mostTerms)
    .map((p) => pathProduct(pair.now, p, Math.min(digits, 4)));
  const rest = paths.count > BigInt(mostTerms) ? ' + …' : '';
  const terms = `${name} = ${joined(products)}${rest} = `;
  return (
    <p class={sentenceClass(terms)}>
      <Mathematics text={terms} />
      <b class="total">{shown(paths.sum, digits)}</b>
      <span class="muted rule">sum over all paths of the product along each</span>
    </p>
  );
}

/** `3 + 2 = 5`; what only rounding leaves of terms that cancel is not told as a number. */
function runningSum(terms: readonly number[], digits: number): string {
  const sum = terms.reduce((a, b) => a + b, 0);
  const size = terms.reduce((a, b) => a + Math.abs(b), 0);
  const written = terms.length > 1 && terms.length <= mostTerms ? sumText(terms, digits) : '';
  if (sum !== 0 && Math.abs(sum) <= 4 * Number.EPSILON * size) return `${written} ≈ 0`.trim();
  return written ? `${written} = ${shown(sum, digits)}` : shown(sum, digits);
}

/** The paths by what they contribute, largest first. */
export function PathList({ state, look, pair, dispatch, send }: PathsProps) {
  const { digits } = state.options;
  const told = look.mute ? undefined : cancellation(pair, digits);
  return (
    <Section name="paths" title="Paths" {...{ state, dispatch }}>
      <PathTable
        now={pair.now}
        from={pair.from}
        paths={pair.paths}
        all={pair.all}
        send={send}
        digits={digits}
        mute={look.mute}
        chosen={pair.rank}
        onChoose={(path) => dispatch({ kind: 'path', path: pair.rank === path ? undefined : path })}
      />
      {told ? <p class="told">{told}</p> : null}
      {look.mute ? null : <Factoring pair={pair} />}
    </Section>
  );
}

/** The same sum factored, step by step as edges are joined. */
function Factoring({ pair }: { readonly pair: Pair }) {
  const words = pair.paths.count > 1n ? factoredWords(pair) : undefined;
  if (!words) return null;
  const { operations, writtenOut } = words;
  return (
    <details class="factoring">
      <summary>
        Factored: {counted(BigInt(operations.multiplications), 'multiplication')} instead of{' '}
        {countText(writtenOut.multiplications)}, {counted(BigInt(operations.additions), 'addition')} instead
        of {countText(writtenOut.additions)}
      </summary>
      <p>
        <Mathematics text={words.expression} />
      </p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>
            <Mathematics text={step} />
          </li>
        ))}
      </ol>
      <p class="muted">
        Written out, the sum takes {counted(writtenOut.multiplications, 'multiplication')} and{' '}
        {counted(writtenOut.additions, 'addition')}; factored {operations.multiplications} and{' '}
        {operations.additions}. A sweep does this factoring.
      </p>
    </details>
  );
}

function counted(count: bigint, what: string): string {
  return `${countText(count)} ${what}${count === 1n ? '' : 's'}`;
}
