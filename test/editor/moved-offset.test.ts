import assert from 'node:assert/strict';
import { movedOffset } from '../../src/editor/panel/moved-offset';

describe('an offset after changes of the text', () => {
  const cases: [name: string, offset: number, change: [number, number, string], after: number][] = [
    ['moves with a line that comes above', 10, [0, 0, 'x = 1\n'], 16],
    ['moves with a line that goes above', 10, [4, 6, ''], 4],
    ['is pushed by what is typed at it', 10, [10, 0, '\n'], 11],
    ['stays before what is typed behind it', 10, [11, 0, 'abc'], 10],
    ['is behind what replaces it', 10, [8, 5, 'y'], 9],
  ];
  for (const [name, offset, [rangeOffset, rangeLength, text], after] of cases)
    it(name, () => assert.equal(movedOffset(offset, [{ rangeOffset, rangeLength, text }]), after));

  it('moves with several changes at once, whose offsets are those of before', () => {
    const changes = [
      { rangeOffset: 20, rangeLength: 1, text: '' },
      { rangeOffset: 6, rangeLength: 1, text: 'abc' },
      { rangeOffset: 2, rangeLength: 2, text: '' },
    ];
    assert.equal(movedOffset(10, changes), 10);
  });
});
