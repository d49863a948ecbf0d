import assert from 'node:assert/strict';
import fc from 'fast-check';
import { adjointsOf, focusOn } from '../../src/inspection/focus';
import type { Inspection } from '../../src/inspection/inspection';
import { placeAt } from '../../src/inspection/place';
import { inspected } from './inspected';

/** A function of x and y in steps v0, v1, …, of which each is computed from what goes before it. */
interface Steps {
  readonly steps: readonly string[];
  readonly at: { readonly x: number; readonly y: number };
}

const programs: fc.Arbitrary<Steps> = fc.record({
  steps: fc
    .array(fc.tuple(fc.nat(5), fc.nat(30), fc.nat(30)), { minLength: 2, maxLength: 7 })
    .map((rows) => rows.map(([kind, a, b], k) => step(kind, known(a, k), known(b, k)))),
  at: fc.record({ x: near(), y: near() }),
});

function near(): fc.Arbitrary<number> {
  return fc.integer({ min: -8, max: 8 }).map((k) => k / 4 + 0.1);
}

/** One of the names that are known before step k, the latest first. */
function known(choice: number, k: number): string {
  const names = [...Array.from({ length: k }, (_, j) => `v${k - 1 - j}`), 'x', 'y'];
  return names[choice % names.length] ?? 'x';
}

function step(kind: number, a: string, b: string): string {
  const forms = [
    `${a} * ${b}`,
    `${a} - 0.5 * ${b}`,
    `math.sin(${a}) + ${b}`,
    `math.exp(-${a} * ${a}) * ${b}`,
    `${a} / (2 + math.cos(${b}))`,
    `math.atan(${a} + ${b})`,
  ];
  return forms[kind] ?? a;
}

/** `def f(x, y, delta)`: what `last` is; `delta` is added to one of the steps. */
function textOf(steps: readonly string[], last: string, moved = -1): string {
  const body = steps.map((e, k) => `    v${k} = ${moved === k ? `(${e}) + delta` : e}\n`).join('');
  return `import math\ndef f(x, y, delta=0.0):\n${body}    return ${last}\n`;
}

describe('a value on the way', () => {
  it('moves the result as the result moves when the value is moved', () =>
    fc.assert(
      fc.asyncProperty(programs, async ({ steps, at }) => {
        const whole = await inspectedSteps(steps, at);
        for (const k of steps.keys()) {
          const adjoint = adjointsOf(whole.inspection, nodeOf(whole, k))?.[0];
          const slope = await difference(steps, at, k);
          assert.ok(isClose(adjoint, slope, 1e-5), `v${k}: ${adjoint}, by differences ${slope}`);
        }
      }),
      { numRuns: 60 },
    )).timeout(20_000);

  it('is moved by the inputs as if it were the result', () =>
    fc.assert(
      fc.asyncProperty(programs, async ({ steps, at }) => {
        const whole = await inspectedSteps(steps, at);
        for (const k of steps.keys()) {
          const node = nodeOf(whole, k);
          const focused = focusOn(whole.inspection, whole.program, { name: `v${k}`, node });
          const text = textOf(steps.slice(0, k + 1), `v${k}`);
          const alone = await inspected('python', text, { function: 'f', at });
          assert.deepEqual(
            [focused.complete, resultOf(focused), gradient(focused)],
            [true, resultOf(alone.inspection), gradient(alone.inspection)],
          );
        }
      }),
      { numRuns: 60 },
    )).timeout(20_000);

  it('has the inputs alone that reach it, and checks of its own', async () => {
    const text = 'import math\ndef f(x, y, z):\n    u = math.sin(x) * y\n    return u * z\n';
    const at = { x: 0.5, y: 2, z: 3 };
    const { inspection, program } = await inspected('python', text, { function: 'f', at });
    const node = placeAt(inspection, program, text.indexOf('u ='))?.node ?? -1;
    const focused = focusOn(inspection, program, { name: 'u', node });
    assert.deepEqual(
      {
        inputs: focused.inputs.map((i) => i.name),
        outputs: focused.outputs,
        checks: new Set(focused.checks.map((c) => c.verdict)),
        complete: focused.complete,
        hessian: focused.hessian,
        point: focused.point === inspection.point,
      },
      {
        inputs: ['x', 'y'],
        outputs: [{ name: 'u', node }],
        checks: new Set(['agrees']),
        complete: true,
        hessian: undefined,
        point: true,
      },
    );
  });

  it('moves each of several results', async () => {
    const text = 'import math\ndef f(x):\n    u = x * x\n    return u * 3, math.sin(u), x\n';
    const { inspection, program } = await inspected('python', text, { function: 'f', at: { x: 2 } });
    const node = placeAt(inspection, program, text.indexOf('u ='))?.node ?? -1;
    assert.deepEqual(
      adjointsOf(inspection, node)?.map((a) => Number(a.toPrecision(12))),
      // cos(4), by the tables.
      Float64Array.of(3, -0.653643620864, 0),
    );
  });

  it('keeps what is to know about the numbers', async () => {
    const text = 'def f(x):\n    u = abs(x) + x\n    return u * x\n';
    const { inspection, program } = await inspected('python', text, { function: 'f', at: { x: 0 } });
    const node = placeAt(inspection, program, text.indexOf('u ='))?.node ?? -1;
    const focused = focusOn(inspection, program, { name: 'u', node });
    assert.deepEqual(
      [focused.complete, focused.problems.map((p) => p.code), adjointsOf(inspection, node)],
      [true, ['not-differentiable'], Float64Array.of(0)],
    );
  });

  it('is not asked about on a tape that is too long for its check', async () => {
    const text =
      'import math\ndef f(x):\n    y = x\n    for k in range(5000):\n        y = math.sin(y)\n    return y\n';
    const { inspection } = await inspected('python', text, { function: 'f', at: { x: 2 } });
    assert.equal(adjointsOf(inspection, 1), undefined);
  });
});

type Whole = Awaited<ReturnType<typeof inspectedSteps>>;

async function inspectedSteps(steps: readonly string[], at: Steps['at']) {
  const text = textOf(steps, `v${steps.length - 1} + x * y`);
  return { text, ...(await inspected('python', text, { function: 'f', at })) };
}

function nodeOf({ text, inspection, program }: Whole, k: number): number {
  const place = placeAt(inspection, program, text.indexOf(`    v${k} =`) + 4);
  assert.ok(place, `v${k} has a place`);
  return place.node;
}

/** Of the result's value by step k, from values alone. */
async function difference(steps: readonly string[], at: Steps['at'], k: number): Promise<number> {
  const text = textOf(steps, `v${steps.length - 1} + x * y`, k);
  const width = 1e-5;
  const [up = 0, down = 0] = await Promise.all(
    [width, -width].map(async (delta) => {
      const { inspection } = await inspected('python', text, { function: 'f', at: { ...at, delta } });
      return resultOf(inspection);
    }),
  );
  return (up - down) / (2 * width);
}

function resultOf({ outputs, primals }: Inspection): number {
  return primals[outputs[0]?.node ?? -1] ?? Number.NaN;
}

/** What is not 0, to 12 digits: the order of sums may differ. */
function gradient({ inputs, jacobian }: Inspection): Record<string, string> {
  const pairs = inputs.map((i, k): [string, number] => [i.name, jacobian[0]?.[k] ?? Number.NaN]);
  return Object.fromEntries(pairs.filter(([, x]) => x !== 0).map(([name, x]) => [name, x.toPrecision(11)]));
}

function isClose(a: number | undefined, b: number, tolerance: number): boolean {
  return a !== undefined && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}
