import { type NumberRange, rangeOf } from '../../../src/core/range';
import { shapeText } from '../../../src/core/shape';
import type { ToEditor } from '../../../src/protocol/panel';
import { mapSize } from '../drawing/array-box';
import { rangeText, valuesOf } from '../drawing/array-ranges';
import { type Block, blockWords } from '../drawing/block';
import { binText, type Heat, heatOf } from '../drawing/heat';
import type { ArrayNode } from '../graph/arrays';
import { sweepOf } from '../graph/sweep';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown } from '../text/numbers';
import { HeatMap } from './heat-map';
import { Section } from './section';

interface SelectedArrayProps {
  readonly array: ArrayNode;
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
  readonly send: (message: ToEditor) => void;
}

/** An array that is one node: what its values and its derivatives come to. */
export function SelectedArray({ array, state, look, dispatch, send }: SelectedArrayProps) {
  const { mute, output } = look;
  const title = (
    <>
      Selected: <i class="name">{array.name}</i>
    </>
  );
  return (
    <Section name="selected" title={title} {...{ state, dispatch }}>
      <p>{sizeWords(array)}</p>
      {array.role === 'input' ? null : (
        <p class="source">
          <code>{array.text}</code>
        </p>
      )}
      {mute ? null : <Facts {...{ array, state, look }} output={output?.name} />}
      {mute ? null : <Legend heat={heatOf(array.shape, valuesOf(look, array))} />}
      <div class="buttons">
        <button type="button" onClick={() => dispatch({ kind: 'unfold', node: array.node })}>
          Show elements
        </button>
        <button
          type="button"
          disabled={state.stale}
          onClick={() => send({ kind: 'reveal', version: state.version, span: array.span })}
        >
          Go to source
        </button>
      </div>
    </Section>
  );
}

function sizeWords({ shape, nodes }: ArrayNode): string {
  const elements = nodes.length === 1 ? '1 element' : `${nodes.length} elements`;
  return shape.length < 2 ? `Array of ${elements}` : `Array ${shapeText(shape)}, ${elements}`;
}

interface FactsProps {
  readonly array: ArrayNode;
  readonly state: State;
  readonly look: Look;
  readonly output: string | undefined;
}

const rows: readonly (readonly [string, keyof NumberRange])[] = [
  ['least', 'low'],
  ['largest', 'high'],
  ['mean', 'mean'],
  ['not finite', 'broken'],
];

/** Of values and derivatives the least, the largest, the mean, and how many are no numbers. */
function Facts({ array, state, look, output }: FactsProps) {
  const { now } = look;
  const totals = sweepOf(now, 'reverse', undefined, output)?.totals;
  const derivatives = Array.from(array.nodes, (node) => totals?.[now.vertexOf.get(node) ?? -1] ?? 0);
  const columns = [rangeOf(valuesOf(look, array)), rangeOf(derivatives)];
  return (
    <table class="numbers">
      <thead>
        <tr>
          <td />
          <th scope="col">value</th>
          <th scope="col">
            ∂<i class="name">{output}</i>/∂<i class="name">{array.name}</i>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, key]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {columns.map((range, k) => (
              <td key={k}>{shown(range[key], state.options.digits)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SelectedBlockProps {
  readonly block: Block;
  readonly from: string;
  readonly to: string;
  readonly state: State;
  readonly look: Look;
  readonly dispatch: Dispatch;
}

/** The edge between two arrays: all partials as a picture. */
export function SelectedBlock({ block, from, to, state, look, dispatch }: SelectedBlockProps) {
  const { rows: height, columns: width, numbers, range } = block;
  const isSmall = height * width <= mostEntries;
  const heat =
    isSmall && !look.mute
      ? heatOf(
          [height, width],
          Array.from({ length: height * width }, (_, key) => numbers.get(key)),
        )
      : undefined;
  const title = (
    <>
      Selected:{' '}
      <i class="name">
        {from} → {to}
      </i>
    </>
  );
  return (
    <Section name="selected" title={title} {...{ state, dispatch }}>
      <p>{`How the elements of ${to} change with those of ${from}: a ${blockWords(block)}.`}</p>
      {look.mute ? null : <p class="muted">{`Entries ${rangeText(range, state.options.digits)}`}</p>}
      {heat ? <Picture heat={heat} /> : null}
      {heat ? <Legend heat={heat} /> : null}
    </Section>
  );
}

/** Larger blocks have no picture. */
const mostEntries = 200_000;

/** Cells of a picture by itself, in pixels. */
const cell = 14;

function Picture({ heat }: { readonly heat: Heat }) {
  const size = { width: heat.columns * cell, height: heat.rows * cell };
  return (
    <svg
      class="block-picture"
      role="img"
      aria-label="The entries as a picture"
      viewBox={`-1 -1 ${size.width + 2} ${size.height + 2}`}
      {...size}
    >
      <HeatMap heat={heat} x={0} y={0} cellWidth={cell} cellHeight={cell} />
    </svg>
  );
}

/** What the colours say. */
function Legend({ heat }: { readonly heat: Heat }) {
  const size = mapSize({ shape: [1] }).cellHeight;
  const one = (x: number): Heat => heatOf([1], [x]);
  const keys: readonly (readonly [Heat, string])[] = [
    [one(1), 'above 0'],
    [one(-1), 'below 0'],
    [one(Number.NaN), 'not finite'],
  ];
  const bins = binText(heat);
  return (
    <p class="muted legend keys">
      {keys.map(([key, text]) => (
        <span key={text}>
          <svg
            width={size + 2}
            height={size + 2}
            viewBox={`-1 -1 ${size + 2} ${size + 2}`}
            aria-hidden="true"
          >
            <HeatMap heat={key} x={0} y={0} cellWidth={size} cellHeight={size} />
          </svg>{' '}
          {text}
        </span>
      ))}
      {bins ? <span>{bins}</span> : null}
    </p>
  );
}
