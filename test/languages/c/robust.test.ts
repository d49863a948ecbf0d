import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { printProgram } from '../../../src/core/program/print';
import { programFaults } from '../../../src/core/program/validate';
import { c, cpp } from '../../../src/languages/c';

const folder = path.join(__dirname, 'fixtures');
const texts = readdirSync(folder)
  .filter((name) => /\.c(?:pp)?$/.test(name))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));
const whole = readFileSync(path.join(folder, 'structs.c'), 'utf8');

const tokens =
  '( ) [ ] { } " \' + - * / % ^ & | ~ ! = == != < > <= >= << >> += -= ++ -- && || ? : ; , . -> :: # ## \\ // /* */ double int unsigned const static struct enum typedef void auto std:: vector<double> template <typename T> return if else for while do switch case default break continue goto sizeof (double) x f 1 2. 0x1f 1e5f "s" #define #if #ifdef #else #endif M(a,b) namespace n { class [=] operator new'
    .split(' ')
    .concat(['\n', '\n#define X ', '\n#endif\n', '\t', '\r\n', '// at: x=', '\u0000', '😀', '\uFEFF']);

function checkSound(text: string): void {
  for (const language of [c, cpp]) {
    for (const program of [language.parse(text), language.parseExpression(text)]) {
      assert.deepEqual(programFaults(program, text.length), []);
      printProgram(program);
    }
    for (const { start, end } of language.formulas(text))
      assert.ok(start >= 0 && start <= end && end <= text.length);
  }
}

const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat({ max: 30 }),
  inserted: fc.array(fc.constantFrom(...tokens), { maxLength: 4 }),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { at, removed, inserted }: Edit): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted.join('') + text.slice(start + removed);
}

describe('any text of C and C++', () => {
  it('of tokens gives a sound program', () => {
    const text = fc.array(fc.constantFrom(...tokens), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.constantFrom('', ' '), (parts, space) => checkSound(parts.join(space))),
      { numRuns: 300 },
    );
  });

  it('of characters gives a sound program', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkSound), { numRuns: 200 });
  });

  it('that leaves lines out which are carried on gives a sound program', () => {
    checkSound(
      '#if 0\nint a = \\\n  1;\n#define X double f(double x) {\n#endif\ndouble g(double x) { return x; }\n',
    );
  });

  it('that was edited gives a sound program', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) =>
        checkSound(edits.reduce(edited, text)),
      ),
      { numRuns: 120 },
    );
  });

  it('is read after an edit as if it were new', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let [text, previous] = [whole, cpp.parse(whole)];
        for (const one of edits) {
          text = edited(text, one);
          previous = cpp.parse(text, { previous });
        }
        assert.deepEqual(previous, cpp.parse(text));
      }),
      { numRuns: 20 },
    );
  });
});

const deep = 10_000;
const tooLarge: readonly [name: string, text: string][] = [
  ['brackets', `double y = ${'('.repeat(deep)}x${')'.repeat(deep)};`],
  ['braces', `void f() ${'{'.repeat(deep)}${'}'.repeat(deep)}`],
  ['signs', `double f(double x) { return ${'- '.repeat(deep)}x; }`],
  ['pointers', `double ${'*'.repeat(deep)}p;`],
  ['casts', `double f(double x) { return ${'(double)'.repeat(deep)}x; }`],
  ['a long sum', `double f(double x) { return x${' + x'.repeat(deep)}; }`],
  ['branches', `void f(int x) { ${'if (x) ; else '.repeat(deep)}; }`],
  ['assignments', `void f(int x) { ${'x = '.repeat(deep)}1; }`],
  ['subscripts', `double f(double *x) { return x${'[0]'.repeat(deep)}; }`],
  ['choices', `double f(double x) { return ${'x ? 1 : '.repeat(deep)}0; }`],
  ['cases', `void f(int x) { switch (x) { ${'case 1: x++; '.repeat(deep)} } }`],
  [
    'a macro of macros',
    `#define A B B B B\n#define B C C C C\n#define C D D D D\n#define D E E E E\n#define E F F F F\n#define F G G G G\n#define G H H H H\n#define H I I I I\n#define I x x x x\nint A;`,
  ],
  ['a macro of itself', '#define A A + A\ndouble f(double x) { return A; }'],
  ['types', `${'struct a { '.repeat(deep)}`],
  ['templates', `std::vector<${'std::vector<'.repeat(deep)}`],
];

describe('what is too large in C', () => {
  for (const [name, text] of tooLarge) {
    it(name, () => checkSound(text));
  }
});
