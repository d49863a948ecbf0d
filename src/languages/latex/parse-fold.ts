import type { Span } from '../../core/span';
import { span } from '../../core/span';
import { atBracket, parseBrackets } from './parse-brackets';
import { foldCommands } from './parse-function';
import { argumentTokens } from './parse-scripts';
import { parseProduct, productOf, startsFactor, takeSigns } from './parse-terms';
import type { Reader } from './reader';
import type { Factor, FoldNode, Node, SymbolNode } from './syntax';
import type { Token } from './tokens';

interface Bounds {
  readonly variables: readonly SymbolNode[];
  readonly from: Node | undefined;
  readonly to: Node | undefined;
}

/** `\sum_{i=1}^{n} …`, `\max_{1 \le i \le n} …`; the sign has been read. */
export function parseFold(reader: Reader, operation: FoldNode['operation'], sign: Token): Node {
  const bounds = readBounds(reader, sign);
  const head = reader.spanFrom(sign.start);
  const start = reader.here.start;
  const negative = takeSigns(reader);
  if (!startsFactor(reader)) throw reader.refuse('syntax', head, `Nothing stands behind ${sign.text}`);
  const product = reader.nested(() =>
    operation === 'sum' ? parseProduct(reader) : narrowProduct(reader, sign),
  );
  const body: Node = negative
    ? { kind: 'sum', span: reader.spanFrom(start), terms: [{ negative, node: product }] }
    : product;
  return { kind: 'fold', span: reader.spanFrom(sign.start), operation, ...bounds, body };
}

/** `\max(a, b)`, `\max\{a, b\}`, or over an index. */
export function parseExtreme(reader: Reader, operation: 'max' | 'min', sign: Token): Node {
  if (reader.at('_')) return parseFold(reader, operation, sign);
  if (atBracket(reader)) {
    const brackets = parseBrackets(reader);
    return {
      kind: 'extreme',
      span: reader.spanFrom(sign.start),
      operation,
      items: brackets.kind === 'group' ? brackets.items : [brackets],
    };
  }
  throw reader.refuse(
    'unsupported-syntax',
    span(sign.start, sign.end),
    `Parentheses are missing behind ${sign.text}`,
  );
}

/**
 * The body of a product, a maximum or a minimum: unlike a sum's, it changes with a factor that does not belong
 * to it, so it ends before a division and before the next such sign.
 */
function narrowProduct(reader: Reader, sign: Token): Node {
  const start = reader.here.start;
  const factors: Factor[] = [{ operator: 'first', node: reader.grammar.factor(reader) }];
  for (;;) {
    const token = reader.peek();
    if (token === undefined || foldCommands.has(token.text) || reader.at('/') || reader.at('\\div')) break;
    const dot = reader.take('\\cdot') ?? reader.take('\\times') ?? reader.take('*');
    if (dot === undefined && !startsFactor(reader)) break;
    factors.push({
      operator: dot === undefined ? 'beside' : dot.text === '\\times' ? 'cross' : 'dot',
      node: reader.grammar.factor(reader),
    });
  }
  if (factors.length > 1 || reader.at('/'))
    reader.note(reader.spanFrom(start), `${sign.text} is taken over this`);
  return productOf(factors, reader, start);
}

function readBounds(reader: Reader, sign: Token): Bounds {
  let below: readonly Token[] | undefined;
  let above: readonly Token[] | undefined;
  for (
    let script = reader.take('_') ?? reader.take('^');
    script !== undefined;
    script = reader.take('_') ?? reader.take('^')
  ) {
    if ((script.text === '_' ? below : above) !== undefined)
      throw reader.refuse('syntax', span(script.start, script.end), 'Two scripts in the same place');
    const tokens = argumentTokens(reader, script, script.text === '_' ? 'lower bound' : 'upper bound');
    if (script.text === '_') below = tokens;
    else above = tokens;
  }
  const head = reader.spanFrom(sign.start);
  if (below === undefined)
    throw reader.refuse('unsupported-syntax', head, `${sign.text} without an index is not followed`);
  return boundsFrom(reader, head, below, above);
}

function boundsFrom(
  reader: Reader,
  head: Span,
  below: readonly Token[],
  above: readonly Token[] | undefined,
): Bounds {
  const parts = splitAtRelations(below);
  const [first, second, third] = parts;
  const upper = above === undefined ? undefined : readWhole(reader, above);
  if (first === undefined) throw notUnderstood(reader, head);
  if (parts.length === 1 && upper === undefined)
    return { variables: readVariables(reader, first.tokens, head), from: undefined, to: undefined };
  if (parts.length === 2 && second !== undefined && second.relation === '=') {
    const variables = readVariables(reader, first.tokens, head);
    const range = splitRange(second.tokens);
    const from = readWhole(reader, range.from);
    const to = upper ?? (range.to === undefined ? undefined : readWhole(reader, range.to));
    if (to === undefined) throw reader.refuse('unsupported-syntax', head, 'The upper bound is missing');
    return { variables, from, to };
  }
  if (parts.length === 3 && second !== undefined && third !== undefined && upper === undefined) {
    const from = shifted(readWhole(reader, first.tokens), second.relation, 1);
    const to = shifted(readWhole(reader, third.tokens), third.relation, -1);
    if (from !== undefined && to !== undefined)
      return { variables: readVariables(reader, second.tokens, head), from, to };
  }
  throw notUnderstood(reader, head);
}

function notUnderstood(reader: Reader, head: Span): ReturnType<Reader['refuse']> {
  return reader.refuse('unsupported-syntax', head, 'These bounds are not followed');
}

/** The operands of relations; each with the relation before it. */
function splitAtRelations(tokens: readonly Token[]): { relation: string; tokens: Token[] }[] {
  const parts: { relation: string; tokens: Token[] }[] = [{ relation: '', tokens: [] }];
  for (const token of tokens) {
    if (boundRelations.has(token.text)) parts.push({ relation: token.text, tokens: [] });
    else parts.at(-1)?.tokens.push(token);
  }
  return parts;
}

const notAbove: ReadonlySet<string> = new Set(['\\le', '\\leq', '\\leqslant']);
const boundRelations: ReadonlySet<string> = new Set(['=', '<', '\\lt', ...notAbove]);

/** `1, \dots, n` behind the equals sign. */
function splitRange(tokens: readonly Token[]): { from: readonly Token[]; to: readonly Token[] | undefined } {
  const dots = tokens.findIndex((token) => ['\\dots', '\\ldots', '\\cdots', '\\dotsc'].includes(token.text));
  if (dots < 0) return { from: tokens, to: undefined };
  const isComma = (token: Token | undefined): boolean => token?.text === ',';
  const from = tokens.slice(0, isComma(tokens[dots - 1]) ? dots - 1 : dots);
  return { from, to: tokens.slice(isComma(tokens[dots + 1]) ? dots + 2 : dots + 1) };
}

/** `a < i` is `a + 1 \le i`. */
function shifted(node: Node, relation: string, by: 1 | -1): Node | undefined {
  if (notAbove.has(relation)) return node;
  if (relation === '=') return undefined;
  const one: Node = { kind: 'number', span: node.span, value: 1, integer: true };
  return {
    kind: 'sum',
    span: node.span,
    terms: [
      { negative: false, node },
      { negative: by < 0, node: one },
    ],
  };
}

function readVariables(reader: Reader, tokens: readonly Token[], head: Span): readonly SymbolNode[] {
  const inner = reader.inside(tokens, tokens.at(-1)?.end ?? reader.lastEnd);
  const variables: SymbolNode[] = [];
  do {
    const node = reader.grammar.factor(inner);
    if (node.kind !== 'symbol' || node.subscriptText !== '') throw notUnderstood(reader, head);
    variables.push(node);
  } while (inner.take(',') !== undefined);
  if (!inner.finished) throw notUnderstood(reader, head);
  return variables;
}

function readWhole(reader: Reader, tokens: readonly Token[]): Node {
  const inner = reader.inside(tokens, tokens.at(-1)?.end ?? reader.lastEnd);
  const node = reader.nested(() => reader.grammar.expression(inner));
  if (node.kind === 'stop') throw reader.refuse(node.problem.code, node.problem.span, node.problem.message);
  if (!inner.finished) throw inner.unexpected();
  return node;
}
