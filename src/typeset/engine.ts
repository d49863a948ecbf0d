import { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { HTMLHandler } from '@mathjax/src/js/handlers/html/HTMLHandler.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import { BundledFont } from './font';
import { LimitedFactory, longestExpansion } from './limits';
import { restricted } from './macros';

/** Draws one formula as MathJax's svg element. Throws for what is no LaTeX, with a sentence that says why. */
export type Engine = (latex: string, display: boolean) => LiteElement;

/** Sets MathJax up; a matter of some 20 ms. */
export function createEngine(): Engine {
  const adaptor = liteAdaptor();
  const font = new BundledFont();
  const input = new TeX({
    packages: ['base', 'ams', 'boldsymbol', restricted],
    tags: 'none',
    maxBuffer: longestExpansion,
    formatError: (_: unknown, error: Error) => {
      throw error;
    },
  });
  const output = new SVG({
    fontData: font,
    fontCache: 'none',
    displayOverflow: 'overflow',
    linebreaks: { inline: false },
  });
  const factory = new LimitedFactory();
  const jax = { InputJax: input, OutputJax: output, MmlFactory: factory };
  const document = new HTMLHandler(adaptor).create('', jax);
  const size = { em: 1, ex: font.params.x_height, containerWidth: 40 };
  return (latex, display) => {
    factory.startFormula();
    const container: unknown = document.convert(latex, { display, ...size });
    const svg = container instanceof LiteElement && container.children.find(isSvg);
    if (!svg) throw new Error('Nothing to draw');
    return svg;
  };
}

function isSvg(node: unknown): node is LiteElement {
  return node instanceof LiteElement && node.kind === 'svg';
}
