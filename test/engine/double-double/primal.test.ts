import assert from 'node:assert/strict';
import { codeOf, primitives } from '../../../src/core/primitives/table';
import { TapeBuilder } from '../../../src/core/tape/builder';
import { OperandKind, type Tape } from '../../../src/core/tape/tape';
import { fixedOperations, variadicOperations } from '../../../src/engine/double-double/operations';
import { doubleDoubleValues } from '../../../src/engine/double-double/primal';

/** The last node's [high, low] of one operation on inputs. */
function one(
  operation: string,
  high: readonly number[],
  low?: readonly number[],
): [number, number] | undefined {
  const builder = new TapeBuilder();
  builder.apply(
    codeOf(operation),
    high.map((_, k) => builder.input(`x${k}`, [])),
  );
  return last(doubleDoubleValues(builder.finish(), high, low));
}

function last(values: ReturnType<typeof doubleDoubleValues>): [number, number] | undefined {
  return values && [values.high.at(-1) ?? Number.NaN, values.low.at(-1) ?? Number.NaN];
}

const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;

/** Where the value in double stands in, and where an infinite or undefined argument does not matter. */
const special: readonly [
  operation: string,
  high: readonly number[],
  low: readonly number[],
  expected: [number, number] | undefined,
][] = [
  ['div', [1, 0], [], [inf, 0]],
  ['exp', [800], [], [inf, 0]],
  ['exp', [-inf], [], [0, 0]],
  ['exp', [-800], [], [0, 0]],
  ['log', [0], [], [-inf, 0]],
  ['log', [-1], [], [nan, 0]],
  ['sqrt', [-1], [], [nan, 0]],
  ['mul', [1e300, 1e300], [], [inf, 0]],
  ['mul', [1e300, 1e-10], [], [1e290, 2.7209124042835007e273]],
  ['add', [1, inf], [], [inf, 0]],
  ['pow', [0, 0], [], [1, 0]],
  ['pow', [-2, 0.5], [], [nan, 0]],
  ['tanh', [1000], [], [1, 0]],
  ['erf', [40], [], [1, 0]],
  ['sigmoid', [-900], [], [0, 0]],
  ['select', [1, 2, nan], [0, 1e-17, 0], [2, 1e-17]],
  ['select', [0, nan, 3], [0, 0, 1e-17], [3, 1e-17]],
  ['clamp', [2, 0, inf], [1e-17, 0, 0], [2, 1e-17]],
  ['max', [-inf, 2], [0, 1e-17], [2, 1e-17]],
  ['max', [nan, 2], [0, 1e-17], [nan, 0]],
  ['gamma', [200], [], [inf, 0]],
  ['sin', [1e16], [], undefined],
  ['polygamma', [1, -0.5], [], undefined],
  ['atan2', [0, -1], [], [Math.PI, 1.2246467991473532e-16]],
  ['hypot', [0, 0], [], [0, 0]],
];

describe('values in double-double', () => {
  for (const [operation, high, low, expected] of special) {
    it(`${operation}(${high.join(', ')}) is ${expected?.join(' + ') ?? 'not at hand'}`, () => {
      assert.deepEqual(one(operation, high, low), expected);
    });
  }

  it('takes constants as the doubles that they are', () => {
    const builder = new TapeBuilder();
    builder.apply(codeOf('sub'), [
      builder.apply(codeOf('mul'), [builder.constant(0.1), builder.constant(3)]),
      builder.constant(0.3),
    ]);
    assert.deepEqual(last(doubleDoubleValues(builder.finish(), [])), [2.7755575615628914e-17, 0]);
  });

  it('follows a rolled loop', () => {
    assert.deepEqual(
      last(doubleDoubleValues(powersOfATenth(3), [0.1])),
      [0.00010000000000000002, 3.859759734048398e-21],
    );
  });

  it('has no operation that the table does not have', () => {
    const names = new Set(primitives.map((p) => p.name));
    const extra = [...Object.keys(fixedOperations), ...Object.keys(variadicOperations)].filter(
      (n) => !names.has(n),
    );
    assert.deepEqual(extra, []);
  });
});

/** x, then n rounds of v ← v·x as one block. */
function powersOfATenth(n: number): Tape {
  const builder = new TapeBuilder();
  const x = builder.input('x', []);
  const straight = builder.finish();
  const round = new TapeBuilder();
  round.apply(codeOf('mul'), [0, 0]);
  const [block] = round.finish().blocks;
  const [first] = straight.blocks;
  assert.ok(block && first);
  const loop = {
    ...block,
    operandKinds: Uint8Array.of(OperandKind.carried, OperandKind.outer),
    operands: Int32Array.of(-1, x),
    operandExtras: Int32Array.of(x, 0),
  };
  return {
    ...straight,
    blocks: [first, loop],
    runs: [
      { block: 0, count: 1, first: 0, round: 0 },
      { block: 1, count: n, first: 1, round: 0 },
    ],
    length: 1 + n,
  };
}
