import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { programFaults } from '../../../src/core/program/validate';
import { latex, markdown } from '../../../src/languages/latex';

const pieces = [
  ...'xyabfgeinT0123.,;:=<>+-*/!|^_&{}()[]$%~\'"`#@ \n'.split(''),
  ...(
    '\\frac \\sqrt \\sum \\prod \\max \\sin \\ln \\exp \\Gamma \\psi \\theta \\pi \\infty \\hat \\mathbf \\mathrm \\text \\operatorname ' +
    '\\left \\right \\left( \\right) \\left| \\right| \\lvert \\rvert \\| \\{ \\} \\\\ \\cdot \\times \\le \\in \\to \\pm \\foo \\top \\over \\, ' +
    '\\begin \\end \\begin{cases} \\end{cases} \\begin{pmatrix} \\end{pmatrix} \\begin{aligned} \\end{aligned} \\begin{align} \\end{align} ' +
    '\\[ \\] \\( \\) \\binom \\choose \\underbrace \\lfloor \\rceil \\langle \\rangle \\mid \\label \\ \\dots'
  ).split(' '),
  ...[
    '{i=1}',
    '^{n}',
    '_{i+1}',
    'x_i',
    'f(x)',
    '\\text{if }',
    '\\frac{a}{b}',
    '% at: a=2\n',
    '<!-- at: x=[1,2] -->',
    '```math\n',
    '```\n',
    ':math:`',
    'α',
    '\ud835',
  ],
];

const formula = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

const written = readdirSync(__dirname)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(join(__dirname, name), 'utf8').split(/^# /m).slice(1))
  .map((block) => (block.split('==>')[0] ?? '').split('\n').slice(1).join('\n').trim());

/** A formula of the fixtures with a piece put in, or some characters taken out, a few times. */
const edited = fc
  .tuple(
    fc.constantFrom(...written),
    fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', ...pieces)), { minLength: 1, maxLength: 5 }),
  )
  .map(([text, edits]) =>
    edits.reduce((current, [place, length, piece]) => {
      const at = place % (current.length + 1);
      return current.slice(0, at) + piece + current.slice(at + length);
    }, text),
  );

describe('latex, whatever the text', () => {
  for (const [name, texts] of Object.entries({ 'random pieces': formula, 'edited formulas': edited })) {
    it(`${name}: no exception, and every span inside the text`, () => {
      fc.assert(
        fc.property(texts, (text) => {
          for (const program of [latex.parseExpression(text), latex.parse(text), markdown.parse(text)])
            assert.deepEqual(programFaults(program, text.length), []);
        }),
        { numRuns: 1500 },
      );
    });
  }

  it('answers or declines deep nesting and long formulas', () => {
    const deep = 10_000;
    const texts = [
      `${'('.repeat(deep)}x${')'.repeat(deep)}`,
      `${'{'.repeat(deep)}x`,
      `${'\\tanh('.repeat(deep)}x${')'.repeat(deep)}`,
      `${'\\sin '.repeat(deep)}x`,
      `${'\\sqrt'.repeat(deep)}x`,
      `${'x_{'.repeat(deep)}x`,
      `${'x^{'.repeat(deep)}x`,
      `${'\\frac{1}{1+'.repeat(deep)}x`,
      `${'|'.repeat(deep)}x`,
      `${'\\begin{cases}'.repeat(deep)}`,
      `x${'!'.repeat(deep)}`,
      `x${'!^2'.repeat(deep)}`,
      `x${'+x'.repeat(100_000)}`,
      `x${'+x'.repeat(1_000_000)}`,
      `x${' y'.repeat(100_000)}`,
      `x${'\\over x'.repeat(deep)}`,
      'x = 1 \\\\'.repeat(deep),
      '$'.repeat(100_000),
      '$x '.repeat(30_000),
      '` `` ``` '.repeat(30_000),
      '\\begin{align}'.repeat(30_000),
    ];
    for (const text of texts) {
      for (const read of [latex.parseExpression, latex.parse, markdown.parse]) {
        const start = performance.now();
        read(text);
        assert.ok(performance.now() - start < 3000, `${text.slice(0, 20)}… takes too long`);
      }
    }
  });

  it('says where nesting is too deep', () => {
    const text = `${'('.repeat(1000)}x${')'.repeat(1000)}`;
    const [statement] = latex.parseExpression(text).units[0]?.statements ?? [];
    assert.ok(statement?.kind === 'expression' && statement.value.kind === 'stop');
    assert.equal(statement.value.problem.code, 'too-large');
  });
});
