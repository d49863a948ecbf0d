import assert from 'node:assert/strict';
import { h } from 'preact';
import renderToString from 'preact-render-to-string';
import { Fold } from '../../../../media/panel/views/node';

describe('the sign of rounds that are folded into a node', () => {
  for (const [direction, gap] of [
    ['right', [9, -7]],
    ['down', [-10, 0]],
  ] as const)
    it(`is one thing to click on, ${direction}wards`, () => {
      const fold = h(Fold, { x: 0, y: 0, rounds: 50, direction, onUnfold: () => undefined });
      const rect = /<rect([^>]*)>/.exec(renderToString(fold))?.[1] ?? '';
      const number = (name: string): number =>
        Number(new RegExp(` ${name}="([^"]*)"`).exec(rect)?.[1] ?? Number.NaN);
      const [left, top] = [number('x'), number('y')];
      const [x, y] = gap;
      assert.match(rect, /pointer-events="all"/);
      assert.ok(left <= x && x <= left + number('width') && top <= y && y <= top + number('height'));
    });
});
