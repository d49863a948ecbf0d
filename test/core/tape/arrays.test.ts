import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PointValue } from '../../../src/core/program/program';
import { printTape } from '../../../src/core/tape/print';
import { trace } from '../../../src/core/tape/trace';
import { unitSeed } from '../../../src/engine/forward';
import { reverseSweep } from '../../../src/engine/reverse';
import { latex } from '../../../src/languages/latex';
import { python } from '../../../src/languages/python';

interface Case {
  readonly text: string;
  readonly at: Readonly<Record<string, PointValue>>;
  readonly value: number;
  readonly gradient: Readonly<Record<string, PointValue>>;
}

// Made by scripts/references/arrays.py, with PyTorch.
const cases = JSON.parse(
  readFileSync(path.join(__dirname, 'fixtures/arrays.json'), 'utf8'),
) as readonly Case[];

function near(got: number | undefined, want: number): boolean {
  return Math.abs((got ?? Number.NaN) - want) <= 1e-13 * Math.max(1, Math.abs(want));
}

function flat(value: PointValue): number[] {
  return typeof value === 'number' ? [value] : value.flatMap(flat);
}

describe('arrays', () => {
  before(async () => {
    await latex.load();
    await python.load();
  });

  for (const { text, at, value, gradient } of cases) {
    it(`have the value and gradient that PyTorch gives: ${text}`, () => {
      const point = new Map(Object.entries(at));
      const program = latex.parseExpression(text);
      const { tape, values, complete, problems } = trace({
        program,
        target: { kind: 'unit', unit: 0 },
        point,
      });
      assert.ok(complete, problems.map((p) => p.message).join('; '));
      const output = tape.outputs[0]?.nodes[0] ?? -1;
      assert.ok(near(values[output], value), `value ${values[output]}, not ${value}`);
      const adjoints = reverseSweep(tape, values, unitSeed(output));
      for (const input of tape.inputs) {
        flat(gradient[input.name] ?? []).forEach((want, k) => {
          assert.ok(
            near(adjoints[input.first + k], want),
            `∂/∂${input.name}[${k}] ${adjoints[input.first + k]}, not ${want}`,
          );
        });
      }
    });
  }

  const stopped: readonly (readonly [text: string, at: Record<string, PointValue>, code: string])[] = [
    ['x^{\\top} y', { x: [1, 2], y: [1, 2, 3] }, 'shape-mismatch'],
    ['\\sum_{i=1}^{3} x_i', { x: [1, 2] }, 'index-out-of-range'],
    ['x^{\\top} A x', { x: [1, 2], A: [[1, 2, 3]] }, 'shape-mismatch'],
    ['\\sum_{i=1}^{n} x_i y_i', { x: [1, 2], y: [1, 2, 3] }, 'no-value'],
  ];
  for (const [text, at, code] of stopped) {
    it(`stop where shapes do not fit: ${text}`, () => {
      const { problems } = trace({
        program: latex.parseExpression(text),
        target: { kind: 'unit', unit: 0 },
        point: new Map(Object.entries(at)),
      });
      assert.deepEqual(
        problems.map((p) => p.code),
        [code],
      );
    });
  }

  it('print their tape', () => {
    const program = python.parse(
      'def f(x, v):\n    if x > 1:\n        y = x * v[0] / 2\n        return y + v[1] + x\n    return x\n',
    );
    const { tape } = trace({
      program,
      target: { kind: 'function', name: 'f' },
      point: new Map<string, PointValue>([
        ['x', 2],
        ['v', [3, 4]],
      ]),
    });
    assert.equal(
      printTape(tape),
      `input x: %2
input v (2): %3 … %4
constants
  %0 = 1
  %1 = 2
block 1, run once from %2
  %2 = input    x
  %3 = input
  %4 = input
  %5 = greater %2 %0
  %6 = mul %2 %3
  %7 = div! %6 %1    y
  %8 = sum %7 %4 %2    f
guard %5 = 1
output f: %8
`,
    );
  });
});
