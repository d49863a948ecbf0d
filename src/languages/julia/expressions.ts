import type { SyntaxNode } from '@lezer/common';
import type { Expression } from '../../core/program/program';
import { asTest } from '../shared/logic';
import { apply, conditional, literal } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { matrix, parenthesized, tuple, vector } from './brackets';
import { fused } from './broadcast';
import { callExpression } from './calls';
import { comprehension, generator } from './comprehensions';
import { anonymousFunction } from './definitions';
import type { Environment } from './environment';
import { asFunction } from './functions-as-values';
import { floatLiteral, integerLiteral, stringLiteral } from './literals';
import { macroExpression } from './macros';
import { libraryName, nameExpression } from './names';
import { arithmeticOf, binaryExpression, juxtaposition, unaryExpression } from './operators';
import { valuedBody } from './statements';
import { endExpression, indexExpression } from './subscripts';
import { scalar } from './values';

export function readExpression(reading: Reading, node: SyntaxNode, environment: Environment): Expression {
  const at = reading.spanOf(node);
  switch (node.name) {
    case 'IntegerLiteral':
      return integerLiteral(reading, node);
    case 'FloatLiteral':
      return floatLiteral(reading, node);
    case 'BoolLiteral':
      return literal(at, reading.textOf(node) === 'true');
    case 'StringLiteral':
      return stringLiteral(reading, node);
    case 'Symbol':
    case 'CharLiteral':
      return literal(at, reading.textOf(node));
    case 'Identifier':
      return nameExpression(reading, node);
    case 'Operator':
      return asFunction(reading, node);
    case 'FieldExpression':
      return field(reading, node);
    case 'CallExpression':
      return callExpression(reading, node, environment);
    case 'BinaryExpression':
      return binaryExpression(reading, node);
    case 'UnaryExpression':
      return unaryExpression(reading, node);
    case 'JuxtapositionExpression':
      return juxtaposition(reading, node);
    case 'TernaryExpression':
      return choice(reading, node);
    case 'ArrowFunctionExpression': {
      const [list, , body] = childrenOf(node);
      const nodes = body ? [body] : [];
      return anonymousFunction(reading, node, list, nodes, (inner, then) => valuedBody(reading, inner, then));
    }
    case 'ParenExpression':
      return parenthesized(reading, node);
    case 'TupleExpression':
    case 'OpenTuple':
      return tuple(reading, node);
    case 'VectorExpression':
      return vector(reading, node);
    case 'MatrixExpression':
      return matrix(reading, node);
    case 'ComprehensionExpression':
      return comprehension(reading, node);
    case 'Generator':
      return generator(reading, node);
    case 'IndexExpression':
      return typedVector(reading, node) ?? indexExpression(reading, node);
    case 'end':
      return endExpression(reading, node);
    case 'AdjointExpression':
      return apply(at, 'transpose', [reading.expression(node.firstChild, at)]);
    case 'IfStatement':
      return ifExpression(reading, node);
    case 'MacrocallExpression':
      return macroExpression(
        reading,
        node,
        (inner) => fused(reading, inner, true),
        (parts) => polynomial(reading, node, parts),
      );
    default:
      return refused(reading, node);
  }
}

const titles: Readonly<Record<string, string>> = {
  Assignment: 'An assignment inside an expression',
  SplatExpression: 'A list spread into another',
  BeginStatement: 'A block inside an expression',
  LetStatement: 'A let inside an expression',
  QuoteStatement: 'Quoted code',
  QuoteExpression: 'Quoted code',
  ParametrizedExpression: 'A type',
  BraceExpression: 'A type',
};

function refused(reading: Reading, node: SyntaxNode): Expression {
  const title = titles[node.name];
  if (title) return reading.stop('unsupported-syntax', node, `${title} is not followed`);
  return reading.stop('syntax', node, 'This is no expression');
}

function field(reading: Reading, node: SyntaxNode): Expression {
  const name = node.getChild('Field');
  const path = libraryName(reading, node);
  if (path !== undefined) return nameExpression(reading, node);
  if (!name) return reading.stop('syntax', node, 'A name is missing after the dot');
  const object = reading.expression(node.firstChild, reading.spanOf(node));
  return { kind: 'field', span: reading.spanOf(node), object, name: reading.textOf(name) };
}

function choice(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const [test, , chosen, , otherwise] = childrenOf(node).map((child) =>
    child.type.isError ? undefined : child,
  );
  return conditional(
    at,
    asTest(reading.expression(test, at)),
    reading.expression(chosen, at),
    reading.expression(otherwise, at),
  );
}

/** `if test a else b end` with one value in each branch. */
function ifExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const [, condition, chosen, last, end] = childrenOf(node);
  const otherwise = last?.name === 'ElseClause' ? childrenOf(last)[1] : undefined;
  const simple = otherwise && end?.name === 'end' && childrenOf(last ?? node).length === 2;
  if (!simple || chosen?.name === 'Assignment' || otherwise.name === 'Assignment')
    return reading.stop(
      'unsupported-syntax',
      node,
      'An if of several statements inside an expression is not followed',
    );
  return conditional(
    at,
    asTest(reading.expression(condition?.firstChild, at)),
    reading.expression(chosen, at),
    reading.expression(otherwise, at),
  );
}

/** `Float64[1, 2]` is its elements. */
function typedVector(reading: Reading, node: SyntaxNode): Expression | undefined {
  const [type, list] = childrenOf(node);
  if (!list || !/^(?:Float64|Real|Number|Any)$/.test(type ? reading.textOf(type) : '')) {
    return /^(?:Float32|Int\d*|Bool|Complex.*)$/.test(type ? reading.textOf(type) : '')
      ? reading.stop('unsupported-syntax', node, 'Arrays of this type are not followed')
      : undefined;
  }
  const value = reading.expression(list, reading.spanOf(node));
  return value.kind === 'apply' ? apply(value.span, 'toReal', [value]) : value;
}

/** `@evalpoly(x, a, b, c)` is a + x·(b + x·c). */
function polynomial(
  reading: Reading,
  node: SyntaxNode,
  [x, ...coefficients]: readonly SyntaxNode[],
): Expression {
  const at = reading.spanOf(node);
  if (x?.name !== 'Identifier')
    return reading.stop('unsupported-syntax', node, '@evalpoly is followed at a name');
  const variable = scalar(reading, reading.expression(x, at));
  return coefficients
    .map((coefficient) => reading.expression(coefficient, at))
    .reduceRight((inner, coefficient) =>
      arithmeticOf(reading, at, '+', coefficient, arithmeticOf(reading, at, '*', variable, inner)),
    );
}
