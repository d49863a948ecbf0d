import { nodeName } from '../graph/model';
import { eliminationOf } from '../results/cost';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { Eliminating } from '../state/state';
import { Icon } from './icons';
import { Mathematics } from './mathematics';

interface EliminationProps {
  readonly look: Look;
  readonly dispatch: Dispatch;
  readonly eliminating: Eliminating;
}

/** Steps around the last one that are listed, and edges that are named in one. */
const around = 5;
const mostNamed = 3;

/** The steps of a vertex elimination; the graph shows what is left after those that are done. */
export function EliminationSteps({ look, dispatch, eliminating }: EliminationProps) {
  const { now } = look;
  const elimination = eliminationOf(now, eliminating.strategy);
  if (!elimination) return null;
  const { steps } = elimination;
  const name = (vertex: number): string => {
    const node = now.whole.nodes[vertex] ?? -1;
    return nodeName(now.model, node);
  };
  const done = Math.min(eliminating.step, steps.length);
  const to = (step: number) => () => dispatch({ kind: 'eliminate', eliminating: { ...eliminating, step } });
  const sum = steps.slice(0, done).reduce((n, s) => n + s.multiplications, 0);
  const first = Math.max(0, Math.min(done - around, steps.length - 2 * around));
  return (
    <div class="elimination">
      <div class="controls">
        <button
          type="button"
          title="Previous vertex"
          aria-label="Previous vertex"
          disabled={done === 0}
          onClick={to(done - 1)}
        >
          <Icon shape="back" />
        </button>
        <button
          type="button"
          title="Next vertex"
          aria-label="Next vertex"
          disabled={done === steps.length}
          onClick={to(done + 1)}
        >
          <Icon shape="forth" />
        </button>
        <span class="muted" aria-live="polite">
          {done} of {steps.length} gone, {sum.toLocaleString('en-US')}{' '}
          {sum === 1 ? 'multiplication' : 'multiplications'}
        </span>
      </div>
      <ol start={first + 1}>
        {steps.slice(first, first + 2 * around).map((step, k) => {
          const at = first + k;
          const { predecessors, successors, multiplications, fillIn } = step;
          const named = fillIn.slice(0, mostNamed).map(([p, s]) => `${name(p)} → ${name(s)}`);
          const more = fillIn.length - named.length;
          return (
            <li
              key={at}
              class={at < done ? 'done' : undefined}
              aria-current={at === done - 1 ? 'step' : undefined}
            >
              <button type="button" class="row" onClick={to(at + 1)}>
                <span>
                  <Mathematics text={name(step.vertex)} /> goes: {predecessors.length}·{successors.length} ={' '}
                  <b>{multiplications}</b>
                </span>
                <span class="muted">
                  {named.length ? (
                    <>
                      fill-in <Mathematics text={named.join(', ')} />
                      {more > 0 ? ` and ${more} more` : ''}
                    </>
                  ) : (
                    'no fill-in'
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      {done === steps.length ? <p class="muted">What is left is the Jacobian.</p> : null}
    </div>
  );
}
