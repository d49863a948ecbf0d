import { rangeOf } from '../../../src/core/range';
import { shapeText } from '../../../src/core/shape';
import type { ArrayNode } from '../graph/arrays';
import type { Now } from '../graph/model';
import { shortRange, valuesOf } from './array-ranges';
import { binned, gridOf } from './heat';
import type { Measure } from './measure';

/** Sizes in pixels of an array as a node. */
export const arraySizes = {
  title: 14,
  caption: 11,
  /** Of the lines of text. */
  titleHeight: 20,
  captionHeight: 16,
  margin: 8,
} as const;

/** Room for the cells, and the least and largest cell. */
const room = { width: 128, height: 80, strip: 14 };
const least = 4;
const largest = { cell: 16, strip: 24 };

/** What an array's cells take. */
export interface MapSize {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly width: number;
  readonly height: number;
}

export function mapSize({ shape }: Pick<ArrayNode, 'shape'>): MapSize {
  const { rows, columns } = binned(gridOf(shape));
  const isStrip = rows === 1;
  const inWidth = Math.floor(room.width / columns);
  const wanted = isStrip
    ? Math.min(largest.strip, inWidth)
    : Math.min(largest.cell, inWidth, Math.floor(room.height / rows));
  const cellWidth = Math.max(least, wanted);
  const cellHeight = isStrip ? room.strip : cellWidth;
  return { cellWidth, cellHeight, width: columns * cellWidth, height: rows * cellHeight };
}

/** The height of one heat map with its caption. */
export function partHeight(array: Pick<ArrayNode, 'shape'>): number {
  return arraySizes.captionHeight + mapSize(array).height + arraySizes.margin;
}

/** What a node takes that has so many heat maps below each other. */
export function arrayBox(
  now: Now,
  array: ArrayNode,
  { title, parts }: { readonly title: string; readonly parts: number },
  measure: Measure,
): { readonly width: number; readonly height: number } {
  const { title: large, caption, titleHeight, margin } = arraySizes;
  const widest = Math.max(
    measure(captionText(array, shortRange(rangeOf(valuesOf({ now }, array)))), caption),
    measure(roomy, caption),
    measure(title, large),
    mapSize(array).width,
  );
  return { width: widest + 24, height: margin / 2 + titleHeight + parts * partHeight(array) };
}

/** Room for the range of a sweep's numbers, which are not known yet. */
const roomy = 'W̄ −0.0123 … −0.0123';

/** Shape and range: `3 × 4 · −0.9 … 0.8`. */
export function captionText({ shape }: Pick<ArrayNode, 'shape'>, range: string): string {
  const text = shape.length === 1 ? `length ${shape[0]}` : shapeText(shape);
  return range ? `${text} · ${range}` : text;
}
