import { type Problem, problem } from '../../core/problem';
import type { Parameter } from '../../core/program/program';
import { type Span, span } from '../../core/span';
import { parseWhole, readerOf } from './parse';
import type { Node, SymbolNode } from './syntax';
import { parts } from './syntax';
import type { Token } from './tokens';

/** What an equation's left side binds. */
export interface Definition {
  /** `family`: `t_i = …`, a function of its index. */
  readonly kind: 'value' | 'function' | 'family';
  readonly name: string;
  readonly span: Span;
  readonly parameters: readonly Parameter[];
  readonly symbol: SymbolNode;
}

interface LeftSide {
  readonly definition: Definition | undefined;
  readonly problems: readonly Problem[];
  /** In place of the right side. */
  readonly refusal: Node | undefined;
}

/** The tokens before a defining sign: what they bind, what they only name, or why they are neither. */
export function readLeft(
  tokens: readonly Token[],
  sign: Token,
  right: Node,
  words: ReadonlySet<string>,
): LeftSide {
  const reader = readerOf(leftTokens(tokens), sign.start, words);
  const node = parseWhole(reader);
  const problems = reader.problems.filter((found) => found.code === 'syntax');
  const definition = definitionOf(node, right);
  if (definition !== undefined) return { definition, problems, refusal: undefined };
  const stop = firstStop(node);
  if (stop !== undefined && stop.problem.code !== 'unsupported-syntax')
    return { definition, problems, refusal: stop };
  if (tokens.some(isRemark) || (stop === undefined && !isLabel(node))) {
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

/** `x^2 \text{ where } y = 2`: the equation is a remark behind a formula, and the formula is no name of it. */
function isRemark(token: Token): boolean {
  return token.kind === 'text' && /\b(where|with|for|and|if|when|let|given)\b/.test(token.text);
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
export const ellipses: ReadonlySet<string> = new Set(['\\dots', '\\ldots', '\\cdots', '\\dotsc']);

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
  // A recurrence is no definition for every index by itself.
  if (mentionsBase(right, symbol.base)) return undefined;
  const parameters = indices.map((index) => ({ name: index.name, span: index.span }));
  return { kind: 'family', name: `${symbol.base}_`, span: symbol.span, parameters, symbol };
}

function mentionsBase(node: Node, base: string): boolean {
  const stack: Node[] = [node];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (current.kind === 'symbol' && current.base === base && current.subscriptText !== '') return true;
    for (const part of parts(current)) stack.push(part);
  }
  return false;
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
