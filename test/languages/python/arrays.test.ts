import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PointValue } from '../../../src/core/program/program';
import { inspect } from '../../../src/inspection/inspect';
import { python } from '../../../src/languages/python';

interface Case {
  readonly family: string;
  readonly text: string;
  readonly at: Readonly<Record<string, PointValue>>;
  readonly value: number;
  readonly gradient?: Readonly<Record<string, PointValue>>;
}

// Made by scripts/references/array_programs.py, which runs the programs in NumPy and PyTorch.
const read = (file: string): readonly Case[] =>
  JSON.parse(readFileSync(path.join(__dirname, '../..', file), 'utf8')) as readonly Case[];
const programs = read('languages/python/fixtures/array-programs.json');
const views = read('core/tape/fixtures/views.json');

function flat(value: PointValue): number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flat);
}

function near(got: number, want: number, tolerance: number): boolean {
  return Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want));
}

function asked(text: string, at: Case['at']) {
  return inspect({
    program: python.parse(text),
    target: { kind: 'function', name: 'f' },
    given: new Map(Object.entries(at)),
  });
}

function check({ text, at, value, gradient }: Case, tolerance: number): void {
  const { complete, problems, primals, outputs, inputs, jacobian } = asked(text, at);
  assert.ok(complete, problems.map((p) => p.message).join('; '));
  const got = primals[outputs[0]?.node ?? -1] ?? Number.NaN;
  assert.ok(near(got, value, 1e-12), `${got}, not ${value}`);
  for (const [name, want] of Object.entries(gradient ?? {})) {
    const all = inputs.flatMap((i, k) => (i.name === name || i.name.startsWith(`${name}[`) ? [k] : []));
    const slopes = all.map((k) => jacobian[0]?.[k] ?? 0);
    const wanted = flat(want);
    const off = wanted.findIndex((w, k) => !near(slopes[k] ?? 0, w, tolerance));
    assert.ok(off < 0, `∂/∂${name}[${off}] = ${slopes[off]}, not ${wanted[off]}`);
  }
}

function body(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .slice(0, -1)
    .map((line) => line.trim())
    .join('; ');
}

describe('arrays of Python’s libraries', () => {
  before(() => python.load());

  for (const c of programs)
    it(`${c.family}: ${body(c.text)}`, () => check(c, c.family === 'torch' ? 1e-10 : 1e-6));

  it('share memory, or do not, as NumPy’s: random views and writes', () => {
    for (const c of views) {
      const { complete, problems, primals, outputs } = asked(c.text, c.at);
      const got = primals[outputs[0]?.node ?? -1] ?? Number.NaN;
      const why = problems.map((p) => p.message).join('; ');
      assert.ok(complete && near(got, c.value, 1e-11), `${c.text}\n${why}\n${got}, not ${c.value}`);
    }
  });
});
