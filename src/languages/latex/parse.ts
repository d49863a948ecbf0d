import { parseAtom } from './parse-atom';
import { parseArgument, parseFactor } from './parse-scripts';
import { parseExpression, parseProduct } from './parse-terms';
import type { Grammar } from './reader';
import { Reader, Refusal } from './reader';
import type { Node } from './syntax';
import type { Token } from './tokens';

const grammar: Grammar = {
  expression: parseExpression,
  product: parseProduct,
  factor: (reader) => reader.nested(() => parseFactor(reader, parseAtom)),
  argument: (reader) => parseArgument(reader, parseAtom),
};

/** A cursor over the tokens of a formula, which ends at `end`. */
export function readerOf(tokens: readonly Token[], end: number, words: ReadonlySet<string>): Reader {
  return new Reader(tokens, end, grammar, words);
}

/** All the tokens as one expression. What is left over is refused in place of the whole. */
export function parseWhole(reader: Reader): Node {
  try {
    const node = parseExpression(reader);
    if (reader.finished || reader.recovering) return node;
    throw reader.unexpected();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return reader.recover(error);
  }
}
