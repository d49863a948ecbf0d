import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Parameter, Statement } from '../../core/program/program';
import { apply, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { bodyOf } from './bodies';

/** `struct P … end` is the function that makes one of its fields; `@kwdef`: by keywords with defaults. */
export function structStatement(reading: Reading, node: SyntaxNode, keywords = false): Statement[] {
  const at = reading.spanOf(node);
  const head = node.getChild('TypeHead');
  const nameNode = head && firstIdentifier(head);
  if (!nameNode) return [];
  const text = reading.textOf(nameNode);
  const nameSpan = reading.spanOf(nameNode);
  const nodes = bodyOf(node).filter((child) => !/^(?:struct|mutable|StringLiteral)$/.test(child.name));
  const fields = nodes.map((field) => readField(reading, field, keywords));
  if (fields.some((field) => field === undefined)) {
    const why = problem(
      'unsupported-syntax',
      nameSpan,
      `The type ${text} has constructors of its own, which are not followed`,
    );
    return [
      {
        kind: 'assign',
        span: at,
        target: { kind: 'name', span: nameSpan, name: text },
        value: stop(why),
        scope: 'function',
      },
    ];
  }
  const known = fields.flatMap((field) => field ?? []);
  const value: Expression = {
    kind: 'record',
    span: at,
    fields: known.map(({ parameter, type }) => ({
      name: parameter.name,
      value:
        type === 'Float64'
          ? apply(parameter.span, 'toReal', [name(parameter.span, parameter.name)])
          : name(parameter.span, parameter.name),
    })),
  };
  const parameters = known.map(({ parameter }) => parameter);
  const body: Statement[] = [{ kind: 'return', span: at, value }];
  return [
    { kind: 'function', span: at, function: { name: text, nameSpan, parameters, body, lateDefaults: true } },
  ];
}

function firstIdentifier(node: SyntaxNode): SyntaxNode | undefined {
  let inner: SyntaxNode | null = node;
  while (inner && inner.name !== 'Identifier') inner = inner.firstChild;
  return inner ?? undefined;
}

function readField(
  reading: Reading,
  node: SyntaxNode,
  keywords: boolean,
): { parameter: Parameter; type: string } | undefined {
  const [left, , value] = node.name === 'Assignment' ? childrenOf(node) : [node];
  const typed = left?.name === 'BinaryExpression' && left.getChild('SubTypeOp') ? left : undefined;
  const nameNode = typed ? typed.firstChild : left;
  if (nameNode?.name !== 'Identifier' || (value && !keywords)) return undefined;
  const span = reading.spanOf(node);
  const typeNode = typed?.getChild('Type');
  const parameter: Parameter = {
    name: reading.textOf(nameNode),
    span,
    ...(value && { default: reading.expression(value, span) }),
    ...(keywords && { keywordOnly: true }),
  };
  return { parameter, type: typeNode ? reading.textOf(typeNode) : '' };
}
