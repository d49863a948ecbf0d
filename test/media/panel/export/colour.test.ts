import assert from 'node:assert/strict';
import { plainColour } from '../../../../media/panel/export/colour';

describe('colours of an exported picture', () => {
  // 0.15549 · 255 = 39.65, 0.311529 · 255 = 79.44
  for (const [computed, plain] of [
    ['color(srgb 0.15549 0.15549 0.311529)', 'rgb(40, 40, 79)'],
    ['color(srgb 1.00001 -0.00001 5e-7)', 'rgb(255, 0, 0)'],
    ['color(srgb 0.8 0.8 0.8 / 0.7)', 'rgba(204, 204, 204, 0.7)'],
    ['rgb(31, 31, 31)', 'rgb(31, 31, 31)'],
    ['none', 'none'],
  ] as const)
    it(`${computed} is written as ${plain}`, () => {
      assert.equal(plainColour(computed), plain);
    });
});
