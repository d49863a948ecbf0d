import assert from 'node:assert/strict';
import fc from 'fast-check';
import { typeset } from '../../src/typeset/typeset';
import { assertSound, requestFor } from './drawn';

const tokens = [
  ...'{}[]()^_&$#%~\\ \n|,.;:\'"<>+-*/=!?@`abxyz0123'.split(''),
  ...[
    '\\frac',
    '\\sqrt',
    '\\left',
    '\\right',
    '\\middle',
    '\\over',
    '\\\\',
    '\\,',
    '\\!',
    '\\{',
    '\\}',
    '\\|',
  ],
  ...['\\begin{matrix}', '\\end{matrix}', '\\begin{aligned}', '\\end{aligned}', '\\begin{array}{c|c}'],
  ...[
    '\\end{array}',
    '\\begin{cases}',
    '\\end{cases}',
    '\\begin{',
    '\\end{',
    '\\hline',
    '\\cr',
    '\\tag',
    '\\label',
  ],
  ...[
    '\\text{',
    '\\mathrm',
    '\\operatorname',
    '\\boldsymbol',
    '\\pmb',
    '\\mathchoice',
    '\\genfrac',
    '\\substack',
  ],
  ...[
    '\\sum',
    '\\int',
    '\\limits',
    '\\sin',
    '\\lim',
    '\\alpha',
    '\\partial',
    '\\bar',
    '\\widehat',
    '\\underbrace',
  ],
  ...[
    '\\rule{1em}{2em}',
    '\\hspace{-3em}',
    '\\kern',
    '\\raise',
    '\\phantom',
    '\\smash',
    '\\boxed',
    '\\mmlToken',
  ],
  ...['\\def', '\\newcommand', '\\require', '\\href', '\\unicode', '\\style', '\\class', '\\color', '\\let'],
  ...['α', '∂', 'é', '日', '😀', '\ud800', '\u0000', '\u202e', '\ufffe'],
];

/** Far above what any of these takes; a single one that grows without bounds takes minutes. */
const longest = 5000;

describe('typesetting of anything', () => {
  it('never throws, is sound and ends soon', () => {
    const soup = fc.array(fc.constantFrom(...tokens), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, fc.boolean(), (latex, display) => {
        const start = performance.now();
        assertSound(typeset(requestFor(latex, { display })));
        assert.ok(performance.now() - start < longest, latex);
      }),
      { numRuns: 500 },
    );
  });

  it('bounds what repeats and nests', () => {
    for (const part of ['\\iff ', 'x', '_1^2x', '\\left(', '\\pmod{3}', '日', "'", '\\\\', '\\frac12']) {
      const start = performance.now();
      assertSound(typeset(requestFor(`x${part.repeat(Math.floor(8_000 / part.length))}`)));
      assert.ok(performance.now() - start < longest, part);
    }
    for (const open of [
      '{',
      '\\pmb{',
      '\\text{$',
      '\\sqrt{',
      '\\frac{1}{',
      '\\mathchoice{x}{y}{z}{',
      '\\boxed{',
    ]) {
      const close = open.endsWith('$') ? '$}' : '}';
      const start = performance.now();
      assertSound(typeset(requestFor(`${open.repeat(40)}x${close.repeat(40)}`)));
      assertSound(typeset(requestFor(`${open.repeat(1000)}x${close.repeat(1000)}`)));
      assert.ok(performance.now() - start < longest, open);
    }
  }).timeout(60_000);
});
