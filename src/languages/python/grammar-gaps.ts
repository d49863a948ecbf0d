/**
 * The text as the parser gets it: what the grammar lacks stands in words that it has, of the same length, so
 * that every position stays. The reading takes its texts from the original.
 *
 * - A number that ends with its point: `2.` is parsed as `20`.
 * - `yield` without a value is parsed as a name.
 */
export function forParser(text: string): string {
  return text.replace(openNumber, '$10').replace(bareYield, 'yiel_');
}

const openNumber = /(?<![\w.])(\d[\d_]*)\.(?=[eE][+-]?\d|[jJ]\b|[^\w.]|$)/g;
const bareYield = /\byield(?=[ \t]*(?:[\r\n)\]},=#;]|$))/g;
