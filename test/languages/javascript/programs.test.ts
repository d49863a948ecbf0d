import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TraceTarget } from '../../../src/core/tape/trace';
import { inspect } from '../../../src/inspection/inspect';
import { javascript, typescript } from '../../../src/languages/javascript';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly at: Readonly<Record<string, number>>;
  readonly value: number;
  readonly gradient: Readonly<Record<string, number>>;
}

// Made by scripts/references/javascript.mjs, which runs the programs.
const file = path.join(__dirname, 'fixtures/programs.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
  Record<'expressions' | 'programs', readonly Case[]>
>;

function check({ text, at, value, gradient }: Case, target: TraceTarget, language = javascript): void {
  const program = target.kind === 'unit' ? language.parseExpression(text) : language.parse(text);
  const inspection = inspect({ program, target, given: new Map(Object.entries(at)) });
  const { complete, problems, primals, outputs, inputs, jacobian } = inspection;
  assert.ok(complete, problems.map((p) => p.message).join('; '));
  const got = primals[outputs[0]?.node ?? -1] ?? Number.NaN;
  assert.ok(Math.abs(got - value) <= 1e-13 * Math.max(1, Math.abs(value)), `${got}, not ${value}`);
  for (const [name, want] of Object.entries(gradient)) {
    const k = inputs.findIndex((i) => i.name === name);
    const slope = k < 0 ? 0 : (jacobian[0]?.[k] ?? 0);
    assert.ok(
      Math.abs(slope - want) <= 1e-7 * Math.max(1, Math.abs(want)),
      `∂/∂${name} = ${slope}, not ${want}`,
    );
  }
}

describe('JavaScript means what it means in Node', () => {
  before(async () => {
    await javascript.load();
    await typescript.load();
  });

  for (const c of cases.expressions)
    it(`${c.text} at ${JSON.stringify(c.at)}`, () => check(c, { kind: 'unit', unit: 0 }));
  for (const c of cases.programs) {
    it(`${c.name} at ${JSON.stringify(c.at)}`, () => check(c, { kind: 'function', name: 'f' }));
    it(`${c.name} at ${JSON.stringify(c.at)}, as TypeScript`, () =>
      check(c, { kind: 'function', name: 'f' }, typescript));
  }
});
