import assert from 'node:assert/strict';
import { typeset } from '../../src/typeset/typeset';
import { drawn, requestFor } from './drawn';

const usual = [
  'x',
  '\\frac{\\partial f}{\\partial x}',
  '\\sin\\left(x^{2}\\right) \\cdot \\exp\\left(-x\\right)',
  '\\alpha \\beta \\gamma \\delta \\varepsilon \\zeta \\eta \\theta \\lambda \\mu \\pi \\rho \\sigma \\tau \\varphi \\chi \\psi \\omega',
  '\\Gamma \\Delta \\Theta \\Lambda \\Xi \\Pi \\Sigma \\Phi \\Psi \\Omega \\nabla \\infty \\ell \\Re \\Im',
  '\\operatorname{logsumexp}\\left(x_{1}, x_{2}\\right) + \\mathrm{learning\\_rate}',
  '\\sqrt{1 + \\sqrt[3]{x}}',
  '\\bigl( \\Bigl[ \\biggl\\{ \\Biggl\\lvert x \\Biggr\\rvert \\biggr\\} \\Bigr] \\bigr) \\lfloor x \\rfloor \\lceil y \\rceil',
  '\\sum_{i=1}^{n} x_{i} \\prod_{k} a_{k} \\int_{0}^{\\infty} f(t) \\, dt \\lim_{h \\to 0}',
  '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\begin{bmatrix} 1 \\end{bmatrix} \\begin{vmatrix} 1 \\end{vmatrix}',
  '\\begin{aligned} y &= x^2 \\\\ z &= y + 1 \\end{aligned}',
  '\\begin{align*} y &= x^2 \\\\ z &= y + 1 \\end{align*}',
  'f(x) = \\begin{cases} x & x \\ge 0 \\\\ 0 & \\text{otherwise, if $x<0$} \\end{cases}',
  '\\bar{x} \\dot{x} \\ddot{x} \\hat{y} \\tilde{z} \\vec{v} \\overline{ab} \\widehat{abc} \\underbrace{a+b}_{n}',
  '\\mathbf{W} \\boldsymbol{\\theta} \\mathbb{R} \\mathcal{L} \\mathscr{L} \\mathfrak{g} \\mathit{ab}',
  'a \\le b \\ne c \\approx d \\in \\mathbb{N} \\Rightarrow e \\leftarrow f \\pm g \\times h \\odot i^{\\top}',
  "f''(x) \\mid_{x=0} \\ldots \\cdots \\vdots \\ddots \\quad \\binom{n}{k} \\tfrac12 \\dfrac{1}{2}",
];

describe('typesetting', () => {
  it('draws the usual mathematics from outlines alone', () => {
    for (const latex of usual) {
      const { svg } = drawn(latex);
      assert.doesNotMatch(svg, /<text/, latex);
      assert.ok(svg.length < 40_000, `${latex}: ${svg.length}`);
    }
  });

  it('gives sizes in proportion', () => {
    const letter = drawn('x');
    const fraction = drawn('\\frac{a}{b}');
    assert.ok(letter.width >= 9 && letter.width <= 14 && letter.height <= 16, JSON.stringify(letter));
    assert.ok(fraction.height > 2 * letter.height);
    assert.ok(fraction.depth > letter.depth);
    assert.ok(drawn('x + y + z').width > drawn('x + y').width);
    assert.ok(drawn('\\sum_{i=1}^{n} i', { display: false }).height < drawn('\\sum_{i=1}^{n} i').height);
    assert.ok(drawn('\\frac{a}{b}', { pixels: 30 }).height >= 2 * fraction.height - 4);
  });

  it('bakes the colour in', () => {
    assert.match(drawn('x', { color: '#C0FFEE' }).svg, /fill="#C0FFEE"/);
    assert.match(drawn('x', { color: 'rgb(1, 2, 3)' }).svg, /fill="rgb\(1, 2, 3\)"/);
  });

  it('puts the middle where it is asked for', () => {
    for (const latex of ['x', 'y', 'x^{2}', '\\frac{a}{b}', '\\sqrt{x}']) {
      const { height, depth } = drawn(latex, { middle: 3.5 });
      assert.equal(height / 2 - depth, 3.5, latex);
      assert.ok(height >= drawn(latex).height, latex);
    }
  });

  it('writes an outline once that occurs often', () => {
    const { svg } = drawn('x + x + x + x');
    assert.equal(svg.match(/<use/g)?.length, 7);
    assert.ok(svg.length < drawn('x').svg.length * 2.5);
  });

  it('draws characters that the font lacks as text', () => {
    assert.match(drawn('\\text{日本 <&>}').svg, /<text[^>]*>日本<\/text>/);
    assert.match(drawn('\\texttt{code}').svg, /<text[^>]*font-family="[^"]*monospace[^"]*"/);
  });

  it('leaves numbers of equations out, and remembers nothing', () => {
    const plain = drawn('x');
    for (const _ of [1, 2]) assert.deepEqual(drawn('x \\tag{1} \\label{eq}'), plain);
    assert.deepEqual(drawn('\\begin{equation}x\\end{equation}'), plain);
  });
});

describe('what cannot be typeset', () => {
  const faults: [string, RegExp][] = [
    ['', /no formula/],
    ['\\frac{1}{', /close brace/],
    ['}', /open brace/],
    ['\\foo', /Undefined control sequence \\foo/],
    ['\\begin{nothing}x\\end{nothing}', /Unknown environment/],
    ['\\left( x', /\\right/],
    ['x^2^3', /Double exponent/],
    ['a & b', /&/],
    ['\\def\\x{\\x}\\x', /Undefined/],
    ['\\newcommand{\\x}{\\x}\\x', /Undefined/],
    ['\\DeclareMathOperator{\\x}{\\x}\\x', /not supported/],
    ['\\newcolumntype{c}{cc}\\begin{array}{c}x\\end{array}', /not supported/],
    ['\\require{html}', /Undefined/],
    ['\\href{http://example.org}{x}', /Undefined/],
    ['\\unicode{x41}', /Undefined/],
    ['\\hspace{90000em}x', /too large/],
    ['x'.repeat(20_001), /longer than 20000/],
    ['x^{'.repeat(4000) + '}'.repeat(4000), /too many parts|nested too deeply/],
  ];

  for (const [latex, message] of faults) {
    it(`says why: ${latex.slice(0, 40)}`, () => {
      const result = typeset(requestFor(latex));
      assert.match('error' in result ? result.error : 'drawn', message);
      drawn('x');
    });
  }

  it('takes no other colours, sizes and middles', () => {
    for (const color of ['', '"/><script/>', 'url(http://example.org)', 'red;x', 'currentColor"'])
      assert.ok('error' in typeset(requestFor('x', { color })), color);
    for (const pixels of [0, -1, Number.NaN, 1e9]) assert.ok('error' in typeset(requestFor('x', { pixels })));
    for (const middle of [Number.NaN, 1e9]) assert.ok('error' in typeset(requestFor('x', { middle })));
  });

  it('keeps attributes that refer to something out of the picture', () => {
    drawn('\\mmlToken{mi}[mathcolor="url(http://example.org)" href="http://example.org"]{x}');
    drawn('\\mmlToken{mi}[mathbackground="red" id="a" class="b" style="fill:url(x)"]{x}');
  });
});
