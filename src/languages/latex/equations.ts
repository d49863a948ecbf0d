import { type Problem, problem } from '../../core/problem';
import type { Parameter } from '../../core/program/program';
import { type Span, span } from '../../core/span';
import { formulasOf, splitAt, topLevel } from './lines';
import { parseWhole, readerOf } from './parse';
import { isConditionWord } from './parse-condition';
import type { Node, SymbolNode } from './syntax';
import { parts } from './syntax';
import type { Token } from './tokens';
import { definers, isRelation } from './vocabulary';

/** What an equation's left side binds. */
interface Definition {
  /** `family`: `t_i = …`, a function of its index. */
  readonly kind: 'value' | 'function' | 'family';
  readonly name: string;
  readonly span: Span;
  readonly parameters: readonly Parameter[];
  readonly symbol: SymbolNode;
}

/** One formula: a definition with its right side, or an expression. */
export interface Equation {
  readonly span: Span;
  readonly definition: Definition | undefined;
  readonly right: Node;
  readonly problems: readonly Problem[];
}

/** The equations and expressions of a region, in the order of the text. */
export function readEquations(tokens: readonly Token[], end: number, words: ReadonlySet<string>): Equation[] {
  const equations: Equation[] = [];
  for (const line of formulasOf(tokens)) {
    for (const part of splitList(line)) equations.push(readEquation(part.tokens, part.dropped, end, words));
  }
  return equations;
}

interface Part {
  readonly tokens: readonly Token[];
  /** A remark behind it, `\quad x > 0`. */
  readonly dropped: Span | undefined;
}

/** `a = 1, b = 2` is two equations; what stands behind an equation and is none (`x > 0`) is a remark. */
function splitList(line: readonly Token[]): Part[] {
  const [first, ...rest] = splitAt(line, commasOf(line)).filter((piece) => piece.length > 0);
  if (first === undefined || rest.length === 0 || !(isEquation(first) || isRemarked(first, rest))) {
    return [{ tokens: line, dropped: undefined }];
  }
  const result: Part[] = [{ tokens: first, dropped: undefined }];
  const ellipsis = line.some((token) => ellipses.has(token.text));
  for (const piece of rest) {
    if (isEquation(piece) && !ellipsis) result.push({ tokens: piece, dropped: undefined });
    else result.push({ ...(result.pop() ?? { tokens: first }), dropped: spanOfTokens(piece) });
  }
  return result;
}

/** Where commas, semicolons and words part a line. */
export function commasOf(line: readonly Token[]): number[] {
  const isSign = (token: Token): boolean =>
    token.kind === 'symbol' && (token.text === ',' || token.text === ';');
  return topLevel(line, (token) => isSign(token) || (token.kind === 'text' && isConditionWord(token.text)));
}

/** `1 - e^{-t}, \quad t \ge 0`: an expression, and behind it relations only. */
function isRemarked(first: readonly Token[], rest: readonly (readonly Token[])[]): boolean {
  return (
    first.length > 2 &&
    relationsOf(first).length === 0 &&
    rest.every((piece) => relationsOf(piece).length > 0)
  );
}

function isEquation(tokens: readonly Token[]): boolean {
  return relationsOf(tokens).length > 0 && definers.has(tokens[relationsOf(tokens)[0] ?? -1]?.text ?? '');
}

function relationsOf(tokens: readonly Token[]): number[] {
  return topLevel(
    tokens,
    (token) => (token.kind === 'symbol' || token.kind === 'command') && isRelation(token.text),
  );
}

function spanOfTokens(tokens: readonly Token[]): Span {
  return span(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

function readEquation(
  tokens: readonly Token[],
  dropped: Span | undefined,
  end: number,
  words: ReadonlySet<string>,
): Equation {
  const positions = relationsOf(tokens);
  const [first, second] = positions;
  const notes =
    dropped === undefined
      ? []
      : [problem('reading-chosen', dropped, 'This is read as a remark about the formula before it')];
  if (first === undefined) return plainExpression(tokens, end, words, notes);
  const sign = tokens[first];
  if (sign === undefined || !definers.has(sign.text) || first === 0)
    return statement(tokens, sign, end, words);
  const rightTokens = tokens.slice(first + 1, second);
  const rightEnd =
    rightTokens.at(-1)?.end ??
    Math.max(sign.end, second === undefined ? end : (tokens[second]?.start ?? end));
  const right = readerOf(rightTokens, rightEnd, words);
  const rightNode = rightTokens.length === 0 ? emptySide(right, rightEnd) : parseWhole(right);
  if (second !== undefined && second > first + 1) {
    notes.push(
      problem(
        'reading-chosen',
        span(tokens[second]?.start ?? 0, tokens.at(-1)?.end ?? 0),
        'Of several right sides the first is taken',
      ),
    );
  }
  const left = readLeft(tokens.slice(0, first), sign, rightNode, words);
  const problems = [...left.problems, ...right.problems, ...notes];
  const own = spanOfTokens(tokens);
  return {
    span: span(own.start, Math.max(own.end, rightNode.span.end)),
    definition: left.definition,
    right: left.refusal ?? rightNode,
    problems,
  };
}

function emptySide(reader: ReturnType<typeof readerOf>, at: number): Node {
  return reader.recover(reader.refuse('syntax', span(at, at), 'The right side is missing'));
}

function plainExpression(
  tokens: readonly Token[],
  end: number,
  words: ReadonlySet<string>,
  notes: readonly Problem[],
): Equation {
  const reader = readerOf(tokens, tokens.at(-1)?.end ?? end, words);
  const right = parseWhole(reader);
  return {
    span: spanOfTokens(tokens),
    definition: undefined,
    right,
    problems: [...reader.problems, ...notes],
  };
}

/** A relation that defines nothing: `x \in …`, `y \propto x`, `a < b`. */
function statement(
  tokens: readonly Token[],
  sign: Token | undefined,
  end: number,
  words: ReadonlySet<string>,
): Equation {
  const at = sign === undefined ? span(end, end) : span(sign.start, sign.end);
  const text = sign?.text ?? '';
  const left = readerOf(tokens.slice(0, Math.max(0, tokens.indexOf(sign ?? ({} as Token)))), at.start, words);
  if (!left.finished) parseWhole(left);
  const refusal = problem(
    'unsupported-syntax',
    at,
    definers.has(text) ? 'The left side is missing' : `${text} states a relation and computes nothing`,
  );
  const stop: Node = { kind: 'stop', span: at, problem: refusal };
  return {
    span: spanOfTokens(tokens),
    definition: undefined,
    right: stop,
    problems: left.problems.filter((found) => found.code === 'syntax'),
  };
}

interface LeftSide {
  readonly definition: Definition | undefined;
  readonly problems: readonly Problem[];
  /** In place of the right side. */
  readonly refusal: Node | undefined;
}

function readLeft(tokens: readonly Token[], sign: Token, right: Node, words: ReadonlySet<string>): LeftSide {
  const reader = readerOf(leftTokens(tokens), sign.start, words);
  const node = parseWhole(reader);
  const problems = reader.problems.filter((found) => found.code === 'syntax');
  const definition = definitionOf(node, right);
  if (definition !== undefined) return { definition, problems, refusal: undefined };
  const stop = firstStop(node);
  if (stop !== undefined && stop.problem.code !== 'unsupported-syntax')
    return { definition, problems, refusal: stop };
  if (stop === undefined && !isLabel(node)) {
    const refusal = problem(
      'unsupported-syntax',
      span(sign.start, sign.end),
      'The left side defines no name: this equation is a statement, not a computation',
    );
    return { definition, problems, refusal: { kind: 'stop', span: refusal.span, problem: refusal } };
  }
  const note = problem(
    'reading-chosen',
    node.span,
    'The left side is read as the name of the right side, and nothing is defined by it',
  );
  return { definition, problems: [...problems, note], refusal: undefined };
}

/** `p(x | \theta)`: a bar without a partner parts arguments; `\dots` between arguments is a symbol of its own. */
function leftTokens(tokens: readonly Token[]): readonly Token[] {
  const bars = tokens.filter((token) => separators.has(token.text) && token.kind !== 'text');
  return tokens.map((token) => {
    if (bars.length === 1 && token === bars[0]) return { ...token, kind: 'command', text: '\\mid' };
    return token.kind === 'command' && ellipses.has(token.text)
      ? { ...token, kind: 'letter', text: '…' }
      : token;
  });
}

const separators: ReadonlySet<string> = new Set(['|', '\\|', '\\Vert', '\\vert', '\\parallel']);
const ellipses: ReadonlySet<string> = new Set(['\\dots', '\\ldots', '\\cdots', '\\dotsc']);

/** What `\ln L(\theta)`, `\sigma^2`, `\|x\|_2`, `|A|` on the left side are: notation for the right side. */
function isLabel(node: Node): boolean {
  if (node.kind === 'apply') return node.args.every((arg) => isSimple(arg));
  if (node.kind === 'power') return node.base.kind === 'symbol' && node.exponent.kind === 'number';
  if (node.kind === 'norm' || node.kind === 'absolute') return isSimple(node.inner);
  if (node.kind !== 'sum') return node.kind === 'product' && isSimple(node);
  return node.terms.length === 1 && node.terms.every((term) => isLabel(term.node) || isSimple(term.node));
}

/** A symbol, or a symbol with arguments in parentheses. */
function isSimple(node: Node): boolean {
  if (node.kind === 'symbol') return true;
  const [head, group] = node.kind === 'product' ? node.factors : [];
  return (
    node.kind === 'product' &&
    node.factors.length === 2 &&
    head?.node.kind === 'symbol' &&
    group?.operator === 'beside' &&
    group.node.kind === 'group'
  );
}

function firstStop(node: Node): (Node & { kind: 'stop' }) | undefined {
  const stack: Node[] = [node];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (current.kind === 'stop') return current;
    for (const part of parts(current)) stack.push(part);
  }
  return undefined;
}

function definitionOf(left: Node, right: Node): Definition | undefined {
  const symbol =
    left.kind === 'group' && left.delimiter === 'brace' && left.items.length === 1 ? left.items[0] : left;
  if (symbol?.kind === 'symbol')
    return (
      indexFamily(symbol, right) ?? {
        kind: 'value',
        name: symbol.name,
        span: symbol.span,
        parameters: [],
        symbol,
      }
    );
  const head = headOf(left);
  if (head === undefined) return undefined;
  const parameters = parametersOf(head.items);
  if (parameters === undefined) return undefined;
  return {
    kind: 'function',
    name: head.symbol.name,
    span: head.symbol.span,
    parameters,
    symbol: head.symbol,
  };
}

/** `f(x, y)`, also where f has the name of a known function. */
function headOf(left: Node): { symbol: SymbolNode; items: readonly Node[] } | undefined {
  if (left.kind === 'apply' && left.power === undefined && left.base === undefined) {
    const symbol: SymbolNode = {
      kind: 'symbol',
      span: left.nameSpan,
      base: left.name,
      name: left.name,
      subscript: [],
      subscriptText: '',
      font: 'roman',
      primes: 0,
    };
    return { symbol, items: left.args };
  }
  if (left.kind !== 'product' || left.factors.length !== 2) return undefined;
  const [head, group] = left.factors;
  if (head?.node.kind !== 'symbol' || group?.operator !== 'beside' || group.node.kind !== 'group')
    return undefined;
  if (group.node.delimiter !== 'round' && group.node.delimiter !== 'square') return undefined;
  return { symbol: head.node, items: group.node.items };
}

/** `x, y; a` and `x_1, \dots, x_n`; undefined where an argument is no symbol. */
function parametersOf(items: readonly Node[]): readonly Parameter[] | undefined {
  const parameters: Parameter[] = [];
  const add = (name: string, at: Span): void => {
    if (!parameters.some((parameter) => parameter.name === name)) parameters.push({ name, span: at });
  };
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    const after = items[index + 1];
    if (
      isEllipsis(item) &&
      before?.kind === 'symbol' &&
      after?.kind === 'symbol' &&
      before.base === after.base
    ) {
      while (parameters.at(-1)?.name.startsWith(`${before.base}_`) === true) parameters.pop();
      add(before.base, before.span);
    } else if (item.kind !== 'symbol') return undefined;
    else if (!(before !== undefined && isEllipsis(before))) add(item.name, item.span);
  }
  return parameters;
}

function isEllipsis(node: Node): boolean {
  return node.kind === 'symbol' && node.name === '…';
}

/** `t_i = 0.1 i`: the index appears on the right, so this is a definition for every i. */
function indexFamily(symbol: SymbolNode, right: Node): Definition | undefined {
  const indices = symbol.subscript.filter((item) => item.kind === 'symbol');
  if (indices.length === 0 || indices.length !== symbol.subscript.length) return undefined;
  if (
    !indices.every(
      (index) => index.kind === 'symbol' && index.subscriptText === '' && mentions(right, index.name),
    )
  )
    return undefined;
  const parameters = indices.map((index) => ({ name: index.name, span: index.span }));
  return { kind: 'family', name: `${symbol.base}_`, span: symbol.span, parameters, symbol };
}

function mentions(node: Node, name: string): boolean {
  const stack: Node[] = [node];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (current.kind === 'symbol' && current.name === name) return true;
    if (current.kind === 'fold' && current.variables.some((variable) => variable.name === name)) continue;
    for (const part of parts(current)) stack.push(part);
  }
  return false;
}
