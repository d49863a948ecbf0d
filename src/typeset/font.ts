import '@mathjax/mathjax-newcm-font/js/svg/dynamic/calligraphic.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/double-struck.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/fraktur.js';
import '@mathjax/mathjax-newcm-font/js/svg/dynamic/script.js';
import { MathJaxNewcmFont } from '@mathjax/mathjax-newcm-font/js/svg.js';

/** The ranges imported above, which MathJax would load when it meets a character of theirs: \ell, \Re, \mathbb … */
const bundled = ['calligraphic', 'double-struck', 'fraktur', 'script'];

/**
 * New Computer Modern with all the ranges that the bundle holds in place. It knows no others, so nothing is ever
 * loaded: characters that it lacks are drawn as text in the reader's own fonts.
 */
export class BundledFont extends MathJaxNewcmFont {
  protected static override dynamicFiles = Object.fromEntries(
    Object.entries(MathJaxNewcmFont.dynamicFiles).filter(([name]) => bundled.includes(name)),
  );

  constructor() {
    super();
    for (const range of Object.values(BundledFont.dynamicFiles)) range.setup(this);
  }
}
