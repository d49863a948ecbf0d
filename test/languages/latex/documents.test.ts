import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Program } from '../../../src/core/program/program';
import { latex, markdown } from '../../../src/languages/latex';
import { formulaRegions, type TextKind } from '../../../src/languages/latex/regions';
import { printUnit } from './print';

const regions: readonly [kind: TextKind, name: string, text: string, expected: readonly string[]][] = [
  ['latex', 'dollars', 'Let $a = 1$ and $$b = 2$$ be.', ['a = 1', 'b = 2']],
  ['latex', 'brackets', 'Let \\(a\\) and \\[ b \\] be.', ['a', ' b ']],
  ['latex', 'an environment', '\\begin{align*} a &= 1 \\end{align*}', [' a &= 1 ']],
  ['latex', 'columns of an environment', '\\begin{alignat}{2} a &= 1 \\end{alignat}', [' a &= 1 ']],
  ['latex', 'escaped dollars', 'costs \\$5 and $x$', ['x']],
  ['latex', 'comments', '% $a$\n$b$ % $c$\n$d$', ['b', 'd']],
  ['latex', 'verbatim', '\\begin{verbatim}$a$\\end{verbatim} \\verb|$b$| $c$', ['c']],
  ['latex', 'a lone dollar ends with its paragraph', 'a $ b\n\nc $x$ d', ['x']],
  ['markdown', 'dollars', 'A $x^2$ and\n\n$$\ny\n$$\n', ['x^2', '\ny\n']],
  ['markdown', 'prices', 'It is $5 and $10, or $20.', []],
  ['markdown', 'code', '`$a$` and ``$b$`` and $c$', ['c']],
  ['markdown', 'fences', '```\n$a$\n```\n~~~ python\n$b$\n~~~\n$c$', ['c']],
  ['markdown', 'fenced mathematics', '```math\na = 1\n```\n', ['a = 1']],
  ['markdown', 'an unclosed fence', '```math\na = 1', ['a = 1']],
  ['markdown', 'dollars with backticks', 'so $`a + b`$ is', ['a + b']],
  ['markdown', 'escaped dollars', '\\$a$ and $b$', ['b']],
  ['markdown', 'comments', '<!-- $a$ --> $b$', ['b']],
  ['plain', 'a role of Sphinx', 'The :math:`a + b` of it.', ['a + b']],
  [
    'plain',
    'a directive of Sphinx',
    'Text\n\n    .. math::\n\n        f(x) = x^2\n\n        + 1\n\n    more',
    ['\n\n        f(x) = x^2\n\n        + 1\n'],
  ],
  ['plain', 'a directive on one line', '.. math:: a = b\n\nmore', ['a = b\n']],
  ['plain', 'options of a directive', '.. math::\n   :label: one\n\n   a = b\n', ['\n\n   a = b\n']],
  ['plain', 'comment signs before a fence', '/// ```math\n/// a\n/// ```', ['/// a']],
];

describe('regions of formulas', () => {
  for (const [kind, name, text, expected] of regions) {
    it(`${kind}: ${name}`, () => {
      const found = formulaRegions(text, kind);
      assert.deepEqual(
        found.map(({ start, end }) => text.slice(start, end)),
        expected,
      );
    });
  }
});

describe('documents with formulas', () => {
  it('have a unit for each formula, with definitions shared', () => {
    const text =
      'Let $f(x) = x^2$ and $a = 3$.\n\\begin{equation} y = f(a) + \\mathrm{loss} \\end{equation}\n$x \\in \\mathbb{R}$';
    const printed = latex
      .parse(text)
      .units.map((unit) => printUnit(unit, text.slice(unit.start, unit.start + unit.length)));
    assert.deepEqual(printed, [
      'f(x) = (x ^ 2)',
      'a = 3',
      'y = (call f(a) + loss)\nrefers f a loss',
      'stop unsupported-syntax at "\\in"',
    ]);
  });

  it('leave Euler’s number alone where another formula defines e', () => {
    const text = '$e = (a + b)(b + 1)$ and $e^{-x}$';
    const printed = markdown
      .parse(text)
      .units.map((unit) => printUnit(unit, text.slice(unit.start, unit.start + unit.length)));
    assert.deepEqual(printed[1], 'exp(neg(x))\nrefers x');
  });

  it('take over the units that an edit leaves as they are', () => {
    const before = 'A $f(x) = x^2$ B $y = f(2)$ C';
    const after = `New. ${before}`;
    const previous = latex.parse(before);
    const [f, y] = latex.parse(after, { previous }).units;
    assert.deepEqual([f?.start, y?.start], [8, 23]);
    assert.equal(f?.statements, previous.units[0]?.statements);
    assert.equal(y?.statements, previous.units[1]?.statements);
  });

  it('read a unit again when what it uses is defined otherwise', () => {
    const previous = latex.parse('$f(x) = x^2$ $y = f(2)$');
    const [, y] = latex.parse('$h(x) = x^2$ $y = f(2)$', { previous }).units;
    assert.notEqual(y?.hash, previous.units[1]?.hash);
  });

  it('are read near the cursor when they are large', () => {
    const text = `${'text $x_1$\n'.repeat(120_000)}`;
    const program = latex.parse(text, { focus: 600_000 });
    assert.ok(program.units.length > 0 && program.units.length < 25_000);
    assert.ok(program.problems.some((found) => found.code === 'too-large'));
  });
});

describe('at: comments beside formulas', () => {
  const pointsOf = (text: string, language = latex): unknown[] =>
    language
      .parse(text)
      .units.map((unit) =>
        unit.points.flatMap((point) =>
          point.values.map(({ name, value, span }) => [
            name,
            value,
            text.slice(unit.start + span.start, unit.start + span.end),
          ]),
        ),
      );

  it('belong to the formula on their line', () => {
    assert.deepEqual(pointsOf('$a + b$ % at: a=2, b=1\n$c$'), [
      [
        ['a', 2, 'a=2'],
        ['b', 1, 'b=1'],
      ],
      [],
    ]);
  });

  it('belong to the formula below', () => {
    const text = '$c$\n% at: \\theta_{0}=0.5, x=[1, 2]\n\\begin{equation}\n\\theta_0 x_1\n\\end{equation}';
    assert.deepEqual(pointsOf(text), [
      [],
      [
        ['theta_0', 0.5, '\\theta_{0}=0.5'],
        ['x', [1, 2], 'x=[1, 2]'],
      ],
    ]);
  });

  it('may stand inside the formula', () => {
    assert.deepEqual(pointsOf('\\[ a % at: a=2\n + 1 \\]'), [[['a', 2, 'a=2']]]);
  });

  it('are HTML comments in Markdown', () => {
    assert.deepEqual(pointsOf('<!-- at: a=2 -->\n$$a^2$$\n\n$b$ <!-- at: b=3 -->', markdown), [
      [['a', 2, 'a=2']],
      [['b', 3, 'b=3']],
    ]);
  });

  it('do not reach over other text', () => {
    assert.deepEqual(pointsOf('% at: a=2\nSome text.\n$a$'), [[]]);
  });
});

describe('a document after edits', () => {
  /** Formulas that define names for each other: words, functions, families, matrices, lengths. */
  const formulas = [
    'y = x^2',
    'f(x) = x^2',
    'f(a) + y',
    'MSE = a b',
    'MSE^2 + x',
    't_i = x_i^2',
    't_2 + t_1',
    'A = \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    'A x + y',
    '\\sum_{i=1}^{n} x_i',
    'n = 3',
    'e = 2, \\quad y = e^x',
    'B(a, b)',
    'B = 2 ;',
  ];
  const document = fc.array(fc.constantFrom(...formulas), { minLength: 1, maxLength: 6 });

  it('is what it is when read for the first time', () => {
    const text = (lines: readonly string[]): string =>
      lines.map((line) => `$${line}$\n\n`).join('% at: x=2\n');
    fc.assert(
      fc.property(fc.array(document, { minLength: 2, maxLength: 5 }), (versions) => {
        let previous: Program | undefined;
        for (const lines of versions) {
          const read = latex.parse(text(lines), previous ? { previous } : {});
          assert.deepEqual(read, latex.parse(text(lines)));
          previous = read;
        }
      }),
    );
  });

  it('takes over the units that nothing touched', () => {
    const before = latex.parse('$y = x^2$\n\n$f(a) + y$\n\n$z + 1$');
    const after = latex.parse('$y = x^3$\n\n$f(a) + y$\n\n$z + 1$', { previous: before });
    assert.deepEqual(
      after.units.map((unit) => before.units.includes(unit)),
      [false, true, true],
    );
  });
});
