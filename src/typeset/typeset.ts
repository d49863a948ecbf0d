import TexError from '@mathjax/src/js/input/tex/TexError.js';
import type { Typeset, TypesetFailure, TypesetRequest } from '../protocol/typeset';
import { createEngine, type Engine } from './engine';
import { longestLatex, Refused } from './limits';
import { pictureOf } from './picture';

/** Draws a formula, or says why it cannot. Never throws, whatever the text. */
export function typeset(request: TypesetRequest): Typeset | TypesetFailure {
  const fault = requestFault(request);
  if (fault) return { error: fault };
  try {
    engine ??= createEngine();
    return pictureOf(engine(request.latex, request.display), request);
  } catch (error) {
    if (error instanceof TexError || error instanceof Refused)
      return { error: error.message.replace(/\s+/g, ' ') };
    // The engine may have been left halfway: the stack was exhausted, or MathJax has a fault.
    engine = undefined;
    return {
      error: error instanceof RangeError ? 'The formula is nested too deeply' : 'The formula cannot be drawn',
    };
  }
}

/** Made when first needed, and again after a failure that is not the formula's. */
let engine: Engine | undefined;

const sizes = { smallest: 1, largest: 200 };

/** Names, hexadecimal colours, and rgb(…), hsl(…) and their kin: nothing else can end up in the picture. */
const cssColor = /^(#[\da-f]{3,8}|[a-z]{2,30}|(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\([\d\s.,%/a-z-]{1,60}\))$/i;

function requestFault({ latex, color, pixels, middle = 0 }: TypesetRequest): string | undefined {
  if (latex.length > longestLatex) return `The formula is longer than ${longestLatex} characters`;
  if (latex.trim() === '') return 'There is no formula';
  if (!cssColor.test(color)) return 'The colour is none of CSS';
  if (!(pixels >= sizes.smallest && pixels <= sizes.largest)) return 'The size is out of range';
  if (!(Math.abs(middle) <= sizes.largest)) return 'The middle is out of range';
  return undefined;
}
