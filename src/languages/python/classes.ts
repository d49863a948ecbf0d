import type { SyntaxNode } from '@lezer/common';
import type { Expression, FunctionDefinition, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { classStatement } from '../shared/classes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { functionDefinition } from './functions';

const known = /^__(?:init|call|repr|str)__$/;

/** A class with a constructor, methods and attributes of its own; undefined where it has more than these. */
export function plainClass(reading: Reading, node: SyntaxNode): Statement | undefined {
  const nameNode = node.getChild('VariableName');
  const body = node.getChild('Body');
  const bases = node.getChild('ArgList');
  if (!nameNode || !body || (bases && /\w/.test(reading.textOf(bases).replace('object', ''))))
    return undefined;
  const parts = childrenOf(body).filter((child) => child.name !== ':');
  if (
    !parts.every((part) =>
      /^(?:FunctionDefinition|AssignStatement|PassStatement|ExpressionStatement)$/.test(part.name),
    )
  )
    return undefined;
  const methods = parts
    .filter((part) => part.name === 'FunctionDefinition')
    .map((part) => ({ node: part, definition: functionDefinition(reading, part) }));
  const selves = new Set(methods.map(({ definition }) => definition.parameters[0]?.name ?? ''));
  const [self = 'self'] = selves;
  const special = methods.some(({ definition: { name } }) => name.startsWith('__') && !known.test(name));
  if (selves.size > 1 || self === '' || special) return undefined;
  const making = methods.find(({ definition }) => definition.name === '__init__');
  if (making && /\breturn\b/.test(reading.textOf(making.node))) return undefined;
  const attributes = parts
    .filter((part) => part.name === 'AssignStatement')
    .flatMap((part) => reading.statements([part]));
  const members = [
    ...attributes.flatMap(attribute),
    ...methods.filter((m) => m !== making).map((m) => method(reading, m)),
  ];
  if (attributes.some((s) => attribute(s).length === 0)) return undefined;
  const made = making ? withoutSelf(making.definition) : { parameters: [], body: [] };
  const named = { text: reading.textOf(nameNode), span: reading.spanOf(nameNode) };
  return classStatement(reading.spanOf(node), named, self, members, made, 'function');
}

interface Member {
  readonly name: string;
  readonly value: Expression;
  readonly span: Span;
}

function attribute(s: Statement): Member[] {
  if (s.kind === 'function')
    return [
      {
        name: s.function.name,
        value: { kind: 'stop', span: s.span, problem: unfollowed(s.span) },
        span: s.span,
      },
    ];
  return s.kind === 'assign' && s.target.kind === 'name'
    ? [{ name: s.target.name, value: s.value, span: s.span }]
    : [];
}

function unfollowed(span: Span) {
  return {
    code: 'unsupported-syntax' as const,
    span,
    message: 'A lambda among the attributes of a class is not followed',
  };
}

function method(
  reading: Reading,
  { node, definition }: { readonly node: SyntaxNode; readonly definition: FunctionDefinition },
): Member {
  const span = reading.spanOf(node);
  return { name: definition.name, value: { kind: 'lambda', span, function: withoutSelf(definition) }, span };
}

function withoutSelf(definition: FunctionDefinition): FunctionDefinition {
  return { ...definition, parameters: definition.parameters.slice(1) };
}
