import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { printProgram } from '../../../src/core/program/print';
import { programFaults } from '../../../src/core/program/validate';
import { languageFor } from '../../../src/languages';
import { javascript, typescript } from '../../../src/languages/javascript';
import { python } from '../../../src/languages/python';
import { largestUnit } from '../../../src/languages/shared/units';

const languages = [python, javascript, typescript];

const tokens =
  '( ) [ ] { } " \' """ ` ${ + - * ** / // # % = == => : , ; . ... ? ?? ?. ! @ \\ < > && || /* */ := ~ ++ if else elif for in of while do def class return import from lambda not and function const let switch case yield await async as x f 1 2. 1e 0x at: None'
    .split(' ')
    .concat([
      '\n',
      '\n    ',
      ' ',
      '\t',
      '\r\n',
      '# at: x=',
      '// at: x=1',
      '\u0000',
      '😀',
      'é',
      '∂',
      '\uFEFF',
    ]);

function checkSound(text: string): void {
  for (const language of languages) {
    for (const program of [language.parse(text), language.parseExpression(text)]) {
      assert.deepEqual(programFaults(program, text.length), []);
      printProgram(program);
    }
    for (const { start, end } of language.formulas(text))
      assert.ok(start >= 0 && start <= end && end <= text.length);
  }
}

describe('any text', () => {
  it('of tokens gives a sound program', () => {
    const text = fc.array(fc.constantFrom(...tokens), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.constantFrom('', ' '), (parts, space) => checkSound(parts.join(space))),
      { numRuns: 300 },
    );
  });

  it('of branches without their tests gives a sound program', () => {
    checkSound('if a:\n    b = 1\nelif c:\n    b = 2\nelif :\n    b = 3\nelse:\n    b = 4\n');
  });

  it('of characters gives a sound program', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkSound), { numRuns: 200 });
  });
});

const deep = 10_000;
const tooLarge: readonly [name: string, text: string][] = [
  ['brackets', `y = ${'('.repeat(deep)}x${')'.repeat(deep)}`],
  ['brackets that stay open', `y = ${'['.repeat(deep)}`],
  ['calls', `y = ${'tanh('.repeat(deep)}x${')'.repeat(deep)}`],
  ['a million terms', `y = ${'x+'.repeat(1_000_000)}x`],
  ['more terms than are followed', `y = ${'x+'.repeat(3000)}x`],
  ['a long line', 'x'.repeat(1_000_000)],
  ['properties', `y = x${'.a'.repeat(3000)}`],
  ['more than a unit may hold', `y = [${'1,'.repeat(largestUnit / 2)}]`],
];

describe('what is too large is declined at its place', () => {
  for (const language of languages) {
    for (const [name, text] of tooLarge) {
      it(`${language.id}: ${name}`, () => {
        const program = language.parse(text, { focus: 0 });
        const codes = new Set(program.units.flatMap((unit) => unit.problems.map((p) => p.code)));
        assert.deepEqual([...codes], ['too-large']);
        assert.deepEqual(programFaults(program, text.length), []);
      });
    }

    it(`${language.id}: what surrounds it is read`, () => {
      const text = `a = 1\ny = ${'('.repeat(deep)}\nb = 2\n`;
      assert.ok(language.parse(text).units.some((unit) => unit.declares.includes('b')));
    });
  }
});

describe('what is long but flat is read', () => {
  const cases: readonly [name: string, text: string][] = [
    ['a sum of 1,900 terms', `y = ${'x+'.repeat(1900)}x`],
    ['a product of 1,000 factors', `y = ${'x*'.repeat(1000)}x`],
    ['a list of 50,000 numbers', `y = [${'1,'.repeat(50_000)}2]`],
    ['200 levels of brackets', `y = ${'('.repeat(200)}x${')'.repeat(200)}`],
  ];
  for (const language of languages) {
    for (const [name, text] of cases) {
      it(`${language.id}: ${name}`, () => {
        assert.deepEqual(
          language.parse(text).units.flatMap((unit) => unit.problems),
          [],
        );
      });
    }
  }
});

describe('one expression', () => {
  for (const [id, text, code] of [
    ['python', 'x + 1', undefined],
    ['python', '  x +\n  1  # at: x=2', undefined],
    ['python', 'x = 3', 'syntax'],
    ['python', 'x := 3', 'syntax'],
    ['python', 'x) + (y', 'syntax'],
    ['python', 'x; y', 'syntax'],
    ['python', '', 'syntax'],
    ['python', 'x for x in y', 'syntax'],
    ['javascript', 'x + 1 // words', undefined],
    ['javascript', '{ a: 1 }', undefined],
    ['javascript', 'x = 3', 'syntax'],
    ['javascript', 'x; y', 'syntax'],
    ['javascript', 'let x = 3', 'syntax'],
    ['javascript', '', 'syntax'],
    ['typescript', '(x as number)!', undefined],
  ] as const) {
    it(`${id}: ${JSON.stringify(text)} ${code ?? 'is one'}`, () => {
      const [unit] = languageFor(id)?.parseExpression(text).units ?? [];
      assert.equal(unit?.problems[0]?.code, code);
    });
  }
});

describe('the list of languages', () => {
  for (const [key, id] of [
    ['python', 'python'],
    ['.py', 'python'],
    ['javascriptreact', 'javascript'],
    ['.mjs', 'javascript'],
    ['.TSX', 'typescript'],
    ['.txt', undefined],
  ] as const) {
    it(`${key} is ${id ?? 'none'}`, () => assert.equal(languageFor(key)?.id, id));
  }
});
