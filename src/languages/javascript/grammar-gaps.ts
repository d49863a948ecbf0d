/**
 * The text as the parser gets it: what the grammar lacks or takes for something else stands in words that it
 * reads rightly, of the same length, so that every position stays. The reading takes its texts from the original.
 *
 * - `[a[i], a[j]] = [b, c]` is parsed as a sum of two arrays: the grammar has no elements in patterns.
 * - TypeScript: `a < b || c > (d)` would be a call with the type argument `b | | c`. `??` is an operator like
 *   `||`, but none of types.
 * - TypeScript: `(v): v is T => …` is parsed with the type `v | T`.
 */
export function forParser(text: string, typed: boolean): string {
  const plain = text.replace(elementSwap, (whole) => `${whole.slice(0, -1)}+`);
  if (!typed) return plain;
  const decided = falseTypes.test(plain) ? plain.replace(/\|\||&&/g, '??') : plain;
  return decided.replace(arrowPredicate, '$1| ');
}

/** Up to the equals sign: a statement that begins with a bracket, with an element or field inside it. */
const elementSwap = /(?<=^|[\n;{})])[ \t]*\[(?=[^\n=]*[[.])[^\n=]*\]\s*=(?=\s*\[)/g;
const falseTypes = /<[^<>;{}]*(?:\|\||&&)[^<>;{}]*>/;
const arrowPredicate = /(\)\s*:\s*(?:asserts\s+)?[\w$]+\s)is(?=\s)/g;
