import { rangeOf } from '../../../src/core/range';
import { shapeText } from '../../../src/core/shape';
import { costSentence } from '../../../src/core/sweep/cost';
import type { PictureInput, ToEditor } from '../../../src/protocol/panel';
import { rangeText } from '../drawing/array-ranges';
import { sweepOf } from '../graph/sweep';
import { elasticity } from '../results/matrices';
import type { Dispatch } from '../state/events';
import { groupsOf, type InputGroup } from '../state/input-groups';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown } from '../text/numbers';
import { Branch } from './branch';
import { CopyButtons } from './copy-buttons';
import { Section } from './section';

const most = 8;

/** The derivative by an input; of an array of many elements their range. */
interface Row {
  readonly name: string;
  readonly text: string;
  readonly relative?: number;
  readonly shape?: readonly number[];
}

/** The output and how each input moves it. */
export function Result({
  state,
  look,
  dispatch,
  send,
}: {
  state: State;
  look: Look;
  dispatch: Dispatch;
  send: (message: ToEditor) => void;
}) {
  const { now, output, mute } = look;
  const { inputs, outputs } = now.model.picture;
  const { digits } = state.options;
  const vertex = output && now.vertexOf.get(output.node);
  if (!output) return null;
  // Without a vertex it depends on nothing.
  const totals = vertex === undefined ? undefined : sweepOf(now, 'reverse', undefined, output.name)?.totals;
  const number = (x: number): string => (mute ? '–' : shown(x, digits));
  const value = now.values[output.node] ?? Number.NaN;
  // The first row says what is differentiated: a long name needs no repetition.
  const isShort = output.name.length <= 3;
  const derivativeBy = ({ node }: PictureInput): number => totals?.[now.vertexOf.get(node) ?? -1] ?? 0;
  const rowOf = (input: PictureInput): Row => {
    const derivative = derivativeBy(input);
    const relative = elasticity(now.values[input.node] ?? Number.NaN, value, derivative);
    return { name: input.name, text: number(derivative), relative };
  };
  const rowsOf = ({ name, shape, elements }: InputGroup): Row[] =>
    shape.length && inputs.length > most
      ? [{ name, text: mute ? '–' : rangeText(rangeOf(elements.map(derivativeBy))), shape }]
      : elements.map(rowOf);
  const rows = groupsOf(now.model, inputs).flatMap(rowsOf);
  return (
    <Section name="result" title="Result" {...{ state, dispatch }}>
      <table class="numbers">
        <thead>
          <tr>
            <td colSpan={2} />
            <th
              scope="col"
              class="muted"
              title={`By how many percent ${output.name} moves when the input moves by 1 %`}
            >
              elasticity
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <i class="name">{output.name}</i>
            </th>
            <td>{number(value)}</td>
            <td />
          </tr>
          {rows.slice(0, most).map(({ name, text, relative = Number.NaN, shape }) => (
            <tr key={name}>
              <th scope="row" title={name}>
                ∂{isShort ? <i class="name">{output.name}</i> : null}/∂<i class="name">{name}</i>
                {shape ? <span class="muted"> {shapeText(shape)}</span> : null}
              </th>
              <td>{text}</td>
              <td class="muted">
                {Number.isFinite(relative) && !mute ? shown(relative, Math.min(digits, 3)) : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {look.outdated ? null : <Branch of={now.model.picture} />}
      {rows.length > most ? <p class="muted">{rows.length - most} more</p> : null}
      {look.outdated ? null : <p class="muted">{costSentence(inputs.length, outputs.length)}</p>}
      <div class="buttons">
        <CopyButtons
          what="all derivatives"
          disabled={state.stale}
          onCopy={(format) =>
            send({
              kind: 'copy',
              version: state.version,
              format,
              offset: now.model.picture.span.start,
            })
          }
        />
      </div>
    </Section>
  );
}
