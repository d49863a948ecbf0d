import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PointValue } from '../../../src/core/program/program';
import { inspect } from '../../../src/inspection/inspect';
import { languageFor } from '../../../src/languages';

interface Case {
  readonly file: string;
  readonly function: string;
  readonly values: readonly number[];
  readonly gradients: readonly Readonly<Record<string, PointValue>>[];
}

const folder = path.join(__dirname, 'fixtures');
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

// Made by scripts/references/c.py, which compiles the same functions, and once more with longer numbers.
const cases = JSON.parse(textOf('programs.json')) as readonly Case[];

function flat(value: PointValue): readonly number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flat);
}

function assertClose(got: number, want: number, what: string): void {
  assert.ok(Math.abs(got - want) <= 2e-11 * Math.max(1, Math.abs(want)), `${what} = ${got}, not ${want}`);
}

describe('functions in C and C++', () => {
  for (const c of cases) {
    it(c.function, () => {
      const language = languageFor(path.extname(c.file));
      assert.ok(language);
      const { complete, problems, primals, outputs, inputs, jacobian } = inspect({
        program: language.parse(textOf(c.file)),
        target: { kind: 'function', name: c.function },
      });
      assert.ok(complete, problems.map((p) => p.message).join('; '));
      assert.equal(outputs.length, c.values.length);
      c.values.forEach((value, k) => {
        assertClose(primals[outputs[k]?.node ?? -1] ?? Number.NaN, value, c.function);
      });
      c.gradients.forEach((gradient, row) => {
        for (const [name, wanted] of Object.entries(gradient)) {
          const own = inputs.flatMap((input, k) =>
            input.name.replace(/\[.*$/, '') === name ? [jacobian[row]?.[k] ?? Number.NaN] : [],
          );
          const want = flat(wanted);
          assert.equal(own.length, want.length, `derivatives by ${name}`);
          want.forEach((value, k) => {
            assertClose(own[k] ?? Number.NaN, value, `∂${c.function}/∂${name}[${k}]`);
          });
        }
      });
    });
  }
});
