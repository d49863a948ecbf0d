import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PointValue } from '../../../src/core/program/program';
import { inspect } from '../../../src/inspection/inspect';
import { languageFor } from '../../../src/languages';

/** What an independent system says of one function of a fixture file, at the point in the comment above it. */
interface ProgramCase {
  readonly file: string;
  readonly function: string;
  readonly values: readonly number[];
  readonly gradients: readonly Readonly<Record<string, PointValue>>[];
}

/** A test for each function that `programs.json` of the folder has numbers for. */
export function testPrograms(folder: string, list = 'programs.json'): void {
  const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const cases = JSON.parse(textOf(list)) as readonly ProgramCase[];
  before(async () => {
    for (const { file } of cases) await languageFor(path.extname(file))?.load();
  });
  for (const c of cases) it(`${c.file}: ${c.function}`, () => assertAnswers(c, textOf(c.file)));
}

function assertAnswers(c: ProgramCase, text: string): void {
  const language = languageFor(path.extname(c.file));
  assert.ok(language);
  const { complete, problems, primals, outputs, inputs, jacobian } = inspect({
    program: language.parse(text),
    target: { kind: 'function', name: c.function },
  });
  assert.ok(complete, problems.map((p) => p.message).join('; '));
  assertClose(
    outputs.map(({ node }) => primals[node]),
    c.values,
    1e-12,
    c.function,
  );
  c.gradients.forEach((gradient, row) => {
    for (const [name, wanted] of Object.entries(gradient)) {
      const own = inputs.flatMap((input, k) =>
        input.name.replace(/\[.*$/, '') === name ? [jacobian[row]?.[k]] : [],
      );
      assertClose(own, flat(wanted), 1e-10, `∂${c.function}/∂${name}`);
    }
  });
}

function assertClose(
  got: readonly (number | undefined)[],
  want: readonly number[],
  within: number,
  what: string,
): void {
  assert.equal(got.length, want.length, `as many numbers of ${what}`);
  want.forEach((value, k) => {
    const gap = Math.abs((got[k] ?? Number.NaN) - value);
    assert.ok(gap <= within * Math.max(1, Math.abs(value)), `${what} [${k}] = ${got[k]}, not ${value}`);
  });
}

function flat(value: PointValue): readonly number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flat);
}
