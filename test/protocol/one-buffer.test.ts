import * as assert from 'node:assert/strict';
import { inOneBuffer } from '../../src/protocol/one-buffer';

describe('a message in one buffer', () => {
  const blocks = Array.from({ length: 300 }, (_, k) => ({
    operations: Uint16Array.of(k, k + 1, k + 2),
    kinds: Uint8Array.of(k % 7),
    operands: Int32Array.of(-k, k),
    starts: Uint32Array.of(0, 2 ** 31 + k),
    name: `block ${k}`,
  }));
  const message = {
    kind: 'answer',
    primals: Float64Array.of(1 / 3, Number.NaN, Number.NEGATIVE_INFINITY, -0),
    part: new Float64Array(Float64Array.of(1, 2, 3).buffer, 8, 1),
    none: new Int32Array(),
    rows: [[1, 2], []],
    absent: undefined,
    nothing: null,
    blocks,
  };

  it('says the same', () => {
    assert.deepEqual(inOneBuffer(message), message);
  });

  it('has a single buffer, however many arrays there are', () => {
    assert.equal(buffersOf(message).size, 1203);
    assert.equal(buffersOf(inOneBuffer(message)).size, 1);
  });
});

function buffersOf(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (ArrayBuffer.isView(value)) found.add(value.buffer);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) buffersOf(item, found);
  return found;
}
