import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, FunctionDefinition, Parameter, Statement } from '../../core/program/program';
import { name, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import type { Body, Finish } from './finish';
import { integerNames } from './integer-names';
import { type Knowledge, LocalNames, localNames, scopeFor, withReached } from './scopes';
import { signatureOf } from './signatures';

const toCaller: Finish = (value, at) => [{ kind: 'return', span: at, value }];

/** `function f(x) … end` and `f(x) = …`. */
export function functionStatement(
  reading: Reading,
  node: SyntaxNode,
  head: SyntaxNode | null | undefined,
  nodes: readonly SyntaxNode[],
  finish: Finish | undefined,
  body: Body,
): readonly Statement[] {
  const at = reading.spanOf(node);
  const signature = signatureOf(head);
  if (!signature) return [];
  const definition = functionOf(reading, signature.name, signature.list, nodes, body);
  if (!signature.name) return finish ? finish({ kind: 'lambda', span: at, function: definition }, at) : [];
  if (signature.name.name !== 'Identifier')
    return [
      stopStatement(
        problem('unsupported-syntax', reading.spanOf(signature.name), 'This method is not followed'),
      ),
    ];
  scopeFor(reading, definition.name);
  return [
    { kind: 'function', span: at, function: definition },
    ...(finish ? finish(name(at, definition.name), at) : []),
  ];
}

/** `x -> …`, and the block behind `do`. */
export function anonymousFunction(
  reading: Reading,
  node: SyntaxNode,
  list: SyntaxNode | undefined,
  nodes: readonly SyntaxNode[],
  body: Body,
): Expression {
  return {
    kind: 'lambda',
    span: reading.spanOf(node),
    function: functionOf(reading, undefined, list, nodes, body),
  };
}

function functionOf(
  reading: Reading,
  nameNode: SyntaxNode | undefined,
  list: SyntaxNode | undefined,
  nodes: readonly SyntaxNode[],
  body: Body,
): FunctionDefinition {
  const parameters: Parameter[] = [];
  const known = new Map<string, Knowledge>();
  const names = new LocalNames('function', [], new Set());
  reading.within(names, () => {
    for (const { node, keywordOnly } of parameterNodes(list))
      parameters.push(readParameter(reading, node, keywordOnly, names, known));
  });
  const own = new LocalNames('function', localNames(reading, nodes), new Set(names.keys()));
  own.title = nameNode ? reading.textOf(nameNode) : '';
  for (const [text, kind] of known) own.known.set(text, kind);
  for (const text of integerNames(reading, nodes)) if (!own.given.has(text)) own.known.set(text, 'integer');
  const taken = parameters.find((parameter) => parameter.name.startsWith('#'));
  const statements = taken
    ? [stopStatement(problem('unsupported-syntax', taken.span, 'A parameter without a name is not followed'))]
    : reading.within(own, () => withReached(own, body(nodes, toCaller)));
  const at = nameNode ?? list ?? nodes[0];
  return {
    name: nameNode ? reading.textOf(nameNode) : '',
    nameSpan: at ? reading.spanOf(at) : { start: 0, end: 0 },
    parameters,
    body: statements,
    lateDefaults: true,
  };
}

interface ParameterNode {
  readonly node: SyntaxNode;
  readonly keywordOnly: boolean;
}

function parameterNodes(list: SyntaxNode | undefined): ParameterNode[] {
  if (!list) return [];
  if (list.name === 'Identifier') return [{ node: list, keywordOnly: false }];
  return childrenOf(list).flatMap((child): ParameterNode[] => {
    if (/^[(),;]$/.test(child.name) || child.type.isError) return [];
    if (child.name !== 'KeywordArguments') return [{ node: child, keywordOnly: false }];
    return childrenOf(child)
      .filter((inner) => !/^[,;]$/.test(inner.name) && !inner.type.isError)
      .map((node) => ({ node, keywordOnly: true }));
  });
}

function readParameter(
  reading: Reading,
  node: SyntaxNode,
  keywordOnly: boolean,
  names: LocalNames,
  known: Map<string, Knowledge>,
): Parameter {
  const span = reading.spanOf(node);
  const [left, , value] = node.name === 'KwArg' ? childrenOf(node) : [node];
  const rest = left?.name === 'SplatExpression';
  const typed = rest ? left.firstChild : left;
  const annotated = typed?.name === 'BinaryExpression' && typed.getChild('SubTypeOp') ? typed : undefined;
  const nameNode = annotated ? annotated.firstChild : typed;
  const typeNode = annotated?.getChild('Type');
  const text = nameNode?.name === 'Identifier' ? reading.textOf(nameNode) : `#${span.start}`;
  const [type, kind] = (typeNode && typeOf(reading.textOf(typeNode))) ?? [];
  const fallback = value && reading.expression(value, span);
  names.set(text, { kind: 'variable' });
  if (kind) known.set(text, kind);
  return {
    name: text,
    span,
    ...(fallback && { default: fallback }),
    ...(type && { type }),
    ...(rest && { rest: keywordOnly ? ('keyword' as const) : ('positional' as const) }),
    ...(keywordOnly && !rest && { keywordOnly }),
  };
}

const types: readonly (readonly [RegExp, NonNullable<Parameter['type']>, Knowledge | undefined])[] = [
  [/^(?:U?Int(?:8|16|32|64|128)?|Integer|Signed|Unsigned|BigInt)$/, 'integer', 'integer'],
  [/^Bool$/, 'boolean', undefined],
  [/^(?:Abstract)?String$|^Symbol$|^Char$/, 'string', undefined],
  [/^(?:Float(?:16|32|64)|AbstractFloat|Real|Number)$/, 'real', 'scalar'],
  [/^(?:Abstract|Dense|Strided)?Vector(?:\{.*\})?$|^(?:Abstract)?Array\{.*,\s*1\}$/, 'array', 'vector'],
  [/^(?:Abstract|Dense|Strided)?(?:Matrix|Array)(?:\{.*\})?$/, 'array', undefined],
];

function typeOf(text: string): [NonNullable<Parameter['type']>, Knowledge | undefined] | undefined {
  const found = types.find(([pattern]) => pattern.test(text.trim()));
  return found && [found[1], found[2]];
}
