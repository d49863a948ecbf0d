import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { Matrix } from './matrix';
import { Section } from './section';

/** Of a single output. The numbers are of the text's point: while a slider is elsewhere there are none. */
export function Hessian({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { model, inputs } = look.running;
  const { hessian, inputs: names, outputs } = model.picture;
  if (!hessian?.length) return null;
  const isThere = inputs.every((x, k) => Object.is(x, model.start[k]));
  return (
    <Section name="hessian" title="Second derivatives" {...{ state, dispatch }}>
      <Matrix
        label={`Hessian of ${outputs[0]?.name ?? ''}`}
        corner={`∂²${outputs[0]?.name ?? ''}`}
        rows={names.map(({ name }, k) => ({ name, numbers: hessian[k] ?? new Float64Array() }))}
        columns={names.map((i) => i.name)}
        digits={state.options.digits}
        mute={look.mute || !isThere}
      />
    </Section>
  );
}
