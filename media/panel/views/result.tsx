import { costSentence } from '../../../src/core/sweep/cost';
import { reverseSteps } from '../../../src/core/sweep/steps';
import type { Dispatch } from '../events';
import type { Look } from '../look';
import { shown } from '../numbers';
import type { State } from '../state';
import { Section } from './section';

const most = 8;

/** The output and how each input moves it. */
export function Result({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { now, output, mute } = look;
  const { inputs, outputs } = now.model.picture;
  const { digits } = state.options;
  const vertex = output && now.vertexOf.get(output.node);
  if (!output || vertex === undefined) return null;
  const { totals } = reverseSteps(now.graph, vertex);
  const number = (x: number): string => (mute ? '–' : shown(x, digits));
  return (
    <Section name="result" title="Result" {...{ state, dispatch }}>
      <table class="numbers">
        <tbody>
          <tr>
            <th scope="row">
              <i class="name">{output.name}</i>
            </th>
            <td>{number(now.values[output.node] ?? Number.NaN)}</td>
          </tr>
          {inputs.slice(0, most).map(({ name, node }) => (
            <tr key={name}>
              <th scope="row">
                ∂<i class="name">{output.name}</i>/∂<i class="name">{name}</i>
              </th>
              <td>{number(totals[now.vertexOf.get(node) ?? -1] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {inputs.length > most ? <p class="muted">{inputs.length - most} more</p> : null}
      <p class="muted">{costSentence(inputs.length, outputs.length)}</p>
    </Section>
  );
}
