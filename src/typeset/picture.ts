import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import type { Typeset, TypesetFailure, TypesetRequest } from '../protocol/typeset';
import { attributeText, markup, short } from './markup';
import { shapesOf } from './shapes';

/** Pixels around the formula: slanted letters and accents reach a little out of their boxes. */
const margin = 1;

/** Pixels of width or height beyond which nobody reads a formula. */
const largest = 20_000;

/** MathJax's drawing as a document of its own, with its baseline between two rows of pixels. */
export function pictureOf(drawing: LiteElement, request: TypesetRequest): Typeset | TypesetFailure {
  const [, top = Number.NaN, across, down] = String(drawing.attributes['viewBox'] ?? '')
    .split(' ')
    .map(Number);
  const unit = request.pixels / 1000;
  const width = Math.ceil((across ?? Number.NaN) * unit) + 2 * margin;
  const { rise, depth } = centred(-top * unit, (top + (down ?? Number.NaN)) * unit, request.middle);
  const height = rise + depth;
  if (!(Number.isFinite(width) && Number.isFinite(height))) return { error: 'A formula without a size' };
  if (Math.max(width, height) > largest) return { error: 'The formula is too large to draw' };
  const { color } = request;
  const inside = markup(drawing.children.flatMap((child) => shapesOf(child)));
  const viewBox = [-margin, -rise, width, height].map((pixels) => short(pixels / unit)).join(' ');
  const frame = { xmlns: 'http://www.w3.org/2000/svg', width: `${width}`, height: `${height}`, viewBox };
  const svg = `<svg${attributeText(frame)}>${inside.replaceAll('"currentColor"', `"${color}"`)}</svg>`;
  return { svg, width, height, depth };
}

/** Whole pixels above and below the baseline; as many above the middle as below it, if one is asked for. */
function centred(above: number, below: number, middle: number | undefined): { rise: number; depth: number } {
  const rise = Math.ceil(above) + margin;
  const depth = Math.ceil(below) + margin;
  if (middle === undefined) return { rise, depth };
  const apart = Math.round(2 * middle);
  return { rise: Math.max(rise, depth + apart), depth: Math.max(depth, rise - apart) };
}
