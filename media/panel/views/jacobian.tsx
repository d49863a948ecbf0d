import { jacobianOf } from '../results/matrices';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown } from '../text/numbers';
import { Matrix } from './matrix';
import { Section } from './section';

/** Of several outputs: how each moves with each input. */
export function Jacobian({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { inputs, outputs } = look.now.model.picture;
  if (outputs.length < 2 || !inputs.length) return null;
  return (
    <Section name="jacobian" title="Jacobian" {...{ state, dispatch }}>
      <Entries state={state} look={look} />
    </Section>
  );
}

function Entries({ state, look }: { state: State; look: Look }) {
  const { inputs, outputs } = look.now.model.picture;
  const { digits } = state.options;
  const jacobian = jacobianOf(look.now);
  const number = (x: number): string => (look.mute ? '–' : shown(x, digits));
  if (!jacobian)
    return (
      <p class="muted">
        {outputs.length.toLocaleString('en-US')} × {inputs.length.toLocaleString('en-US')}: too large to be
        shown.
      </p>
    );
  return (
    <>
      <Matrix
        label="Jacobian: outputs by inputs"
        corner="∂↓/∂→"
        rows={outputs.map(({ name }, k) => ({ name, numbers: jacobian.rows[k] ?? new Float64Array() }))}
        columns={inputs.map((i) => i.name)}
        digits={digits}
        mute={look.mute}
      />
      <table class="numbers facts">
        <tbody>
          {jacobian.determinant === undefined ? null : (
            <tr>
              <th scope="row">determinant</th>
              <td>{number(jacobian.determinant)}</td>
            </tr>
          )}
          <tr>
            <th scope="row" title="Largest over smallest singular value">
              condition number
            </th>
            <td>{number(jacobian.condition)}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
