import { useRef } from 'preact/hooks';
import type { Picture, ToEditor } from '../../../src/protocol/panel';
import type { PointItem } from '../../../src/protocol/parts';
import type { Dispatch } from '../events';
import type { Look } from '../look';
import { elementOf } from '../model';
import { shown, typedNumber } from '../numbers';
import { type Range, rangeAt } from '../range';
import type { State } from '../state';
import { Opaque } from './opaque';
import { Section } from './section';

interface InputsProps {
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
  readonly send: (message: ToEditor) => void;
}

/** More sliders than this nobody drags. */
const most = 12;

/** The point: a slider and a field an input, with where its value comes from. */
export function Inputs({ state, look, dispatch, send }: InputsProps) {
  const { model, inputs, undo } = look.running;
  const { picture } = model;
  const there = picture.inputs.filter((i) => i.node >= 0);
  const isMoved = inputs.some((x, k) => !Object.is(x, model.start[k]));
  return (
    <Section name="inputs" title="Inputs" {...{ state, dispatch }}>
      <div class="sliders">
        {there.slice(0, most).map(({ name, base, node }) => (
          <Slider
            key={name}
            name={name}
            value={inputs[elementOf(model, node)] ?? Number.NaN}
            range={rangeAt(look.running, elementOf(model, node))}
            digits={state.options.digits}
            whence={
              picture.valueless.includes(base)
                ? 'no value'
                : whence(picture.point.find((p) => p.name === base))
            }
            isMute={state.stale || picture.valueless.includes(base)}
            onValue={(value, begins) => dispatch({ kind: 'value', node, value, begins })}
          />
        ))}
      </div>
      {there.length > most ? <p class="muted">{there.length - most} more</p> : null}
      <Opaque of={picture} send={send} />
      <div class="buttons">
        <button type="button" disabled={!undo.length} onClick={() => dispatch({ kind: 'undo' })}>
          Undo
        </button>
        <button
          type="button"
          disabled={!isMoved && !isGiven(picture)}
          onClick={() => send({ kind: 'resetValues', key: picture.key })}
        >
          Reset
        </button>
        <button
          type="button"
          disabled={look.mute}
          onClick={() => send({ kind: 'writeValues', version: state.version })}
        >
          Write into source
        </button>
      </div>
    </Section>
  );
}

/** Whether a value of it was set by somebody. */
function isGiven({ point }: Picture): boolean {
  return point.some((p) => p.provenance === 'given');
}

function whence(item: PointItem | undefined): string {
  switch (item?.provenance) {
    case 'sample':
      return 'sample, not from your code';
    case 'given':
      return 'set here';
    case 'debugger':
      return 'from the debugger';
    case 'comment':
    case 'call':
    case 'default':
      return item.line === undefined ? item.provenance : `${item.provenance}, line ${item.line}`;
    case 'constant':
      return item.line === undefined ? 'constant' : `line ${item.line}`;
    case undefined:
      return '';
  }
}

interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly range: Range;
  readonly digits: number;
  readonly whence: string;
  readonly isMute: boolean;
  readonly onValue: (value: number, begins: boolean) => void;
}

function Slider({ name, value, range, digits, whence: source, isMute, onValue }: SliderProps) {
  const { low, high, step } = range;
  // From the first value of a drag to its end; it has to outlive the pictures in between.
  const isDragging = useRef(false);
  // A drag back to where it began is no change.
  const end = (): void => {
    isDragging.current = false;
  };
  return (
    <div class="input">
      <label>
        <i class="name">{name}</i>
        <input
          type="range"
          min={low}
          max={high}
          step={step}
          value={value}
          aria-label={`${name}, slider`}
          onInput={(event) => {
            onValue(event.currentTarget.valueAsNumber, !isDragging.current);
            isDragging.current = true;
          }}
          onChange={end}
          onPointerUp={end}
          onBlur={end}
        />
      </label>
      <input
        class="number"
        type="text"
        inputMode="decimal"
        aria-label={name}
        value={isMute ? '' : shown(value, digits)}
        onChange={(event) => {
          const number = typedNumber(event.currentTarget.value);
          if (number !== undefined) onValue(number, true);
          else event.currentTarget.value = isMute ? '' : shown(value, digits);
        }}
      />
      <p class="muted whence">{source}</p>
    </div>
  );
}
