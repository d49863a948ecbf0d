import assert from 'node:assert/strict';
import { countText, shown, typedNumber } from '../../../../media/panel/text/numbers';

describe('what is typed as a number', () => {
  const rows: readonly (readonly [string, number | undefined])[] = [
    ['2', 2],
    [' −0.5 ', -0.5],
    ['-1e-3', -0.001],
    ['.5', 0.5],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['1,25e3', 1250],
    // One thousand to some, one to others.
    ['1,000', undefined],
    ['1,000,000', undefined],
    ['1.5.2', undefined],
    ['0x10', undefined],
    ['', undefined],
    ['Infinity', undefined],
    ['1e999', undefined],
  ];
  for (const [text, number] of rows) it(`“${text}”`, () => assert.equal(typedNumber(text), number));
});

describe('a count', () => {
  it('is exact up to a hundred digits and more, and shortened beyond', () => {
    assert.equal(countText(9n), '9');
    assert.equal(countText(1234567n), '1,234,567');
    assert.equal(countText(10n ** 99n).replaceAll(',', ''), `1${'0'.repeat(99)}`);
    assert.equal(countText(12345n * 10n ** 2288n), '1.23…×10²²⁹²');
  });
});

describe('a number for people', () => {
  const rows: readonly (readonly [number, string])[] = [
    [2, '2'],
    [-0.6368306, '−0.636831'],
    [1_000_000, '1000000'],
    [123_456_789, '123457000'],
    // Zeros that nobody counts, or that are no digits of it.
    [1e9, '1e+9'],
    [-1_234_567_890, '−1.23457e+9'],
    [1e18, '1e+18'],
    [1.82009e-30, '1.82009e−30'],
  ];
  for (const [number, text] of rows) it(text, () => assert.equal(shown(number, 6), text));
});
