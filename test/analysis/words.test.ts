import assert from 'node:assert/strict';
import { headline, notationText } from '../../src/analysis/words';

describe('words', () => {
  it('a headline is cut between characters', () => {
    const whole = (text: string, longest: number) => headline(text, { start: 0, end: text.length }, longest);
    assert.equal(whole('𝑥𝑦𝑧𝑤', 3), '𝑥𝑦…');
    assert.equal(whole('𝑥𝑦𝑧', 3), '𝑥𝑦𝑧');
    assert.equal(whole('a  +\n b', 5), 'a + b');
    assert.equal(whole(`a${' '.repeat(10)}𝑥 and more`, 3), 'a…');
    assert.equal(whole(`a${' '.repeat(10)}${'𝑥'.repeat(9)}`, 3), 'a…');
    // With this flag, halves of a pair are all that is found.
    const half = /[\uD800-\uDFFF]/u;
    for (let k = 0; k < 12; k++) assert.doesNotMatch(whole(`${' '.repeat(k)}${'𝑥'.repeat(9)}`, 3), half);
  });

  const notation: readonly (readonly [text: string, shown: string])[] = [
    ['∂theta_t+1/∂theta_t', '∂θ_{t+1}/∂θ_t'],
    ['2 · (theta_t+1 - 2 · theta_t)', '2 · (θ_{t+1} - 2 · θ_t)'],
    ['x_i-1^2 + x_i - 1', 'x_{i-1}^2 + x_i - 1'],
    ['x_n+k-1', 'x_{n+k-1}'],
    ['∂f/∂x[0]', '∂f/∂x_1'],
  ];
  for (const [text, shown] of notation) it(shown, () => assert.equal(notationText(text), shown));
});
