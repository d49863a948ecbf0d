import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { joined } from '../shared/spread-calls';
import { childrenOf, isUnexpected, splitAtCommas } from '../shared/tree';
import { callExpression, newExpression } from './calls';
import { effectExpression } from './effects';
import { functionExpression } from './functions';
import { numberLiteral, stringLiteral, templateString } from './literals';
import { nameExpression } from './names';
import { binaryExpression, conditionalExpression, unaryExpression } from './operators';

export function readExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  switch (node.name) {
    case 'Number':
      return numberLiteral(reading, node);
    case 'String':
      return stringLiteral(reading, node);
    case 'TemplateString':
      return templateString(reading, node);
    case 'BooleanLiteral':
      return literal(at, reading.textOf(node) === 'true');
    case 'null':
      return literal(at, null);
    case 'this':
      return name(at, 'this');
    case 'VariableName':
      return nameExpression(reading, node);
    case 'MemberExpression':
      return memberExpression(reading, node);
    case 'CallExpression':
      return callExpression(reading, node);
    case 'NewExpression':
      return newExpression(reading, node);
    case 'BinaryExpression':
      return binaryExpression(reading, node);
    case 'UnaryExpression':
      return /^(?:\+\+|--)/.test(reading.textOf(node))
        ? effectExpression(reading, node)
        : unaryExpression(reading, node);
    case 'AssignmentExpression':
    case 'SequenceExpression':
      return effectExpression(reading, node);
    case 'ConditionalExpression':
      return conditionalExpression(reading, node);
    case 'ArrowFunction':
    case 'FunctionExpression':
      return functionExpression(reading, node);
    case 'ParenthesizedExpression':
      return parenthesized(reading, node);
    case 'ArrayExpression':
      return arrayExpression(reading, node);
    case 'ObjectExpression':
      return objectExpression(reading, node);
    case 'AwaitExpression':
      return reading.expression(childrenOf(node)[1], at);
    case 'PostfixExpression':
      return postfix(reading, node);
    case 'PrefixCast':
    case 'InstantiationExpression':
      return withoutTypes(reading, node);
    default:
      return refused(reading, node);
  }
}

const titles: Readonly<Record<string, string>> = {
  YieldExpression: 'A generator',
  ClassExpression: 'A class',
  RegExp: 'A regular expression',
  TaggedTemplateExpression: 'A tagged template',
  DynamicImport: 'An import inside an expression',
  ImportMeta: 'import.meta',
  NewTarget: 'new.target',
  super: 'super',
  JSXElement: 'JSX',
};

function refused(reading: Reading, node: SyntaxNode): Expression {
  const title = titles[node.name];
  if (title) return reading.stop('unsupported-syntax', node, `${title} is not followed`);
  return reading.stop('syntax', node, 'This is no expression');
}

function memberExpression(reading: Reading, node: SyntaxNode): Expression {
  const children = childrenOf(node);
  const bracket = children.findIndex((child) => child.name === '[');
  if (bracket < 0) return nameExpression(reading, node);
  const at = reading.spanOf(node);
  const array = reading.expression(node.firstChild, at);
  const index = reading.expression(
    children[bracket + 1]?.type.isError ? undefined : children[bracket + 1],
    at,
  );
  // `point['x']` is `point.x`.
  if (index.kind === 'literal' && typeof index.value === 'string')
    return { kind: 'field', span: at, object: array, name: index.value };
  return { kind: 'index', span: at, array, indices: [{ kind: 'at', index }] };
}

function parenthesized(reading: Reading, node: SyntaxNode): Expression {
  const children = childrenOf(node);
  const unexpected = children.find(isUnexpected);
  if (unexpected)
    return stop(
      problem('syntax', reading.spanOf(unexpected), 'This is not expected here'),
      reading.spanOf(node),
    );
  const inner = children.find((child) => child.name !== '(' && child.name !== ')' && !child.type.isError);
  return reading.expression(inner, reading.spanOf(node));
}

function arrayExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const inside = childrenOf(node).filter((child) => child.name !== '[' && child.name !== ']');
  const parts = splitAtCommas(inside).filter((part, index, all) => part.length > 0 || index + 1 < all.length);
  const elements = parts.map(([first, second]) => ({
    value: reading.expression(first?.name === 'Spread' ? second : first, at),
    spread: first?.name === 'Spread',
  }));
  return elements.some((element) => element.spread)
    ? joined(at, elements)
    : { kind: 'list', span: at, form: 'list', elements: elements.map((element) => element.value) };
}

function objectExpression(reading: Reading, node: SyntaxNode): Expression {
  const fields: { name: string; value: Expression }[] = [];
  for (const property of node.getChildren('Property')) {
    const [key, ...rest] = childrenOf(property);
    const at = reading.spanOf(property);
    if (!key || !/^(?:PropertyDefinition|Number|String)$/.test(key.name)) {
      return reading.stop(
        'unsupported-syntax',
        property,
        'A property with a computed name, spread or get is not followed',
      );
    }
    const text = reading.textOf(key).replace(/^['"]|['"]$/g, '');
    const shorthand = rest.length === 0;
    const method = property.getChild('ParamList');
    const value = method ? functionExpression(reading, property) : rest.find((child) => child.name !== ':');
    if (shorthand) fields.push({ name: text, value: name(at, text) });
    else fields.push({ name: text, value: value && 'kind' in value ? value : reading.expression(value, at) });
  }
  return { kind: 'record', span: reading.spanOf(node), fields };
}

/** TypeScript's `x!`, and `x++`. */
function postfix(reading: Reading, node: SyntaxNode): Expression {
  const [operand, operator] = childrenOf(node);
  if (operator && reading.textOf(operator) === '!') return reading.expression(operand, reading.spanOf(node));
  return effectExpression(reading, node);
}

/** `<T>x` and `f<T>`. */
function withoutTypes(reading: Reading, node: SyntaxNode): Expression {
  const children = childrenOf(node);
  const value = node.name === 'PrefixCast' ? children[children.length - 1] : children[0];
  return reading.expression(value, reading.spanOf(node));
}
