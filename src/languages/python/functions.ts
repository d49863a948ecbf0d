import type { SyntaxNode } from '@lezer/common';
import type { Expression, FunctionDefinition, Parameter, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { lambda, promised } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, variables } from '../shared/scope';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { boundNames } from './bound-names';
import { unsetNames } from './walrus';

/** `ofClass`: whether its first parameter is the class. */
export function functionDefinition(reading: Reading, node: SyntaxNode, ofClass = false): FunctionDefinition {
  const nameNode = node.getChild('VariableName');
  const list = node.getChild('ParamList');
  const body = node.getChild('Body');
  const parameters = list ? readParameters(reading, list) : [];
  // The class that a function of a class is given is no variable: it has values of its own.
  const names = variables(parameters.slice(ofClass ? 1 : 0).map((parameter) => parameter.name));
  const parameterNames = new Set(names.keys());
  if (body) for (const [name, binding] of boundNames(reading, body)) names.set(name, binding);
  const own = new Set([...names.keys()].filter((name) => !parameterNames.has(name)));
  return {
    name: nameNode ? reading.textOf(nameNode) : '',
    nameSpan: reading.spanOf(nameNode ?? node),
    parameters,
    body: isAsync(node) ? promised(reading.spanOf(nameNode ?? node)) : bodyOf(reading, body, names, own),
  };
}

function isAsync(node: SyntaxNode): boolean {
  return node.getChild('async') !== null;
}

function bodyOf(
  reading: Reading,
  body: SyntaxNode | null,
  names: ReadonlyMap<string, Binding>,
  own: ReadonlySet<string>,
): Statement[] {
  if (!body) return [];
  return reading.within(names, () => [
    ...unsetNames(reading, body, own),
    ...reading.statements(childrenOf(body)),
  ]);
}

export function lambdaExpression(reading: Reading, node: SyntaxNode): Expression {
  const list = node.getChild('ParamList');
  const parameters = list ? readParameters(reading, list) : [];
  const children = childrenOf(node);
  const colon = children.findIndex((child) => child.name === ':');
  const body = children.slice(colon + 1).find((child) => !child.type.isError);
  const at = reading.spanOf(node);
  return reading.within(variables(parameters.map((parameter) => parameter.name)), () =>
    lambda(at, parameters, reading.expression(colon < 0 ? undefined : body, at)),
  );
}

function readParameters(reading: Reading, list: SyntaxNode): Parameter[] {
  const inside = childrenOf(list).filter((child) => child.name !== '(' && child.name !== ')');
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (const part of splitAtCommas(inside)) {
    const star = part.find((child) => child.name === '*' || child.name === '**')?.name;
    const nameNode = part.find((child) => child.name === 'VariableName');
    if (nameNode) parameters.push(readParameter(reading, part, nameNode, star, keywordOnly));
    if (star === '*') keywordOnly = true;
  }
  return parameters;
}

function readParameter(
  reading: Reading,
  part: readonly SyntaxNode[],
  nameNode: SyntaxNode,
  star: string | undefined,
  keywordOnly: boolean,
): Parameter {
  const annotation = part.find((child) => child.name === 'TypeDef');
  const assign = part.findIndex((child) => child.name === 'AssignOp');
  const last = part[part.length - 1] ?? nameNode;
  const at: Span = { start: reading.spanOf(nameNode).start, end: reading.spanOf(last).end };
  const type = annotation && parameterType(reading.textOf(annotation));
  return {
    name: reading.textOf(nameNode),
    span: at,
    ...(assign >= 0 && { default: reading.expression(part[assign + 1], at) }),
    ...(type && { type }),
    ...(star && { rest: star === '*' ? ('positional' as const) : ('keyword' as const) }),
    ...(keywordOnly && !star && { keywordOnly }),
  };
}

const types: readonly (readonly [RegExp, NonNullable<Parameter['type']>])[] = [
  [/^(?:\w+\.)*(?:int|Int|int64|int32|Integral)$/, 'integer'],
  [/^bool$/, 'boolean'],
  [/^str$/, 'string'],
  [/^(?:\w+\.)*(?:float|float64|float32|double|Real|Number|complex)$/, 'real'],
  [/(?:ndarray|NDArray|ArrayLike|Tensor|Array|[Ll]ist|[Tt]uple|Sequence|Iterable)\b/, 'array'],
];

/** `: Optional[int]` and `: int | None` are `int` where a value is given. */
export function parameterType(annotation: string): Parameter['type'] | undefined {
  const text = annotation.replace(/^:/, '').replace(/['"\s]/g, '');
  const inner = text
    .replace(/^(?:\w+\.)?Optional\[(.*)\]$/, '$1')
    .replace(/\|None$/, '')
    .replace(/^None\|/, '');
  return types.find(([pattern]) => pattern.test(inner))?.[1];
}
