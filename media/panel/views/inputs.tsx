import { useRef } from 'preact/hooks';
import { rangeOf } from '../../../src/core/range';
import { shapeText } from '../../../src/core/shape';
import type { Picture, PictureInput, ToEditor } from '../../../src/protocol/panel';
import type { PointItem } from '../../../src/protocol/parts';
import { captionText, mapSize } from '../drawing/array-box';
import { rangeText } from '../drawing/array-ranges';
import { heatOf } from '../drawing/heat';
import { elementOf } from '../graph/model';
import { type Range, rangeAt } from '../results/range';
import type { Dispatch } from '../state/events';
import { groupsOf, type InputGroup } from '../state/input-groups';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown, typedNumber } from '../text/numbers';
import { HeatMap } from './heat-map';
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

/** The point: a slider and a field an input, with where its value comes from; an array is a row that opens. */
export function Inputs({ state, look, dispatch, send }: InputsProps) {
  const { model, inputs, undo } = look.running;
  const { picture } = model;
  const there = picture.inputs.filter((i) => i.node >= 0);
  const groups = groupsOf(model, there);
  const isMoved = inputs.some((x, k) => !Object.is(x, model.start[k]));
  const props = { state, look, dispatch };
  return (
    <Section name="inputs" title="Inputs" {...{ state, dispatch }}>
      <div class="sliders">
        {groups
          .slice(0, most)
          .map((group) =>
            group.shape.length ? (
              <ArrayInput key={group.name} group={group} isUsuallyOpen={there.length <= most} {...props} />
            ) : (
              <Sliders key={group.name} elements={group.elements} {...props} />
            ),
          )}
      </div>
      {groups.length > most ? <p class="muted">{groups.length - most} more</p> : null}
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
          disabled={look.mute || (!isMoved && isInSource(picture))}
          onClick={() => send({ kind: 'writeValues', version: state.version })}
        >
          Write into source
        </button>
      </div>
    </Section>
  );
}

type SlidersProps = Omit<InputsProps, 'send'>;

/** Name, shape, range and a picture of its values; its elements where they are opened. */
function ArrayInput({
  group: { name, shape, elements },
  isUsuallyOpen,
  ...props
}: SlidersProps & { readonly group: InputGroup; readonly isUsuallyOpen: boolean }) {
  const { state, look, dispatch } = props;
  const { picture } = look.running.model;
  const isMute = state.stale || picture.valueless.includes(name);
  const values = elements.map(({ node }) => look.running.now.values[node] ?? Number.NaN);
  const isOpen = isUsuallyOpen !== state.turned.has(name);
  const size = mapSize({ shape });
  const range = isMute ? '' : rangeText(rangeOf(values));
  return (
    <div class="array-input" role="group" aria-label={name}>
      <div class="row">
        <button
          type="button"
          class="turn"
          aria-expanded={isOpen}
          aria-label={`${name}, array ${shapeText(shape)}${range ? `, ${range}` : ''}: elements`}
          onClick={() => dispatch({ kind: 'turn', name })}
        >
          <span class={`chevron ${isOpen ? 'open' : ''}`} aria-hidden="true">
            ›
          </span>{' '}
          <i class="name">{name}</i>
        </button>
        <svg
          width={size.width + 2}
          height={size.height + 2}
          viewBox={`-1 -1 ${size.width + 2} ${size.height + 2}`}
          aria-hidden="true"
        >
          <HeatMap heat={heatOf(shape, isMute ? [] : values)} x={0} y={0} {...size} />
        </svg>
        <span class="facts">{captionText({ shape }, range)}</span>
      </div>
      {isOpen ? (
        <Sliders elements={elements.slice(0, most)} isElement {...props} />
      ) : (
        <p class="muted whence">{whenceOf(picture, name)}</p>
      )}
      {isOpen && elements.length > most ? <p class="muted">{elements.length - most} more</p> : null}
    </div>
  );
}

/** A slider each; where the values of an array come from is said once. */
function Sliders({
  elements,
  isElement = false,
  state,
  look,
  dispatch,
}: SlidersProps & { readonly elements: readonly PictureInput[]; readonly isElement?: boolean }) {
  const { running } = look;
  const { model, inputs } = running;
  const { picture } = model;
  return (
    <>
      {elements.map(({ name, base, node }, k) => (
        <Slider
          key={name}
          name={name}
          value={inputs[elementOf(model, node)] ?? Number.NaN}
          range={rangeAt(running, elementOf(model, node))}
          digits={state.options.digits}
          whence={isElement && k > 0 ? '' : whenceOf(picture, base)}
          isStale={state.stale}
          isUnset={picture.valueless.includes(base)}
          onValue={(value, begins) => dispatch({ kind: 'value', node, value, begins })}
        />
      ))}
    </>
  );
}

function whenceOf({ valueless, point }: Picture, base: string): string {
  return valueless.includes(base) ? 'no value' : whence(point.find((p) => p.name === base));
}

/** Whether a value of it was set by somebody. */
function isGiven({ point }: Picture): boolean {
  return point.some((p) => p.provenance === 'given');
}

const ofSource = new Set(['comment', 'default', 'constant']);

/** Whether all of it stands in the text already. */
function isInSource({ point }: Picture): boolean {
  return point.every((p) => ofSource.has(p.provenance));
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
  readonly isStale: boolean;
  /** It has no value: the slider stands at a sample, which is shown nowhere. */
  readonly isUnset: boolean;
  readonly onValue: (value: number, begins: boolean) => void;
}

function Slider({ name, value, range, digits, whence: source, isStale, isUnset, onValue }: SliderProps) {
  const { low, high, step } = range;
  const text = isStale || isUnset ? '' : shown(value, digits);
  // From the first value of a drag to its end; it has to outlive the pictures in between.
  const isDragging = useRef(false);
  // A drag back to where it began is no change.
  const end = (): void => {
    isDragging.current = false;
  };
  return (
    <div class={`input ${isUnset ? 'unset' : ''}`}>
      <label>
        <i class="name">{name}</i>
        <input
          type="range"
          min={low}
          max={high}
          step={step}
          value={value}
          aria-label={`${name}, slider`}
          aria-valuetext={isUnset ? 'no value' : undefined}
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
        placeholder={isUnset ? '–' : undefined}
        value={text}
        onChange={(event) => {
          const number = typedNumber(event.currentTarget.value);
          if (number !== undefined) onValue(number, true);
          else event.currentTarget.value = text;
        }}
      />
      {source ? <p class="muted whence">{source}</p> : null}
    </div>
  );
}
