import { span } from '../../core/span';
import { withMark, withPrimes, withSubscript } from './parse-symbol';
import type { Reader } from './reader';
import { nesting } from './reader';
import type { Node } from './syntax';
import type { Token } from './tokens';

type Superscript =
  | {
      readonly kind: 'power';
      readonly exponent: Node;
      readonly inParentheses: boolean;
    }
  | { readonly kind: 'transpose'; readonly certain: boolean }
  | { readonly kind: 'mark'; readonly text: string };

interface Scripts {
  readonly primes: number;
  readonly subscript: readonly Token[] | undefined;
  readonly superscript: Superscript | undefined;
}

/** Subscripts and bounds are read apart, so that nested ones cost their length again on every level. */
const longestScript = 500;

/** Each round of scripts and factorials wraps the factor once more. */
const mostRounds = 20;

/** A factor with what hangs on it: `x_1'^2`, `(…)^{-1}`, `n!`, `\|x\|_1`. */
export function parseFactor(reader: Reader, atom: (reader: Reader) => Node): Node {
  const start = reader.here.start;
  let node = atom(reader);
  for (let round = 0; round < mostRounds; round++) {
    const scripts = readScripts(reader);
    node = withScripts(reader, node, scripts, start);
    if (!reader.at('!')) return node;
    node = factorial(reader, node, start);
  }
  throw reader.refuse('too-large', reader.here, 'Too many scripts on one factor');
}

function factorial(reader: Reader, base: Node, start: number): Node {
  const sign = reader.next();
  if (reader.at('!'))
    throw reader.refuse(
      'unsupported-syntax',
      span(sign.start, reader.next().end),
      'The double factorial is not followed',
    );
  if (base.kind === 'apply')
    throw reader.refuse(
      'unsupported-syntax',
      span(sign.start, sign.end),
      'It cannot be told what this factorial is of: write parentheses',
    );
  return { kind: 'factorial', span: reader.spanFrom(start), base };
}

function readScripts(reader: Reader): Scripts {
  let primes = 0;
  let subscript: readonly Token[] | undefined;
  let superscript: Superscript | undefined;
  let firstPower: Token | undefined;
  for (;;) {
    const sign = reader.take("'") ?? reader.take('^') ?? reader.take('_');
    if (sign === undefined) return { primes, subscript, superscript };
    if (sign.text !== '_' && firstPower !== undefined) {
      throw reader.refuse(
        'syntax',
        span(firstPower.start, sign.end),
        'Two superscripts on one factor: braces must say which comes first',
      );
    }
    if (sign.text === "'") primes++;
    else if (sign.text === '_') {
      if (subscript !== undefined)
        throw reader.refuse('syntax', span(sign.start, sign.end), 'Two subscripts on one factor');
      subscript = argumentTokens(reader, sign, 'subscript');
    } else {
      const count = takePrimes(reader);
      if (count > 0) primes += count;
      else superscript = readSuperscript(reader, sign);
      firstPower = sign;
    }
  }
}

/** The tokens of a script, without their braces. */
export function argumentTokens(reader: Reader, sign: Token, what: string): readonly Token[] {
  const token = reader.peek();
  if (
    token === undefined ||
    (token.kind === 'symbol' && token.text !== '{' && !isMark(token, sign)) ||
    isBoundary(token)
  ) {
    throw reader.refuse('syntax', span(sign.start, sign.end), `The ${what} is missing`);
  }
  if (!reader.at('{')) return [reader.next()];
  const from = reader.position;
  let depth = 0;
  for (; !reader.finished; reader.position++) {
    if (reader.at('{')) depth++;
    else if (reader.at('}') && --depth === 0) break;
  }
  const inner = reader.tokens.slice(from + 1, reader.position);
  if (reader.finished)
    throw reader.refuse('syntax', span(token.start, token.end), 'This brace is not closed');
  reader.next();
  if (inner.length > longestScript)
    throw reader.refuse('too-large', span(sign.start, token.end), `This ${what} is too long`);
  if (inner.length === 0) throw reader.refuse('syntax', span(sign.start, sign.end), `The ${what} is missing`);
  return inner;
}

/** `N_+`, `x_*`; in `x_ + 1` something is missing. */
function isMark(token: Token, sign: Token): boolean {
  return (token.text === '*' || token.text === '+') && token.start === sign.end;
}

function isBoundary(token: Token): boolean {
  return token.kind === 'newline' || nesting(token) < 0 || token.kind === 'left';
}

/** `^{\prime\prime}`: the number of primes, taken. */
function takePrimes(reader: Reader): number {
  if (reader.take('\\prime') !== undefined) return 1;
  let count = 0;
  while (reader.at('{') && reader.at('\\prime', count + 1)) count++;
  if (count === 0 || !reader.at('}', count + 1)) return 0;
  reader.position += count + 2;
  return count;
}

function readSuperscript(reader: Reader, sign: Token): Superscript {
  const braced = reader.at('{') && reader.at('}', 2);
  const token = reader.peek(braced ? 1 : 0);
  const special = token === undefined ? undefined : specialSuperscript(token, reader.words);
  if (token !== undefined && special !== undefined) {
    reader.position += braced ? 3 : 1;
    if (special !== 'refused') return special;
    throw reader.refuse(
      'unsupported-syntax',
      span(sign.start, token.end),
      `The superscript ${token.text} is not followed`,
    );
  }
  const inParentheses = reader.at('{') && reader.at('(', 1) && reader.at(')', 3) && reader.at('}', 4);
  return { kind: 'power', exponent: scriptArgument(reader, sign), inParentheses };
}

function specialSuperscript(token: Token, words: ReadonlySet<string>): Superscript | 'refused' | undefined {
  if (token.kind === 'text')
    return token.text === 'T'
      ? { kind: 'transpose', certain: true }
      : token.text.length > 1 && !words.has(token.text)
        ? 'refused'
        : undefined;
  if (token.kind === 'letter') return token.text === 'T' ? { kind: 'transpose', certain: false } : undefined;
  switch (token.text) {
    case '\\top':
    case '\\intercal':
      return { kind: 'transpose', certain: true };
    case '*':
    case '\\star':
    case '\\ast':
      return { kind: 'mark', text: '^*' };
    case '+':
    case '-':
    case '\\circ':
    case '\\dagger':
    case '\\perp':
    case '\\pm':
      return 'refused';
    default:
      return undefined;
  }
}

function scriptArgument(reader: Reader, sign: Token): Node {
  const token = reader.peek();
  if (token === undefined || isBoundary(token) || (token.kind === 'symbol' && token.text !== '{')) {
    throw reader.refuse('syntax', span(sign.start, sign.end), 'The superscript is missing, or lacks braces');
  }
  return reader.grammar.argument(reader);
}

function withScripts(reader: Reader, base: Node, scripts: Scripts, start: number): Node {
  const { primes, subscript, superscript } = scripts;
  let node = base;
  if (primes > 0) node = withPrimes(reader, node, primes);
  if (superscript?.kind === 'mark') node = withMark(reader, node, superscript.text);
  if (subscript !== undefined)
    node = node.kind === 'norm' ? withOrder(reader, node, subscript) : withSubscript(reader, node, subscript);
  if (superscript === undefined || superscript.kind === 'mark') return node;
  if (superscript.kind === 'transpose')
    return { kind: 'transpose', span: reader.spanFrom(start), base: node, certain: superscript.certain };
  return power(reader, node, superscript, start);
}

function power(
  reader: Reader,
  base: Node,
  superscript: Superscript & { kind: 'power' },
  start: number,
): Node {
  const at = reader.spanFrom(start);
  if (superscript.inParentheses && base.kind === 'symbol' && base.name !== 'e') {
    throw reader.refuse(
      'unsupported-syntax',
      superscript.exponent.span,
      'A superscript in parentheses may be an index or a power',
    );
  }
  if (base.kind === 'apply' && base.power !== undefined) {
    throw reader.refuse(
      'unsupported-syntax',
      superscript.exponent.span,
      'It cannot be told what this second power applies to',
    );
  }
  if (base.kind === 'apply')
    reader.note(at, 'The power applies to the value of the function, not to its argument');
  return { kind: 'power', span: at, base, exponent: superscript.exponent };
}

/** `\|x\|_1`, `\|x\|_\infty`, `\|A\|_F`. */
function withOrder(reader: Reader, norm: Node & { kind: 'norm' }, subscript: readonly Token[]): Node {
  const at = reader.spanFrom(norm.span.start);
  const only = subscript.length === 1 ? subscript[0] : undefined;
  if (only?.text === 'F') return { ...norm, span: at, order: 'frobenius' };
  const inner = reader.inside(subscript, reader.lastEnd);
  const order = reader.grammar.expression(inner);
  if (!inner.finished) throw inner.unexpected();
  return { ...norm, span: at, order };
}

/** What a command takes: braces, or one token. */
export function parseArgument(reader: Reader, atom: (reader: Reader) => Node): Node {
  const token = reader.peek();
  if (
    token === undefined ||
    isBoundary(token) ||
    token.text === '^' ||
    token.text === '_' ||
    token.text === '&'
  ) {
    throw reader.missing('The argument is missing');
  }
  if (token.kind === 'digit') {
    reader.next();
    return { kind: 'number', span: span(token.start, token.end), value: Number(token.text), integer: true };
  }
  if (token.kind === 'symbol' && token.text !== '{')
    throw reader.refuse('syntax', span(token.start, token.end), 'Braces are missing here');
  return reader.nested(() => atom(reader));
}
