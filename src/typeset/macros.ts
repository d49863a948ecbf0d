import BaseMethods from '@mathjax/src/js/input/tex/base/BaseMethods.js';
import { Configuration } from '@mathjax/src/js/input/tex/Configuration.js';
import { ConfigurationType, HandlerType } from '@mathjax/src/js/input/tex/HandlerTypes.js';
import type TexParser from '@mathjax/src/js/input/tex/TexParser.js';
import { CommandMap } from '@mathjax/src/js/input/tex/TokenMap.js';
import { Refused } from './limits';

/** The package of TeX commands that stand in front of MathJax's own. */
export const restricted = 'restricted';

/** A number or name of an equation: it means nothing in a single formula, and MathJax would remember it. */
function leftOut(parser: TexParser): void {
  parser.GetStar();
  parser.GetArgument(parser.currentCS);
}

/** Definitions would outlive their formula and can refer to themselves; others repeat what they are given. */
function refused(parser: TexParser): never {
  throw new Refused(`${parser.currentCS} is not supported`);
}

const { Macro = refused } = BaseMethods;

new CommandMap('restricted-macros', {
  tag: leftOut,
  label: leftOut,
  DeclareMathOperator: refused,
  newcolumntype: refused,
  skew: refused,
  // MathJax's writes its argument twice, so that nested ones would double the work with each level.
  pmb: [Macro, '\\boldsymbol{#1}', 1],
});

Configuration.create(restricted, {
  [ConfigurationType.HANDLER]: { [HandlerType.MACRO]: ['restricted-macros'] },
  [ConfigurationType.PRIORITY]: 1,
});
