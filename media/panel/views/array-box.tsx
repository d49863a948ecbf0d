import { rangeOf } from '../../../src/core/range';
import { arraySizes, captionText, mapSize, partHeight } from '../drawing/array-box';
import { rangeOfSome, shortRange, valuesOf } from '../drawing/array-ranges';
import { heatOf } from '../drawing/heat';
import { titleAt } from '../drawing/titles';
import type { ArrayNode } from '../graph/arrays';
import { figureOf } from '../graph/figure';
import { arrayText, besideOf, sweptArrayName, sweptOf } from '../results/array-words';
import { HeatMap } from './heat-map';
import { SvgMathematics } from './mathematics';
import { type BoxProps, Fold, infectedIn, Kink } from './node';

/** An array as one node: its name, shape and range, and a small picture of its values; below it the sweep's numbers. */
export function ArrayBox(props: BoxProps & { readonly array: ArrayNode }) {
  const { array, place, look, drawing, isSelected, onPick, onUnfold } = props;
  const { now } = figureOf(look);
  const width = drawing.halfWidths[place] ?? 0;
  const height = (drawing.request.heights[place] ?? 0) / 2;
  const { titleHeight } = arraySizes;
  const parts = partsOf(props);
  const content = titleHeight + parts.length * partHeight(array);
  const top = -content / 2;
  return (
    <g
      class={classesOf(props)}
      transform={`translate(${drawing.layout.x[place] ?? 0} ${drawing.layout.y[place] ?? 0})`}
      id={`node-${place}`}
      {...(onPick ? { role: 'button', 'aria-pressed': isSelected } : { role: 'img' })}
      aria-label={arrayText(look, array)}
      onClick={onPick}
    >
      <title>{arrayText(look, array)}</title>
      <rect
        class="box"
        x={-width}
        y={-height}
        width={2 * width}
        height={2 * height}
        rx={array.role === 'input' ? 18 : 8}
      />
      <text class="title" aria-hidden="true" y={top + titleHeight / 2} dy="0.35em" text-anchor="middle">
        <SvgMathematics text={titleAt(now, place)} />
      </text>
      {parts.map((part, k) => (
        <Part key={part.way} array={array} part={part} top={top + titleHeight + k * partHeight(array)} />
      ))}
      {look.mute ? null : <Kink look={look} node={array.node} x={width - 6} y={-height + 10} />}
      {onUnfold ? (
        <Fold
          x={-width + 3}
          y={-height + 3}
          rounds={undefined}
          words="Its elements are folded into it"
          {...{ onUnfold }}
          direction={drawing.direction}
        />
      ) : null}
    </g>
  );
}

interface PartProps {
  readonly way: 'values' | 'forward' | 'reverse';
  readonly caption: string;
  /** Absent where no number may be shown. */
  readonly numbers: readonly (number | undefined)[];
}

/** A caption and the cells below it. */
function Part({
  array,
  part,
  top,
}: {
  readonly array: ArrayNode;
  readonly part: PartProps;
  readonly top: number;
}) {
  const { cellWidth, cellHeight, width } = mapSize(array);
  const { captionHeight } = arraySizes;
  return (
    <g class={`part ${part.way}`}>
      <text class="caption" aria-hidden="true" y={top + captionHeight / 2} dy="0.35em" text-anchor="middle">
        {part.caption}
      </text>
      <HeatMap
        heat={heatOf(array.shape, part.numbers)}
        x={-width / 2}
        y={top + captionHeight}
        {...{ cellWidth, cellHeight }}
      />
    </g>
  );
}

/** What is shown of an array: its values, and what the sweeps give it. */
function partsOf({ array, look }: BoxProps & { readonly array: ArrayNode }): PartProps[] {
  const { mute, sweep, beside } = look;
  const values = mute ? [] : valuesOf(look, array);
  const caption = captionText(array, mute ? '' : shortRange(rangeOf(values)));
  const own: PartProps = { way: 'values', caption, numbers: values };
  const swept = [
    ...(sweep ? [{ sweep, numbers: sweptOf(look, array) }] : []),
    ...(beside ? [{ sweep: beside, numbers: besideOf(look, array) }] : []),
  ];
  const parts = swept.map(({ sweep: { mode }, sweep: of, numbers }): PartProps => {
    const name = sweptArrayName(of, array, look);
    const range = mute ? '' : shortRange(rangeOfSome(numbers));
    return {
      way: mode,
      caption: name.includes('/') ? range : `${name} ${range}`,
      numbers: mute ? [] : numbers,
    };
  });
  return [own, ...parts];
}

function classesOf({
  array,
  isSelected,
  isCurrent,
  isReached,
  look,
}: BoxProps & { readonly array: ArrayNode }): string {
  const classes = [
    'node array',
    array.role,
    isSelected ? 'selected' : '',
    isCurrent ? 'current' : '',
    isReached ? '' : 'ahead',
    infectedIn(look, array.nodes) ?? '',
  ];
  return classes.filter(Boolean).join(' ');
}
