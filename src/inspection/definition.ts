import type { Span } from '../core/span';

/** What a definition has to know of a node. */
export interface Defined {
  readonly name: string;
  /** The source's own name; empty where it has none. */
  readonly base: string;
  /** `input`, or what it is the result of. */
  readonly operation: string;
  readonly span: Span;
  /** The functions whose calls computed it. */
  readonly calls: readonly string[];
}

/**
 * What a node is computed by as the source writes it, with the names of other nodes in place of what they are computed by:
 * `norm.cdf(x) * K` is `c * K`, with c for `norm.cdf(x)`. Undefined where the text does not show every operand: it stands
 * for more than this one operation then, or for elements of an array. `operands`: one for each argument.
 */
export function sourceDefinition(
  node: Defined,
  operands: readonly Defined[],
  text: string,
): string | undefined {
  const { start, end } = node.span;
  const source = text.slice(start, end);
  if (/[\r\n]|[-+*/%&|^]=(?!=)|\+\+|--/.test(source)) return undefined;
  const inside = new Set(operands.filter((operand) => isInside(operand, node)));
  const replaced = withNames(source, start, [...inside]);
  if (replaced === undefined) return undefined;
  const isShown = (operand: Defined): boolean => {
    const times = operands.filter((other) => other === operand).length;
    return inside.has(operand) || timesNamed(replaced, operand, node) >= times;
  };
  return operands.every(isShown) ? replaced : undefined;
}

function isInside({ span, calls, operation }: Defined, node: Defined): boolean {
  if (operation === 'input') return false;
  const { start, end } = node.span;
  const isPart = start <= span.start && span.end <= end && span.end - span.start < end - start;
  return isPart && isSameCall(calls, node.calls);
}

function isSameCall(calls: readonly string[], others: readonly string[]): boolean {
  return calls.length === others.length && calls.every((call, k) => call === others[k]);
}

/** Undefined where the names stand in one another, or one is given its value there. */
function withNames(source: string, start: number, operands: readonly Defined[]): string | undefined {
  let [written, rest] = ['', 0];
  for (const { name, span } of [...operands].sort((a, b) => a.span.start - b.span.start)) {
    const [from, to] = [span.start - start, span.end - start];
    const before = source.slice(rest, from);
    if (from < rest || /=\s*\(*\s*$/.test(before)) return undefined;
    written += before + name;
    rest = to;
  }
  return withoutBrackets(written + source.slice(rest), operands);
}

/** A name needs none, but those of a call. */
function withoutBrackets(text: string, operands: readonly Defined[]): string {
  return operands.reduce(
    (shorter, { name }) =>
      shorter.replace(
        new RegExp(`(?<![\\p{L}\\p{N}_$\\])}>!]\\s*)\\(\\s*${escaped(name)}\\s*\\)`, 'u'),
        name,
      ),
    text,
  );
}

/** How often the text has the operand's name and means it: of a name of another function that is not known. */
function timesNamed(text: string, { base, calls }: Defined, node: Defined): number {
  if (base === '' || (node.calls.length && !isSameCall(calls, node.calls))) return 0;
  const name = `(?<![\\p{L}\\p{N}_$.])${escaped(base)}(?![\\p{L}\\p{N}_$.[(]|\\s+\\()`;
  return [...text.matchAll(new RegExp(name, 'gu'))].length;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
