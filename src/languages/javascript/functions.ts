import type { SyntaxNode } from '@lezer/common';
import type { Expression, FunctionDefinition, Parameter, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { literal, name, promised } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, variable } from '../shared/scope';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { libraryBindings } from './environment';
import { outsideLoops } from './jumps';
import { assignPattern, isPattern } from './patterns';

/** Nodes that have names of their own. */
const functionNodes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
  'ClassDeclaration',
  'ClassExpression',
]);

export function functionExpression(reading: Reading, node: SyntaxNode): Expression {
  return { kind: 'lambda', span: reading.spanOf(node), function: functionDefinition(reading, node) };
}

/** A function, arrow function or method; `nameNode` where it is assigned to a name. */
export function functionDefinition(
  reading: Reading,
  node: SyntaxNode,
  nameNode = ownName(node),
): FunctionDefinition {
  return outsideLoops(reading, () => definitionOf(reading, node, nameNode));
}

function definitionOf(reading: Reading, node: SyntaxNode, nameNode: SyntaxNode | null): FunctionDefinition {
  return reading.within(boundNames(reading, node), () => {
    const unpacking: Statement[] = [];
    const parameters = readParameters(reading, node, unpacking);
    return {
      name: nameNode ? reading.textOf(nameNode) : '',
      nameSpan: reading.spanOf(nameNode ?? node),
      parameters,
      body: node.getChild('async')
        ? promised(reading.spanOf(nameNode ?? node))
        : [...unpacking, ...readBody(reading, node)],
      lateDefaults: true,
    };
  });
}

function ownName(node: SyntaxNode): SyntaxNode | null {
  switch (node.name) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return node.getChild('VariableDefinition');
    case 'MethodDeclaration':
      return node.getChild('PropertyDefinition');
    default:
      return null;
  }
}

function readBody(reading: Reading, node: SyntaxNode): readonly Statement[] {
  const block = node.getChild('Block');
  if (block) return hoisted(reading.statements(childrenOf(block)));
  const children = childrenOf(node);
  const arrow = children.findIndex((child) => child.name === 'Arrow');
  const value = arrow < 0 ? undefined : children.slice(arrow + 1).find((child) => !child.type.isError);
  const result = reading.expression(value, reading.spanOf(node));
  return [{ kind: 'return', span: result.span, value: result }];
}

/** Functions are known before the statements around them. */
export function hoisted(statements: readonly Statement[]): Statement[] {
  const isFunction = (statement: Statement) => statement.kind === 'function';
  return [...statements.filter(isFunction), ...statements.filter((statement) => !isFunction(statement))];
}

function readParameters(reading: Reading, node: SyntaxNode, unpacking: Statement[]): Parameter[] {
  const list = node.getChild('ParamList');
  const inside = list ? childrenOf(list).filter((child) => child.name !== '(' && child.name !== ')') : [];
  return splitAtCommas(inside).flatMap((part): Parameter[] => {
    const pattern = part.find((child) => child.name === 'VariableDefinition' || isPattern(child));
    if (!pattern) return [];
    const span = reading.spanOf(pattern);
    const equals = part.findIndex((child) => child.name === 'Equals');
    const annotation = part.find((child) => child.name === 'TypeAnnotation');
    const type = annotation && parameterType(reading.textOf(annotation));
    const text = isPattern(pattern) ? `#${span.start}` : reading.textOf(pattern);
    if (isPattern(pattern))
      unpacking.push(...assignPattern(reading, pattern, name(span, text), 'function', span));
    if (part.some((child) => child.name === 'Privacy' || child.name === 'readonly'))
      unpacking.push(keptAsField(text, span));
    const rest = part[0]?.name === 'Spread';
    return [
      {
        name: text,
        span: { start: span.start, end: reading.spanOf(part[part.length - 1] ?? pattern).end },
        ...(equals >= 0 && { default: reading.expression(part[equals + 1], span) }),
        ...(equals < 0 &&
          !rest &&
          mayBeMissing(reading, node, part, text) && { default: literal(span, null) }),
        ...(type && { type }),
        ...(rest && { rest: 'positional' as const }),
      },
    ];
  });
}

/** `b?: number`, or a parameter that is asked whether it was given. */
function mayBeMissing(
  reading: Reading,
  node: SyntaxNode,
  part: readonly SyntaxNode[],
  text: string,
): boolean {
  if (part.some((child) => child.name === 'Optional')) return true;
  if (!/^[\w$]+$/.test(text)) return false;
  const own = text.replaceAll('$', '\\$');
  const asks = `(?<![\\w$.])${own}(?:\\s*[!=]==?\\s*(?:undefined|null)\\b|\\s*\\?\\?|\\?\\.)|\\btypeof\\s+${own}\\s*[!=]==?\\s*['"]undefined`;
  return new RegExp(asks).test(reading.textOf(node));
}

/** TypeScript's `constructor(private x: number)` keeps what it is given as a field. */
function keptAsField(text: string, span: Span): Statement {
  return {
    kind: 'assign',
    span,
    target: { kind: 'field', span, object: name(span, 'this'), name: text },
    value: name(span, text),
    scope: 'block',
  };
}

function parameterType(annotation: string): Parameter['type'] | undefined {
  const text = annotation
    .replace(/^:/, '')
    .replace(/\s/g, '')
    .replace(/^readonly/, '')
    .replace(/\|(?:undefined|null)$/, '');
  if (text === 'number') return 'real';
  if (text === 'boolean') return 'boolean';
  if (text === 'string' || /^['"]/.test(text)) return 'string';
  return /\[\]$|^(?:Readonly)?Array<|^Float(?:32|64)Array|^\[/.test(text) ? 'array' : undefined;
}

/** The names that a function makes its own: its parameters and what is declared anywhere in it. */
function boundNames(reading: Reading, node: SyntaxNode): Map<string, Binding> {
  const names = new Map<string, Binding>();
  node.cursor().iterate((reference) => {
    if (reference.from === node.from && reference.to === node.to && reference.name === node.name)
      return undefined;
    if (reference.name === 'VariableDefinition') names.set(reading.textOf(reference), variable);
    if (reference.name === 'VariableDeclaration') {
      for (const [name, binding] of libraryBindings(reading.textOf(reference))) names.set(name, binding);
      return libraryBindings(reading.textOf(reference)).size === 0;
    }
    if (!functionNodes.has(reference.name)) return undefined;
    const own = reference.node.getChild('VariableDefinition');
    if (own && reference.name === 'FunctionDeclaration') names.set(reading.textOf(own), variable);
    return false;
  });
  return names;
}
