import type { Reader } from './reader';
import { Refusal } from './reader';
import type { Condition, Node } from './syntax';
import { comparisons } from './vocabulary';

const openingWords: ReadonlySet<string> = new Set([
  'if',
  'for',
  'when',
  'where',
  'while',
  'for all',
  'provided',
  'provided that',
]);
const otherwiseWords: ReadonlySet<string> = new Set([
  'otherwise',
  'else',
  'elsewhere',
  'in other cases',
  'other cases',
  'if otherwise',
]);

/** Whether words in a formula speak about a condition and are no name. */
export function isConditionWord(text: string): boolean {
  const words = normal(text);
  return (
    openingWords.has(words) ||
    otherwiseWords.has(words) ||
    words === 'and' ||
    words === 'or' ||
    words === 'with'
  );
}

/** What stands in the second column of cases; undefined is "otherwise". */
export function parseCondition(reader: Reader): Condition | undefined {
  while (reader.atKind('text')) {
    const words = normal(reader.peek()?.text ?? '');
    if (otherwiseWords.has(words)) {
      reader.next();
      return undefined;
    }
    if (!openingWords.has(words)) break;
    reader.next();
  }
  try {
    return parseAlternatives(reader);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const stop = reader.recover(error);
    return { kind: 'stop', span: stop.span, problem: error.problem };
  }
}

function parseAlternatives(reader: Reader): Condition {
  return joined(reader, 'or', ['\\lor', '\\vee'], () =>
    joined(reader, 'and', ['\\land', '\\wedge', ','], () => parseComparison(reader)),
  );
}

function joined(
  reader: Reader,
  operator: 'and' | 'or',
  signs: readonly string[],
  part: () => Condition,
): Condition {
  const start = reader.here.start;
  const args = [part()];
  while (takeConnective(reader, operator, signs)) args.push(part());
  const only = args.length === 1 ? args[0] : undefined;
  return only ?? { kind: 'logic', span: reader.spanFrom(start), operator, args };
}

function takeConnective(reader: Reader, word: string, signs: readonly string[]): boolean {
  const isWord = reader.atKind('text') && normal(reader.peek()?.text ?? '') === word;
  const isSign = signs.some((sign) => reader.at(sign)) && !endsCell(reader, 1);
  if (isWord || isSign) reader.next();
  return isWord || isSign;
}

function parseComparison(reader: Reader): Condition {
  const start = reader.here.start;
  const negation = reader.take('\\lnot') ?? reader.take('\\neg');
  if (negation !== undefined) {
    const argument = reader.nested(() => parseComparison(reader));
    return { kind: 'logic', span: reader.spanFrom(start), operator: 'not', args: [argument] };
  }
  const operands: Node[] = [reader.grammar.expression(reader)];
  const operations: string[] = [];
  for (;;) {
    const operation = reader.atKind('text') ? undefined : comparisons.get(reader.peek()?.text ?? '');
    if (operation === undefined) break;
    reader.next();
    operations.push(operation);
    operands.push(reader.grammar.expression(reader));
  }
  if (operations.length === 0) throw reader.unexpected();
  return { kind: 'chain', span: reader.spanFrom(start), operands, operations };
}

/** Whether a cell, or the text, ends `ahead` tokens from here. */
export function endsCell(reader: Reader, ahead: number): boolean {
  const token = reader.peek(ahead);
  return (
    token === undefined ||
    token.kind === 'newline' ||
    token.kind === 'end' ||
    token.kind === 'right' ||
    token.text === '&'
  );
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.,;:]/g, '')
    .trim();
}
