import { costSentence } from '../../../src/core/sweep/cost';
import { type CostRow, costRows } from '../results/cost';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { EliminationSteps } from './elimination';
import { Section } from './section';

/** What the whole Jacobian costs by each way, and vertex elimination step by step. */
export function Cost({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  return (
    <Section name="cost" title="Cost" {...{ state, dispatch }}>
      <Counts {...{ state, look, dispatch }} />
    </Section>
  );
}

function Counts({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { inputs, outputs } = look.now.model.picture;
  const rows = costRows(look.now);
  const { eliminating } = state;
  const follow = ({ strategy }: CostRow): void => {
    if (!strategy) return;
    const isSame = eliminating?.strategy === strategy;
    dispatch({ kind: 'eliminate', eliminating: isSame ? undefined : { strategy, step: 0 } });
  };
  return (
    <>
      {look.outdated ? null : <p>{costSentence(inputs.length, outputs.length)}</p>}
      {rows.length ? (
        <table class="numbers costs">
          <thead>
            <tr>
              <th colSpan={2} class="muted">
                multiplications
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.title} class={row.isLeast ? 'least' : undefined}>
                <th scope="row">
                  {row.strategy ? (
                    <button
                      type="button"
                      class="link"
                      aria-pressed={eliminating?.strategy === row.strategy}
                      title="Follow it on the graph, step by step"
                      onClick={() => follow(row)}
                    >
                      {row.title}
                    </button>
                  ) : (
                    row.title
                  )}
                </th>
                <td>{look.outdated ? '–' : row.multiplications.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="muted">The graph is too large to be counted.</p>
      )}
      {eliminating ? <EliminationSteps {...{ look, dispatch, eliminating }} /> : null}
    </>
  );
}
