import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Target } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, conditional, item, literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { keyOf, readSubscripts } from './subscripts';

/** What is assigned after a target with a `*` in it, which by itself takes the whole value under a made-up name. */
export interface Unpacked {
  readonly target: Target;
  readonly value: Expression;
}

/** What stands left of `=` or between `for` and `in`: nodes and the commas between them. */
export function readTarget(
  reading: Reading,
  nodes: readonly SyntaxNode[],
  place: Span,
  after: Unpacked[],
): Target {
  const parts = splitAtCommas(nodes).filter((part) => part.length > 0);
  const commas = nodes.some((node) => node.name === ',');
  const [only] = parts;
  if (!commas && only && only[0]?.name !== '*') return single(reading, only, place, after);
  const last = nodes[nodes.length - 1];
  const span =
    nodes[0] && last ? { start: reading.spanOf(nodes[0]).start, end: reading.spanOf(last).end } : place;
  const stars = parts.filter(([first]) => first?.name === '*');
  if (stars.length > 1)
    return nowhere(reading, stars[1]?.[0] ?? { from: 0, to: 0 }, 'Only one part can be starred');
  const elements = (inner: Unpacked[]): Target[] =>
    parts.map(([first, second]) => single(reading, first?.name === '*' ? [second] : [first], span, inner));
  return stars.length
    ? starred(parts, elements, span, after)
    : { kind: 'targets', span, elements: elements(after) };
}

/** `a, *rest, z`: the first and the last elements, and the list of those between them. */
function starred(
  parts: readonly (readonly SyntaxNode[])[],
  elements: (inner: Unpacked[]) => Target[],
  span: Span,
  after: Unpacked[],
): Target {
  const [given, list] = [`#${span.start}*`, `#${span.start}**`];
  const star = parts.findIndex(([first]) => first?.name === '*');
  const behind = parts.length - 1 - star;
  const whole = name(span, list);
  const values = parts.map((_, k): Expression => {
    if (k !== star) return item(span, { ...whole }, k < star ? k : k - parts.length);
    const from = literal(span, star, true);
    const bounds = behind ? { from, to: literal(span, -behind, true) } : { from };
    return { kind: 'index', span, array: { ...whole }, indices: [{ kind: 'slice', ...bounds }] };
  });
  const short = apply(span, 'less', [apply(span, 'length', [whole]), literal(span, parts.length - 1, true)]);
  const why = problem('outside-domain', span, 'There are fewer values here than names');
  after.push(
    {
      target: { kind: 'name', span, name: list },
      value: apply(span, 'listOf', [name(span, given)]),
    },
    ...distributed(
      span,
      elements,
      conditional(span, short, stop(why), { kind: 'list', span, form: 'tuple', elements: values }),
    ),
  );
  return { kind: 'name', span, name: given };
}

/** The parts' own parts come behind them. */
function distributed(span: Span, elements: (inner: Unpacked[]) => Target[], value: Expression): Unpacked[] {
  const inner: Unpacked[] = [];
  const target: Target = { kind: 'targets', span, elements: elements(inner) };
  return [{ target, value }, ...inner];
}

/** A place that nothing can be assigned to becomes an index of an expression that stops. */
function single(
  reading: Reading,
  [node]: readonly (SyntaxNode | undefined)[],
  place: Span,
  after: Unpacked[],
): Target {
  if (!node) return nowhere(reading, { from: place.start, to: place.end }, 'A name is missing here');
  if (reading.levelsLeft <= 0) return nowhere(reading, node, 'This is nested too deep');
  const span = reading.spanOf(node);
  switch (node.name) {
    case 'VariableName':
      return { kind: 'name', span, name: reading.textOf(node) };
    case 'ParenthesizedExpression':
    case 'TupleExpression':
    case 'ArrayExpression': {
      const inside = childrenOf(node).filter((child) => !/^[()[\]]$/.test(child.name));
      const inner = reading.deeper(1, () => readTarget(reading, inside, span, after));
      return node.name === 'ParenthesizedExpression' || inner.kind === 'targets' || hasStar(inside)
        ? inner
        : { kind: 'targets', span, elements: [inner] };
    }
    case 'MemberExpression':
      return member(reading, node);
    default:
      return nowhere(reading, node, 'Nothing can be assigned to this');
  }
}

function hasStar(nodes: readonly SyntaxNode[]): boolean {
  return nodes.some((node) => node.name === '*');
}

function member(reading: Reading, node: SyntaxNode): Target {
  const span = reading.spanOf(node);
  const property = node.getChild('PropertyName');
  const object = reading.expression(node.firstChild, span);
  if (property) return { kind: 'field', span, object, name: reading.textOf(property) };
  const indices = readSubscripts(reading, node);
  const key = keyOf(indices);
  return key === undefined
    ? { kind: 'index', span, array: object, indices }
    : { kind: 'field', span, object, name: key };
}

function nowhere(reading: Reading, node: { from: number; to: number }, message: string): Target {
  const array = reading.stop('unsupported-syntax', node, message);
  return { kind: 'index', span: array.span, array, indices: [] };
}

/** The names that a target binds. */
export function targetNames(reading: Reading, nodes: readonly SyntaxNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.name === 'VariableName') return [reading.textOf(node)];
    const grouped = /^(Parenthesized|Tuple|Array)Expression$/.test(node.name);
    return grouped ? flatNames(reading, node) : [];
  });
}

/** However deep the tuples are nested. */
function flatNames(reading: Reading, node: SyntaxNode): string[] {
  const names: string[] = [];
  const cursor = node.cursor();
  while (cursor.next() && cursor.from < node.to) {
    if (cursor.name === 'VariableName' && cursor.node.parent?.name !== 'MemberExpression')
      names.push(reading.textOf(cursor));
  }
  return names;
}
