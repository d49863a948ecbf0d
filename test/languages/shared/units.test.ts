import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { printProgram } from '../../../src/core/program/print';
import type { Unit } from '../../../src/core/program/program';
import { javascript } from '../../../src/languages/javascript';
import type { Language } from '../../../src/languages/language';
import { python } from '../../../src/languages/python';

const pythonText = `import math

RATE = 0.05

def f(x):
    return math.exp(RATE * x)

# at: x=2
def g(x):
    return f(x) + 1

y = g(2.0)
`;

const javascriptText = `const { sin } = Math;
const rate = 0.05;

function f(x) {
  return sin(rate * x);
}

// at: x=2
const g = x => f(x) + 1;
const y = g(2.0);
`;

const texts: readonly [Language, string][] = [
  [python, pythonText],
  [javascript, javascriptText],
];

function changed(language: Language, text: string, edit: (text: string) => string): [Unit, Unit][] {
  const previous = language.parse(text);
  const next = language.parse(edit(text), { previous });
  return previous.units.flatMap((old, index): [Unit, Unit][] => {
    const unit = next.units[index];
    return unit ? [[old, unit]] : [];
  });
}

describe('units', () => {
  for (const [language, text] of texts) {
    it(`${language.id}: a change re-reads its unit, the ones above stay the same objects, the ones below move`, () => {
      const pairs = changed(language, text, (t) => t.replace('+ 1', '+ 10'));
      const kept = pairs.map(([old, unit]) =>
        old === unit ? 'same' : old.statements === unit.statements ? 'moved' : 'read',
      );
      assert.deepEqual(kept, [...Array<string>(kept.length - 2).fill('same'), 'read', 'moved']);
    });

    it(`${language.id}: what is imported decides what every unit means`, () => {
      const edit = (t: string) =>
        t.replace('import math', 'import cmath as math').replace('{ sin }', '{ cos: sin }');
      assert.ok(changed(language, text, edit).every(([old, unit]) => old.statements !== unit.statements));
    });

    it(`${language.id}: after any edits a renewed program is that of the text`, () => {
      const edits = fc.array(
        fc.tuple(fc.nat(400), fc.nat(6), fc.constantFrom('', '(', '\n', '"', ' ', 'x = 1\n', '#')),
        {
          minLength: 1,
          maxLength: 6,
        },
      );
      fc.assert(
        fc.property(edits, (all) => {
          let previous = language.parse(text);
          let edited = text;
          for (const [at, length, inserted] of all) {
            edited = edited.slice(0, at) + inserted + edited.slice(at + length);
            previous = language.parse(edited, { previous });
          }
          assert.equal(printProgram(previous), printProgram(language.parse(edited)));
        }),
        { numRuns: 60 },
      );
    });
  }

  it('tell what they declare and refer to', () => {
    const names = python.parse(pythonText).units.map(({ declares, refers }) => [declares, refers]);
    assert.deepEqual(names, [
      [[], []],
      [['RATE'], []],
      [['f'], ['RATE']],
      [['g'], ['f']],
      [['y'], ['g']],
    ]);
  });
});

describe('large files', () => {
  const filler = (line: (k: number) => string, size: number): string => {
    const lines: string[] = [];
    for (let length = 0, k = 0; length < size; k++) length += lines[lines.push(line(k)) - 1]?.length ?? 0;
    return lines.join('');
  };
  const cases: readonly [Language, (k: number) => string, string][] = [
    [python, (k) => `def other_${k}(x):\n    return x + ${k}\n\n`, pythonText],
    [javascript, (k) => `function other${k}(x) {\n  return x + ${k};\n}\n\n`, javascriptText],
  ];
  for (const [language, line, text] of cases) {
    it(`${language.id}: only the unit at the focus and what it refers to are read`, () => {
      const large = text + filler(line, 1_100_000);
      const program = language.parse(large, { focus: text.lastIndexOf('y =') });
      assert.deepEqual(
        program.units.map((unit) => unit.declares.join()),
        [language === python ? 'RATE' : 'rate', 'f', 'g', 'y'],
      );
      assert.deepEqual(program.problems, []);
    });

    it(`${language.id}: without a focus that nothing was read is told`, () => {
      const program = language.parse(text + filler(line, 1_100_000));
      assert.deepEqual([program.units.length, program.problems.map((p) => p.code)], [0, ['too-large']]);
    });
  }
});
