import type { Span } from '../../core/span';
import { span } from '../../core/span';
import type { Reader } from './reader';
import { Refusal } from './reader';
import type { Node, SymbolNode } from './syntax';
import type { Token } from './tokens';
import { ignored } from './vocabulary';

export function symbolNode(at: Span, name: string, font: SymbolNode['font'] = 'plain'): SymbolNode {
  return { kind: 'symbol', span: at, base: name, name, subscript: [], subscriptText: '', font, primes: 0 };
}

/** A run of letters that the formula, or its file, defines as one name: the whole run, taken. */
export function takeWord(reader: Reader): SymbolNode | undefined {
  if (reader.words.size === 0) return undefined;
  const run = letterRun(reader, 40);
  if (run.length < 2 || !reader.words.has(run) || touchesLetter(reader)) return undefined;
  const start = reader.here.start;
  reader.position += run.length;
  reader.note(reader.spanFrom(start), `${run} is read as one name, for the text defines it`);
  return symbolNode(reader.spanFrom(start), run, 'roman');
}

/** The letters from here that touch, at most `most`. */
export function letterRun(reader: Reader, most: number): string {
  let run = '';
  for (
    let token = reader.peek();
    token?.kind === 'letter' && run.length < most;
    token = reader.peek(run.length)
  ) {
    if (run !== '' && token.start !== reader.peek(run.length - 1)?.end) break;
    run += token.text;
  }
  return run;
}

/** Whether the letter here continues a run. */
export function touchesLetter(reader: Reader): boolean {
  const before = reader.peek(-1);
  return before?.kind === 'letter' && before.end === reader.peek()?.start;
}

/** `\hat{y}` is hat_y; a subscript inside, `\hat{y_i}`, stays one. */
export function accented(reader: Reader, accent: Token, inner: Node): Node {
  const symbol = loneSymbol(inner);
  if (symbol === undefined)
    throw reader.refuse(
      'unsupported-syntax',
      span(accent.start, accent.end),
      `${accent.text} is followed over one symbol only`,
    );
  const prefix = `${accent.text.slice(1)}_`;
  const font = accent.text === '\\vec' || accent.text === '\\overrightarrow' ? 'bold' : symbol.font;
  return {
    ...symbol,
    span: reader.spanFrom(accent.start),
    base: prefix + symbol.base,
    name: prefix + symbol.name,
    font,
  };
}

/** The symbol that a node is, through invisible braces. */
export function loneSymbol(node: Node): SymbolNode | undefined {
  if (node.kind === 'symbol') return node;
  const only = node.kind === 'group' && node.delimiter === 'brace' ? node.items[0] : undefined;
  return only?.kind === 'symbol' ? only : undefined;
}

export function withPrimes(reader: Reader, node: Node, primes: number): Node {
  if (node.kind !== 'symbol')
    throw reader.refuse('unsupported-syntax', node.span, 'A prime is followed on a symbol only');
  const marks = "'".repeat(primes);
  return {
    ...node,
    span: reader.spanFrom(node.span.start),
    base: node.base + marks,
    name: node.name + marks,
    primes: node.primes + primes,
  };
}

export function withMark(reader: Reader, node: Node, mark: string): Node {
  if (node.kind !== 'symbol')
    throw reader.refuse('unsupported-syntax', node.span, 'A star is followed on a symbol only');
  return { ...node, span: reader.spanFrom(node.span.start), base: node.base + mark, name: node.name + mark };
}

/** `x_{i+1}`: the name with the subscript's text, and the subscript as indices where it can be that. */
export function withSubscript(reader: Reader, node: Node, tokens: readonly Token[]): Node {
  const at = reader.spanFrom(node.span.start);
  if (node.kind !== 'symbol' || node.subscriptText !== '')
    throw reader.refuse('unsupported-syntax', at, 'A subscript is followed on a symbol only');
  const text = subscriptText(tokens);
  const primes = "'".repeat(node.primes);
  const base = node.base;
  const name =
    node.primes > 0 ? `${base.slice(0, base.length - node.primes)}_${text}${primes}` : `${base}_${text}`;
  return { ...node, span: at, name, subscript: indices(reader, tokens), subscriptText: text };
}

/** The subscript as one writes it in a name: without braces, backslashes and spaces. */
function subscriptText(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => !ignored.has(token.text) && token.text !== '{' && token.text !== '}')
    .map((token) => token.text.replace(/^\\/, '').replace(/\s+/g, '_'))
    .join('');
}

/** The items of a subscript where each is an expression; none where it is a word or anything else. */
function indices(reader: Reader, tokens: readonly Token[]): readonly Node[] {
  if (
    tokens.some(
      (token) => token.kind === 'text' || token.text === '*' || (token.text === '+' && tokens.length === 1),
    )
  )
    return [];
  const inner = reader.inside(tokens, tokens.at(-1)?.end ?? reader.end);
  try {
    const items = [inner.nested(() => inner.grammar.expression(inner))];
    while (inner.take(',') !== undefined) items.push(inner.grammar.expression(inner));
    return inner.finished && !inner.recovering ? items.flatMap(factorsOfIndex) : [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [];
  }
}

/** `ij` is two indices, `2i` is one. */
function factorsOfIndex(item: Node): readonly Node[] {
  if (item.kind !== 'product') return [item];
  const symbols = item.factors.every(
    (factor) => factor.node.kind === 'symbol' && factor.operator !== 'divide',
  );
  return symbols ? item.factors.map((factor) => factor.node) : [item];
}
