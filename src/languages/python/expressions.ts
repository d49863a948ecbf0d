import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import type { Argument } from '../shared/library';
import { asTest } from '../shared/logic';
import { apply, conditional, literal, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { joined } from '../shared/spread-calls';
import { childrenOf, isUnexpected, splitAtCommas } from '../shared/tree';
import { callExpression } from './calls';
import { listComprehension } from './comprehensions';
import type { Environment } from './environment';
import { lambdaExpression } from './functions';
import { elementAt, fieldsOf, knownDict } from './known-dicts';
import { continuedString, formattedString, numberLiteral, stringLiteral } from './literals';
import { nameExpression } from './names';
import { binaryExpression, unaryExpression } from './operators';
import { keyOf, readSubscripts } from './subscripts';
import { namedExpression } from './walrus';

export function readExpression(reading: Reading, node: SyntaxNode, environment: Environment): Expression {
  const at = reading.spanOf(node);
  switch (node.name) {
    case 'Number':
      return numberLiteral(reading, node);
    case 'String':
      return stringLiteral(reading, node);
    case 'ContinuedString':
      return continuedString(reading, node);
    case 'FormatString':
      return formattedString(reading, node);
    case 'Boolean':
      return literal(at, reading.textOf(node) === 'True');
    case 'None':
      return literal(at, null);
    case 'VariableName':
      return nameExpression(reading, node);
    case 'MemberExpression':
      return memberExpression(reading, node);
    case 'CallExpression':
      return callExpression(reading, node, environment);
    case 'BinaryExpression':
      return binaryExpression(reading, node);
    case 'UnaryExpression':
      return unaryExpression(reading, node);
    case 'ConditionalExpression':
      return choice(reading, node);
    case 'LambdaExpression':
      return lambdaExpression(reading, node);
    case 'ParenthesizedExpression':
    case 'TupleExpression':
    case 'ArrayExpression':
      return bracketed(reading, node);
    case 'ComprehensionExpression':
    case 'ArrayComprehensionExpression':
      return listComprehension(reading, node);
    case 'DictionaryExpression':
      return record(reading, node);
    case 'NamedExpression':
      return namedExpression(reading, node);
    case 'AwaitExpression':
      return reading.expression(childrenOf(node)[1], at);
    default:
      return refused(reading, node);
  }
}

const titles: Readonly<Record<string, string>> = {
  YieldExpression: 'A generator',
  SetExpression: 'A set',
  SetComprehensionExpression: 'A set',
  DictionaryComprehensionExpression: 'A dictionary comprehension',
  Ellipsis: 'An ellipsis',
};

function refused(reading: Reading, node: SyntaxNode): Expression {
  const title = titles[node.name];
  if (title) return reading.stop('unsupported-syntax', node, `${title} is not followed`);
  return reading.stop('syntax', node, 'This is no expression');
}

function memberExpression(reading: Reading, node: SyntaxNode): Expression {
  if (!childrenOf(node).some((child) => child.name === '[')) return nameExpression(reading, node);
  const at = reading.spanOf(node);
  const array = reading.expression(node.firstChild, at);
  const indices = readSubscripts(reading, node);
  const key = keyOf(indices);
  const [only, ...others] = indices;
  const known =
    only?.kind === 'at' && !others.length && key === undefined
      ? knownDict(reading, node.firstChild)
      : undefined;
  if (known && only?.kind === 'at') return elementAt({ ...known, at }, only.index);
  // `point["x"]` is a field of a dictionary.
  return key === undefined
    ? { kind: 'index', span: at, array, indices }
    : { kind: 'field', span: at, object: array, name: key };
}

function choice(reading: Reading, node: SyntaxNode): Expression {
  const [chosen, , test, , otherwise] = childrenOf(node).map((child) =>
    child.type.isError ? undefined : child,
  );
  const at = reading.spanOf(node);
  return conditional(
    at,
    asTest(reading.expression(test, at)),
    reading.expression(chosen, at),
    reading.expression(otherwise, at),
  );
}

/** What stands in parentheses or brackets: one expression, a tuple or a list. */
function bracketed(reading: Reading, node: SyntaxNode): Expression {
  const children = childrenOf(node);
  const unexpected = children.find(isUnexpected);
  if (unexpected)
    return stop(
      problem('syntax', reading.spanOf(unexpected), 'This is not expected here'),
      reading.spanOf(node),
    );
  const inside = children.filter((child) => !/^[()[\]]$/.test(child.name));
  if (node.name === 'ParenthesizedExpression')
    return reading.expression(
      inside.find((child) => !child.type.isError),
      reading.spanOf(node),
    );
  return listOf(reading, inside, reading.spanOf(node), node.name === 'ArrayExpression' ? 'list' : 'tuple');
}

function listOf(
  reading: Reading,
  nodes: readonly SyntaxNode[],
  at: Span,
  form: 'list' | 'tuple',
): Expression {
  const elements = splitAtCommas(nodes).flatMap(([first, second]): Argument[] => {
    if (!first) return [];
    const spread = first.name === '*';
    return [{ value: reading.expression(spread ? second : first, at), spread }];
  });
  if (elements.some((element) => element.spread)) return spreadList(at, elements, form);
  return { kind: 'list', span: at, form, elements: elements.map((element) => element.value) };
}

/** A tuple is what joining a list to an empty one gives. */
function spreadList(at: Span, elements: readonly Argument[], form: 'list' | 'tuple'): Expression {
  const whole = joined(at, elements);
  return form === 'list'
    ? whole
    : apply(at, 'add', [{ kind: 'list', span: at, form: 'tuple', elements: [] }, whole], 'operands');
}

/** Nodes with commas between them are a tuple without parentheses. */
export function expressionList(reading: Reading, nodes: readonly SyntaxNode[], place: Span): Expression {
  const [first] = nodes;
  const last = nodes[nodes.length - 1];
  if (!first || !last || !nodes.some((node) => node.name === ',')) {
    return first?.name === '*'
      ? reading.stop('unsupported-syntax', first, 'A list spread into another is not followed')
      : reading.expression(
          nodes.find((node) => !node.type.isError),
          place,
        );
  }
  return listOf(
    reading,
    nodes,
    { start: reading.spanOf(first).start, end: reading.spanOf(last).end },
    'tuple',
  );
}

function record(reading: Reading, node: SyntaxNode): Expression {
  const inside = childrenOf(node).filter((child) => child.name !== '{' && child.name !== '}');
  const fields: { name: string; value: Expression }[] = [];
  for (const [key, colon, value] of splitAtCommas(inside)) {
    if (!key) continue;
    const known = key.name === '**' ? knownDict(reading, colon) : undefined;
    if (known) {
      // A key that is there already stays where it is and has the later value.
      for (const own of fieldsOf(known)) setField(fields, own);
      continue;
    }
    const written = reading.expression(key, reading.spanOf(key));
    if (written.kind !== 'literal' || colon?.name !== ':')
      return reading.stop('unsupported-syntax', key, 'A dictionary with computed keys is not followed');
    setField(fields, { name: String(written.value), value: reading.expression(value, reading.spanOf(key)) });
  }
  return { kind: 'record', span: reading.spanOf(node), fields };
}

function setField(
  fields: { name: string; value: Expression }[],
  own: { name: string; value: Expression },
): void {
  const place = fields.findIndex((field) => field.name === own.name);
  if (place < 0) fields.push(own);
  else fields[place] = own;
}
