/** Pixels that a text of a size takes. */
export type Measure = (text: string, size: number) => number;

/** By the mean width of a letter: where there is no page. */
export const byLetters: Measure = (text, size) => text.length * size * 0.58;
