import assert from 'node:assert/strict';
import { codeOf, constantCode, inputCode } from '../../src/core/primitives/table';
import { type Block, OperandKind, type Tape } from '../../src/core/tape/tape';
import { tapeFaults } from '../../src/core/tape/validate';
import { forwardSweep, unitSeed } from '../../src/engine/forward';
import { primal } from '../../src/engine/primal';
import { reverseSweep } from '../../src/engine/reverse';
import { hessian } from '../../src/engine/second-order';
import { straightTape } from './straight';

const { local, carried, outer, affine } = OperandKind;

function block(
  slots: readonly (readonly [
    code: number,
    ...operands: readonly [kind: number, operand: number, extra?: number][],
  ])[],
): Block {
  const operands = slots.flatMap(([, ...all]) => all);
  let start = 0;
  const starts = slots.map(([, ...all]) => {
    const own = start;
    start += all.length;
    return own;
  });
  return {
    operations: Uint16Array.from(slots, ([code]) => code),
    operandStart: Uint32Array.from([...starts, start]),
    operands: Int32Array.from(operands, ([, operand]) => operand),
    operandKinds: Uint8Array.from(operands, ([kind]) => kind),
    operandExtras: Int32Array.from(operands, ([, , extra]) => extra ?? 0),
    shapes: new Uint16Array(0),
    origins: new Uint32Array(slots.length),
    raising: new Uint32Array(0),
    names: new Map(),
    ownNames: new Set(),
  };
}

/** h ← tanh(w·h + b), `rounds` times: inputs w, b and the initial h are nodes 0, 1 and 2. */
function recurrence(rounds: number): Tape {
  const inputs = block([[inputCode], [inputCode], [inputCode]]);
  const body = block([
    [codeOf('mul'), [outer, 0], [carried, -1, 2]],
    [codeOf('add'), [local, 0], [outer, 1]],
    [codeOf('tanh'), [local, 1]],
  ]);
  return looped([inputs, body], rounds, 3, [
    { name: 'w', shape: [], first: 0, size: 1 },
    { name: 'b', shape: [], first: 1, size: 1 },
    { name: 'h', shape: [], first: 2, size: 1 },
  ]);
}

/** s ← s + x[i]² over an array of `n` inputs: an operand that moves with the round. */
function sumOfSquares(n: number): Tape {
  const inputs = block([
    ...Array.from({ length: n }, () => [inputCode] as const),
    [constantCode, [outer, 0]],
  ]);
  const body = block([
    [codeOf('mul'), [affine, 0, 1], [affine, 0, 1]],
    [codeOf('add'), [carried, -1, n], [local, 0]],
  ]);
  return looped([inputs, body], n, n + 1, [{ name: 'x', shape: [n], first: 0, size: n }]);
}

function looped(
  blocks: readonly [Block, Block],
  rounds: number,
  first: number,
  inputs: Tape['inputs'],
): Tape {
  const length = first + rounds * blocks[1].operations.length;
  return {
    blocks,
    runs: [
      { block: 0, count: 1, first: 0, round: 0 },
      { block: 1, count: rounds, first, round: 0 },
    ],
    length,
    constants: Float64Array.of(0),
    shapes: [[]],
    origins: [{ unit: 0, span: { start: 0, end: 0 }, calls: [] }],
    inputs,
    outputs: [{ name: 'y', shape: [], nodes: Int32Array.of(length - 1) }],
    guards: [],
    names: new Map(),
    rebound: new Set(),
    indexing: 'nested',
  };
}

describe('a loop on a tape', () => {
  it('gives the recurrent network of fifty rounds', () => {
    // Verified with another system for automatic differentiation.
    const tape = recurrence(50);
    assert.deepEqual(tapeFaults(tape), []);
    const values = primal(tape, [0.9, 0.5, 0]);
    const adjoints = reverseSweep(tape, values, unitSeed(tape.length - 1));
    const rounded = [values[tape.length - 1] ?? 0, adjoints[0] ?? 0, adjoints[1] ?? 0].map((x) =>
      x.toFixed(6),
    );
    assert.deepEqual(
      [...rounded, (adjoints[2] ?? 0).toPrecision(3)],
      ['0.853229', '0.307307', '0.360169', '1.82e-30'],
    );
  });

  it('is what its rounds are one after the other', () => {
    const rounds = 4;
    const steps = Array.from({ length: rounds }, (_, i) => {
      const h = i === 0 ? 2 : 3 * i + 2;
      return [
        ['mul', 0, h],
        ['add', 3 * i + 3, 1],
        ['tanh', 3 * i + 4],
      ] as const;
    }).flat();
    const rolled = recurrence(rounds);
    const straight = straightTape(3, steps);
    const point = [0.9, 0.5, 0.1];
    const output = unitSeed(rolled.length - 1);
    const [a, b] = [primal(rolled, point), primal(straight, point)];
    assert.deepEqual(a, b);
    assert.deepEqual(reverseSweep(rolled, a, output), reverseSweep(straight, b, output));
    assert.deepEqual(forwardSweep(rolled, a, unitSeed(0)), forwardSweep(straight, b, unitSeed(0)));
    assert.deepEqual(hessian(rolled, a, output, [0, 1, 2]), hessian(straight, b, output, [0, 1, 2]));
  });

  it('walks over an array', () => {
    const tape = sumOfSquares(5);
    assert.deepEqual(tapeFaults(tape), []);
    const values = primal(tape, [1, -2, 3, 0.5, 4]);
    const output = unitSeed(tape.length - 1);
    assert.equal(values[tape.length - 1], 30.25);
    assert.deepEqual([...reverseSweep(tape, values, output).slice(0, 5)], [2, -4, 6, 1, 8]);
    const rows = hessian(tape, values, output, [0, 1, 2]);
    assert.deepEqual(
      rows.map((r) => [...r]),
      [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ],
    );
  });

  it('has many rounds in a few numbers', () => {
    const tape = sumOfSquares(200_000);
    const values = primal(tape, new Float64Array(200_000).fill(0.5));
    assert.equal(values[tape.length - 1], 50_000);
    const adjoints = reverseSweep(tape, values, unitSeed(tape.length - 1));
    assert.deepEqual([adjoints[0], adjoints[199_999]], [1, 1]);
  });
});

describe('the validator of tapes', () => {
  const good = recurrence(3);
  const broken: readonly (readonly [what: string, tape: Tape])[] = [
    [
      'an operand that comes later',
      {
        ...good,
        blocks: [
          good.blocks[0] ?? block([]),
          block([[codeOf('neg'), [local, 1]], [codeOf('neg'), [local, 0]], [inputCode]]),
        ],
      },
    ],
    [
      'too many operands',
      {
        ...good,
        blocks: [
          good.blocks[0] ?? block([]),
          block([[codeOf('neg'), [outer, 0], [outer, 1]], [inputCode], [inputCode]]),
        ],
      },
    ],
    [
      'a gap between runs',
      {
        ...good,
        runs: [
          { block: 0, count: 1, first: 0, round: 0 },
          { block: 1, count: 3, first: 5, round: 0 },
        ],
      },
    ],
    ['an output that is no node', { ...good, outputs: [{ name: 'y', shape: [], nodes: Int32Array.of(99) }] }],
    ['a guard that watches nothing', { ...good, guards: [{ node: -1, value: 0, origin: 0 }] }],
    [
      'a carried operand without a beginning',
      {
        ...good,
        blocks: [
          good.blocks[0] ?? block([]),
          block([[codeOf('neg'), [carried, -3, 99]], [inputCode], [inputCode]]),
        ],
      },
    ],
  ];
  for (const [what, tape] of broken) it(`notices ${what}`, () => assert.notDeepEqual(tapeFaults(tape), []));
});
