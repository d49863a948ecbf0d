import { assert } from './assert';
import { hoverAt, open } from './hovers';
import { functions } from './large';

/** Every one of so many names is looked at. */
const step = 20;

/** Hovers before the clock counts. */
const warmUp = 10;

describe('the time of a hover', () => {
  it('in 1,000 lines is told, at every 20th name', async () => {
    const { document } = await open('python', functions(125));
    assert(document.lineCount > 1000, `it has ${document.lineCount} lines`);
    const places = namesIn(document.getText()).filter((_, k) => k % step === 0);
    const times: number[] = [];
    let answered = 0;
    for (const offset of places) {
      const begun = performance.now();
      if (await hoverAt(document, document.positionAt(offset))) answered++;
      times.push(performance.now() - begun);
    }
    const sorted = times.slice(warmUp).sort((left, right) => left - right);
    const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(1);
    console.log(
      `hovers at ${places.length} names: ${answered} answered, median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms`,
    );
    assert(answered > places.length / 2, `only ${answered} of ${places.length} were answered`);
  });
});

/** Where the names of a text begin; those in comments, and words of the language, are no names. */
function namesIn(text: string): number[] {
  const code = text.replace(/#.*/g, (comment) => ' '.repeat(comment.length));
  const names = code.matchAll(/\b(?!def\b|return\b|import\b)[a-z_]\w*/g);
  return [...names].map((match) => match.index);
}
