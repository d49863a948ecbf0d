import type { SyntaxNode } from '@lezer/common';
import type { Expression, FunctionDefinition, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { classStatement } from '../shared/classes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { isDataclass, writtenConstructor } from './dataclasses';
import { functionDefinition } from './functions';

const known = /^__(?:init|call|repr|str)__$/;

/** A class with a constructor, methods and attributes of its own; undefined where it has more than these. */
export function plainClass(reading: Reading, node: SyntaxNode): Statement | undefined {
  const nameNode = node.getChild('VariableName');
  const body = node.getChild('Body');
  const bases = basesOf(reading, node);
  if (!nameNode || !body || !bases) return undefined;
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
  const unusual = methods.some(({ definition: { name } }) => name.startsWith('__') && !known.test(name));
  if (selves.size > 1 || self === '' || unusual) return undefined;
  const making = methods.find(({ definition }) => definition.name === '__init__');
  if (making && /\breturn\b/.test(reading.textOf(making.node))) return undefined;
  const written = isWritten(reading, node) ? writtenConstructor(reading, parts, self) : undefined;
  if (isWritten(reading, node) && (making || !written)) return undefined;
  const attributes = parts
    .filter((part) => part.name === 'AssignStatement' && !(written && part.getChild('TypeDef')))
    .flatMap((part) => reading.statements([part]));
  const members = [
    ...attributes.flatMap(attribute),
    ...methods.filter((m) => m !== making).map((m) => method(reading, m)),
  ];
  if (attributes.some((s) => attribute(s).length === 0)) return undefined;
  if (readsOwnNames(reading, parts, new Set(members.map((member) => member.name)))) return undefined;
  const begun = making && withoutBase(reading, making, bases);
  if (making && !begun) return undefined;
  const made = begun ? withoutSelf(begun) : (written ?? { parameters: [], body: [] });
  const open = bases.length ? bases.join(', ') : undefined;
  const named = { text: reading.textOf(nameNode), span: reading.spanOf(nameNode) };
  return classStatement(reading.spanOf(node), named, self, members, made, 'function', open);
}

/**
 * Whether an attribute, or the default of a method's parameter, is computed from names of the class: there these are
 * the class's, not those of the same name around it.
 */
function readsOwnNames(reading: Reading, parts: readonly SyntaxNode[], own: ReadonlySet<string>): boolean {
  const values = parts.flatMap((part) => {
    if (part.name === 'FunctionDefinition') return part.getChildren('ParamList');
    const children = childrenOf(part);
    return children.slice(children.findIndex((child) => child.name === 'AssignOp') + 1);
  });
  return values.some((value) => namesAfterEquals(reading, value).some((name) => own.has(name)));
}

/** The names that a value reads; of a list of parameters, those in its defaults. */
function namesAfterEquals(reading: Reading, value: SyntaxNode): string[] {
  const found: string[] = [];
  value.cursor().iterate((node) => {
    const before = node.node.prevSibling?.name;
    const isParameter = node.node.parent?.name === 'ParamList' && before !== 'AssignOp';
    if (node.name === 'VariableName' && !isParameter) found.push(reading.textOf(node.node));
  });
  return found;
}

/** Classes whose making means something else than running a constructor. */
const special =
  /(?:^|\.)(?:NamedTuple|TypedDict|Enum|IntEnum|Flag|IntFlag|StrEnum|Protocol|BaseModel|Function)$/;

/** The classes that it extends, all of them of other files; undefined where one is not, or is a special one. */
function basesOf(reading: Reading, node: SyntaxNode): string[] | undefined {
  const list = node.getChild('ArgList');
  if (!list) return [];
  const names = childrenOf(list).filter((child) => !/^[(),]$/.test(child.name));
  const texts = names.map((name) => reading.textOf(name)).filter((text) => text !== 'object');
  const isForeign = (text: string): boolean => {
    const binding = lookUp(reading.scope, text.split('.', 1)[0] ?? '');
    return /^[\w.]+$/.test(text) && binding?.kind === 'path' && !special.test(text);
  };
  return texts.every(isForeign) ? texts : undefined;
}

/** The constructor without its call of the base's, which stands before all else that it does. */
function withoutBase(
  reading: Reading,
  { node, definition }: { readonly node: SyntaxNode; readonly definition: FunctionDefinition },
  bases: readonly string[],
): FunctionDefinition | undefined {
  if (!bases.length) return definition;
  const calls = childrenOf(node.getChild('Body') ?? node).filter((child) =>
    /^(?:super\s*\([^()]*\)|[\w.]+)\s*\.\s*__init__\s*\(/.test(reading.textOf(child)),
  );
  const starts = new Set(calls.map((call) => reading.spanOf(call).start));
  const isBase = (s: Statement): boolean => starts.has(s.span.start);
  const last = definition.body.findLastIndex(isBase);
  const earlier = definition.body.slice(0, Math.max(last, 0));
  const isFirst = earlier.every((s) => isBase(s) || (s.kind === 'assign' && s.target.kind === 'name'));
  return isFirst ? { ...definition, body: definition.body.filter((s) => !isBase(s)) } : undefined;
}

function isWritten(reading: Reading, node: SyntaxNode): boolean {
  return (node.parent?.getChildren('Decorator') ?? []).some((decorator) => isDataclass(reading, decorator));
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
