import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from '../../../src/inspection/inspect';
import { python } from '../../../src/languages/python';

interface Case {
  readonly text: string;
  readonly at: Readonly<Record<string, number>>;
  readonly value: number;
  readonly gradient: Readonly<Record<string, number>>;
}

// Made by scripts/references/libraries.py, which calls the libraries.
const file = path.join(__dirname, 'fixtures/libraries.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
  Record<'differences' | 'autograd', readonly Case[]>
>;

function check({ text, at, value, gradient }: Case, tolerance: number): void {
  const program = python.parseExpression(text);
  const { complete, problems, primals, outputs, inputs, jacobian } = inspect({
    program,
    target: { kind: 'unit', unit: 0 },
    given: new Map(Object.entries(at)),
  });
  assert.ok(complete, problems.map((p) => p.message).join('; '));
  const got = primals[outputs[0]?.node ?? -1] ?? Number.NaN;
  assert.ok(Math.abs(got - value) <= 1e-12 * Math.max(1, Math.abs(value)), `${text} = ${got}, not ${value}`);
  for (const [name, want] of Object.entries(gradient)) {
    const k = inputs.findIndex((i) => i.name === name);
    const slope = k < 0 ? 0 : (jacobian[0]?.[k] ?? 0);
    assert.ok(
      Math.abs(slope - want) <= tolerance * Math.max(1, Math.abs(want)),
      `∂/∂${name} ${text} = ${slope}, not ${want}`,
    );
  }
}

describe('the libraries of Python', () => {
  before(() => python.load());

  for (const c of cases.differences) it(`${c.text} at ${JSON.stringify(c.at)}`, () => check(c, 1e-7));
  for (const c of cases.autograd) it(`${c.text} at ${JSON.stringify(c.at)}`, () => check(c, 1e-9));
});
