import { MmlFactory } from '@mathjax/src/js/core/MmlTree/MmlFactory.js';
import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import { MmlMrow } from '@mathjax/src/js/core/MmlTree/MmlNodes/mrow.js';

/** A formula is not drawn although MathJax would: a reason for the reader. */
export class Refused extends Error {}

/** Characters of LaTeX in one formula. */
export const longestLatex = 20_000;

/** Characters that a formula may grow to while MathJax puts in what its commands stand for. */
export const longestExpansion = 4 * longestLatex;

/** Symbols, boxes and spaces of one formula; a second of work, and more than a picture can show. */
const mostNodes = 20_000;

/** Makes the nodes of one formula after the other, and refuses when one has too many. */
export class LimitedFactory extends MmlFactory {
  #made = 0;

  startFormula(): void {
    this.#made = 0;
  }

  override create(...parameters: Parameters<MmlFactory['create']>): MmlNode {
    if (++this.#made > mostNodes) throw new Refused('The formula has too many parts');
    const node = super.create(...parameters);
    // Each operator asks its row whether it is alone in it. MathJax counts the whole row then, so that long rows
    // took time with the square of their length, half a minute at worst.
    if (node instanceof MmlMrow) node.nonSpaceLength = () => atMostTwo(node.childNodes);
    return node;
  }
}

function atMostTwo(children: readonly (MmlNode | null)[]): number {
  let found = 0;
  for (const child of children) {
    if (child && !child.isSpacelike && ++found === 2) break;
  }
  return found;
}
