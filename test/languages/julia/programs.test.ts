import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PointValue } from '../../../src/core/program/program';
import { inspect } from '../../../src/inspection/inspect';
import { julia } from '../../../src/languages/julia';

interface Case {
  readonly name: string;
  readonly function: string;
  readonly text: string;
  readonly at: Readonly<Record<string, PointValue>>;
  readonly value: number;
  readonly gradient: Readonly<Record<string, PointValue>>;
}

// Made by scripts/references/julia.py, which computes the same formulas with mpmath.
const file = path.join(__dirname, 'fixtures/programs.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];

function flat(value: PointValue): readonly number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flat);
}

function assertClose(got: number, want: number, what: string): void {
  assert.ok(Math.abs(got - want) <= 1e-11 * Math.max(1, Math.abs(want)), `${what} = ${got}, not ${want}`);
}

describe('functions in Julia', () => {
  before(() => julia.load());

  for (const c of cases) {
    it(c.name, () => {
      const { complete, problems, primals, outputs, inputs, jacobian } = inspect({
        program: julia.parse(c.text),
        target: { kind: 'function', name: c.function },
        given: new Map(Object.entries(c.at)),
      });
      assert.ok(complete, problems.map((p) => p.message).join('; '));
      assertClose(primals[outputs[0]?.node ?? -1] ?? Number.NaN, c.value, c.function);
      // Defaults are inputs, too; those of the point are looked at.
      const given = inputs.flatMap(({ name }, k) =>
        (name.split('[')[0] ?? '') in c.at ? [{ name, k }] : [],
      );
      const want = Object.values(c.gradient).flatMap(flat);
      assert.equal(given.length, want.length);
      given.forEach(({ name, k }, index) => {
        assertClose(jacobian[0]?.[k] ?? Number.NaN, want[index] ?? Number.NaN, `∂/∂${name}`);
      });
    });
  }
});
