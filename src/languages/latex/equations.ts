import { type Problem, problem } from '../../core/problem';
import { type Span, span } from '../../core/span';
import { type Definition, ellipses, readLeft } from './left-side';
import { formulasOf, splitAt, topLevel } from './lines';
import { parseWhole, readerOf } from './parse';
import { isConditionWord } from './parse-condition';
import type { Node } from './syntax';
import type { Token } from './tokens';
import { definers, isRelation } from './vocabulary';

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
