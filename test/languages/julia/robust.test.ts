import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { printProgram } from '../../../src/core/program/print';
import { programFaults } from '../../../src/core/program/validate';
import { julia } from '../../../src/languages/julia';

const folder = path.join(__dirname, 'fixtures');
const files = readdirSync(folder).filter((name) => name.endsWith('.jl'));
const texts = files.map((name) => readFileSync(path.join(folder, name), 'utf8'));
const whole = `module Models\n# at: x=2\n"""\nWhat it is: $x^2$\n"""\n${texts.join('\n')}\nend # module\n`;

const tokens =
  '( ) [ ] { } " """ \' $ + - * ^ / // ÷ .+ .^ == = => -> : :: , ; . .. ... ? ! @ @. \\ < && || |> # #= =# if else elseif for in while do function struct return let begin end x f 1 2. 2x x₁ ϵ end'
    .split(' ')
    .concat(['\n', '\n    ', ' ', '\t', '\r\n', '# at: x=', '\u0000', '😀', '\uFEFF']);

function checkSound(text: string): void {
  for (const program of [julia.parse(text), julia.parseExpression(text)]) {
    assert.deepEqual(programFaults(program, text.length), []);
    printProgram(program);
  }
  for (const { start, end } of julia.formulas(text))
    assert.ok(start >= 0 && start <= end && end <= text.length);
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

describe('any text of Julia', () => {
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

  it('that was edited gives a sound program', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) =>
        checkSound(edits.reduce(edited, text)),
      ),
      { numRuns: 300 },
    );
  });

  it('of branches without their tests gives a sound program', () => checkSound('if |> elseif'));

  it('that returns what a statement gives is sound', () => {
    checkSound('return for S * a - K * +exp(-r * T)\nd\n');
    checkSound('    return\u0000if * re^2\nend\n');
    checkSound('f(a) = begin\n  return if a > 0\n    a^2\n  else\n    a\n  end\nend\n');
  });

  it('is read after an edit as if it were new', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let [text, previous] = [whole, julia.parse(whole)];
        for (const one of edits) {
          text = edited(text, one);
          previous = julia.parse(text, { previous });
        }
        assert.deepEqual(previous, julia.parse(text));
      }),
      { numRuns: 40 },
    );
  });
});

const deep = 10_000;
const tooLarge: readonly [name: string, text: string][] = [
  ['brackets', `y = ${'('.repeat(deep)}x${')'.repeat(deep)}`],
  ['brackets that stay open', `y = ${'['.repeat(deep)}`],
  ['calls', `y = ${'tanh('.repeat(deep)}x${')'.repeat(deep)}`],
  ['more terms than are followed', `y = ${'x+'.repeat(3000)}x`],
  ['more dotted terms than are followed', `y = ${'x .+ '.repeat(3000)}x`],
];

describe('what is too large in Julia is declined at its place', () => {
  for (const [name, text] of tooLarge) {
    it(name, () => {
      const program = julia.parse(`a = 1\n${text}\nb = 2\n`);
      const codes = new Set(program.units.flatMap((unit) => unit.problems.map((p) => p.code)));
      assert.deepEqual([...codes], ['too-large']);
      assert.ok(program.units.some((unit) => unit.declares.includes('b')));
    });
  }
});
