import type { SyntaxNode } from '@lezer/common';
import type { Target } from '../../core/program/program';
import type { Span } from '../../core/span';
import type { Reading } from '../shared/reading';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { keyOf, readSubscripts } from './subscripts';

/** What stands left of `=` or between `for` and `in`: nodes and the commas between them. */
export function readTarget(reading: Reading, nodes: readonly SyntaxNode[], place: Span): Target {
  const parts = splitAtCommas(nodes).filter((part) => part.length > 0);
  const commas = nodes.some((node) => node.name === ',');
  const [only] = parts;
  if (!commas && only) return single(reading, only, place);
  const last = nodes[nodes.length - 1];
  const span =
    nodes[0] && last ? { start: reading.spanOf(nodes[0]).start, end: reading.spanOf(last).end } : place;
  return { kind: 'targets', span, elements: parts.map((part) => single(reading, part, span)) };
}

/** A place that nothing can be assigned to becomes an index of an expression that stops. */
function single(reading: Reading, [node, second]: readonly SyntaxNode[], place: Span): Target {
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
      const inner = reading.deeper(1, () => readTarget(reading, inside, span));
      return node.name === 'ParenthesizedExpression' || inner.kind === 'targets'
        ? inner
        : { kind: 'targets', span, elements: [inner] };
    }
    case 'MemberExpression':
      return member(reading, node);
    default:
      if (second) return nowhere(reading, node, 'Collecting the rest of a tuple is not followed');
      return nowhere(reading, node, 'Nothing can be assigned to this');
  }
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
