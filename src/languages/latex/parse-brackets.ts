import { span } from '../../core/span';
import type { Reader } from './reader';
import { nesting } from './reader';
import type { GroupNode, Node } from './syntax';
import type { Token } from './tokens';

type Shape = 'round' | 'square' | 'curly' | 'bar' | 'norm' | 'floor' | 'ceil' | 'angle' | 'none';

const openers: ReadonlyMap<string, Shape> = new Map([
  ['(', 'round'],
  ['\\lparen', 'round'],
  ['[', 'square'],
  ['\\lbrack', 'square'],
  ['\\{', 'curly'],
  ['\\lbrace', 'curly'],
  ['|', 'bar'],
  ['\\vert', 'bar'],
  ['\\lvert', 'bar'],
  ['\\|', 'norm'],
  ['\\Vert', 'norm'],
  ['\\lVert', 'norm'],
  ['\\lfloor', 'floor'],
  ['\\lceil', 'ceil'],
  ['\\langle', 'angle'],
]);

const closers: ReadonlyMap<string, Shape> = new Map([
  [')', 'round'],
  ['\\rparen', 'round'],
  [']', 'square'],
  ['\\rbrack', 'square'],
  ['\\}', 'curly'],
  ['\\rbrace', 'curly'],
  ['|', 'bar'],
  ['\\vert', 'bar'],
  ['\\rvert', 'bar'],
  ['\\|', 'norm'],
  ['\\Vert', 'norm'],
  ['\\rVert', 'norm'],
  ['\\rfloor', 'floor'],
  ['\\rceil', 'ceil'],
  ['\\rangle', 'angle'],
]);

/** Whether a round, square or curly bracket of any size opens here. */
export function atBracket(reader: Reader): boolean {
  const shape = shapeAt(reader);
  return shape === 'round' || shape === 'square' || shape === 'curly';
}

/** The shape of the bracket that opens here, if one does. */
export function shapeAt(reader: Reader): Shape | undefined {
  const token = reader.peek();
  if (token === undefined || (token.kind !== 'left' && token.kind !== 'symbol' && token.kind !== 'command'))
    return undefined;
  if (token.kind === 'left' && token.text === '.') return 'none';
  return openers.get(token.text);
}

/** `( … )`, `\left[ … \right]`, `| … |`, `\lfloor … \rfloor`, `\langle a, b \rangle`. */
export function parseBrackets(reader: Reader): Node {
  const shape = shapeAt(reader);
  if (shape === undefined) throw reader.unexpected();
  const open = reader.next();
  reader.open.push(open.kind === 'left' ? 'left' : open.text);
  const { items, divided } = reader.nested(() => parseItems(reader));
  closeBracket(reader, open, shape);
  reader.open.pop();
  return bracketNode(reader, shape, items, divided, open);
}

function parseItems(reader: Reader): { items: Node[]; divided: boolean } {
  const items = [reader.grammar.expression(reader)];
  let divided = false;
  for (;;) {
    const sign = reader.take(',') ?? reader.take(';') ?? reader.take('\\mid');
    if (sign === undefined) return { items, divided };
    divided ||= sign.text !== ',';
    items.push(reader.grammar.expression(reader));
  }
}

function closeBracket(reader: Reader, open: Token, shape: Shape): void {
  const token = reader.peek();
  if (token !== undefined && closes(open, shape, token)) {
    reader.next();
    return;
  }
  if (reader.recovering) {
    if (token !== undefined && nesting(token) < 0 && token.kind === open.kind) reader.next();
    return;
  }
  if (token === undefined || token.text === '}' || token.kind === 'end') {
    throw reader.refuse('syntax', span(open.start, open.end), `${shown(open)} is not closed`);
  }
  if (nesting(token) < 0)
    throw reader.refuse('syntax', span(open.start, token.end), `${shown(open)} is closed by ${shown(token)}`);
  throw reader.unexpected();
}

function closes(open: Token, shape: Shape, token: Token): boolean {
  if (open.kind === 'left')
    return (
      token.kind === 'right' && (shape === 'none' ? token.text === '.' : closers.get(token.text) === shape)
    );
  if (token.kind !== 'symbol' && token.kind !== 'command') return false;
  return closers.get(token.text) === shape;
}

function shown(token: Token): string {
  if (token.kind === 'left') return `\\left${token.text}`;
  return token.kind === 'right' ? `\\right${token.text}` : token.text;
}

function bracketNode(
  reader: Reader,
  shape: Shape,
  items: readonly Node[],
  divided: boolean,
  open: Token,
): Node {
  const at = reader.spanFrom(open.start);
  if (shape === 'round' || shape === 'square' || shape === 'curly' || shape === 'none')
    return { kind: 'group', span: at, delimiter: shape, items, divided };
  const [inner, second] = items;
  if (inner === undefined) throw reader.unexpected();
  if (shape === 'angle' && second !== undefined && items.length === 2 && !divided)
    return { kind: 'inner', span: at, left: inner, right: second };
  if (shape === 'angle')
    throw reader.refuse('unsupported-syntax', at, 'Angle brackets are followed only around two vectors');
  if (items.length > 1) throw reader.refuse('unsupported-syntax', at, 'A list is no single expression');
  if (shape === 'floor' || shape === 'ceil') return { kind: 'round', span: at, operation: shape, inner };
  if (shape === 'norm') return { kind: 'norm', span: at, inner, order: undefined };
  return absoluteValue(inner, at, open.kind === 'symbol' && open.text === '|');
}

/** `||x||` is a norm: an absolute value that holds another between touching bars. */
function absoluteValue(inner: Node, at: Node['span'], plainBars: boolean): Node {
  const doubled =
    inner.kind === 'absolute' &&
    inner.outerBars &&
    inner.span.start === at.start + 1 &&
    inner.span.end === at.end - 1;
  if (plainBars && doubled) return { kind: 'norm', span: at, inner: inner.inner, order: undefined };
  return { kind: 'absolute', span: at, inner, outerBars: plainBars };
}

/** `{ … }`, which is invisible: what it holds, with the braces in its span. */
export function parseBrace(reader: Reader): Node {
  const open = reader.next();
  if (reader.at('}'))
    throw reader.refuse('unsupported-syntax', span(open.start, reader.next().end), 'These braces are empty');
  reader.open.push('{');
  const inner = reader.nested(() => reader.grammar.expression(reader));
  reader.open.pop();
  closeBrace(reader, open);
  if (inner.kind === 'symbol' || inner.kind === 'number' || inner.kind === 'stop') return inner;
  const group: GroupNode = {
    kind: 'group',
    span: reader.spanFrom(open.start),
    delimiter: 'brace',
    items: [inner],
    divided: false,
  };
  return group;
}

export function closeBrace(reader: Reader, open: Token): void {
  if (reader.take('}') !== undefined || reader.recovering) return;
  const token = reader.peek();
  if (token === undefined || token.kind === 'end')
    throw reader.refuse('syntax', span(open.start, open.end), 'This brace is not closed');
  if (nesting(token) < 0 && token.kind !== 'right')
    throw reader.refuse('syntax', span(open.start, token.end), `The brace is closed by ${shown(token)}`);
  throw reader.unexpected();
}
