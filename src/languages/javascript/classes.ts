import type { SyntaxNode } from '@lezer/common';
import type { FunctionDefinition, Statement } from '../../core/program/program';
import { classStatement, type Member } from '../shared/classes';
import { classParts, statics } from '../shared/inheritance';
import { literal, name } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, lookUp } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { functionDefinition, functionExpression } from './functions';

/** A class with a constructor, fields, methods and getters; undefined where it has more than these. */
export function plainClass(reading: Reading, node: SyntaxNode): Statement[] | undefined {
  const nameNode = node.getChild('VariableDefinition');
  const body = node.getChild('ClassBody');
  if (!nameNode || !body || node.parent?.name === 'Block')
    return nameNode && body ? inBlock(reading, node) : undefined;
  const base = baseOf(reading, node);
  if (base === 'unknown') return undefined;
  const title = reading.textOf(nameNode);
  const around: Binding = { kind: 'super', own: title, base: base ?? '', self: 'this' };
  return reading.within(new Map([['super()', around]]), () => assembled(reading, node, nameNode, body, base));
}

/** A class inside of a function has no parts of its own. */
function inBlock(reading: Reading, node: SyntaxNode): Statement[] | undefined {
  const nameNode = node.getChild('VariableDefinition');
  const body = node.getChild('ClassBody');
  const isPlain = body && !/\b(?:static|super)\b/.test(reading.textOf(body)) && !node.getChild('extends');
  return nameNode && isPlain ? assembled(reading, node, nameNode, body, undefined) : undefined;
}

function baseOf(reading: Reading, node: SyntaxNode): string | undefined {
  const children = childrenOf(node);
  const at = children.findIndex((child) => child.name === 'extends');
  if (at < 0) return undefined;
  const base = children[at + 1];
  const text = base?.name === 'VariableName' ? reading.textOf(base) : '';
  return lookUp(reading.scope, text)?.kind === 'class' ? text : 'unknown';
}

function assembled(
  reading: Reading,
  node: SyntaxNode,
  nameNode: SyntaxNode,
  body: SyntaxNode,
  base: string | undefined,
): Statement[] | undefined {
  const parts = childrenOf(body).filter((child) => !/^[{};]$/.test(child.name));
  if (!parts.every((part) => isPlain(reading, part))) return undefined;
  const own = parts.filter((part) => !part.getChild('static'));
  const making = own.find((part) => title(reading, part) === 'constructor' && part.getChild('Block'));
  if (making && /\breturn\b/.test(reading.textOf(making))) return undefined;
  // Declarations without a body compute nothing.
  const members = own.filter((part) => title(reading, part) !== 'constructor' && isComputed(part));
  const span = reading.spanOf(node);
  const named = { text: reading.textOf(nameNode), span: reading.spanOf(nameNode) };
  const binding = lookUp(reading.scope, named.text);
  const made = making && functionDefinition(reading, making);
  const ofClass = parts.filter((part) => part.getChild('static') && isComputed(part));
  if (!base && binding?.kind !== 'class' && !ofClass.length) {
    const all = members.map((part) => member(reading, part));
    return [classStatement(span, named, 'this', all, made ?? { parameters: [], body: [] }, 'block')].flat();
  }
  if ((base || (binding?.kind === 'class' && binding.extended)) && /#[\w$]/.test(reading.textOf(body)))
    return undefined;
  const fields = members.filter((part) => !isMethod(part)).map((part) => field(reading, part));
  const begun = made && base ? withFields(reading, making, made, fields) : made;
  if (made && !begun) return undefined;
  return classParts({
    span,
    title: named,
    self: 'this',
    base,
    usesBase: /\bsuper\s*\./.test(reading.textOf(body)),
    methods: members.filter(isMethod).map((part) => member(reading, part)),
    attributes: ofClass.filter((part) => !isMethod(part)).map((part) => member(reading, part)),
    functions: ofClass.filter(isMethod).map((part) => seeingClass(member(reading, part))),
    ofObjects: false,
    fields,
    making: begun,
    scope: 'block',
  });
}

function title(reading: Reading, part: SyntaxNode): string {
  const property = part.getChild('PropertyDefinition') ?? part.getChild('PrivatePropertyDefinition');
  return property ? reading.textOf(property) : '';
}

function isMethod(part: SyntaxNode): boolean {
  return part.name === 'MethodDeclaration';
}

function isComputed(part: SyntaxNode): boolean {
  return part.name === 'PropertyDeclaration'
    ? !part.getChild('abstract') && !part.getChild('declare')
    : part.getChild('Block') !== null;
}

/** A getter is one where its name is one wherever the file has it. */
function isPlain(reading: Reading, part: SyntaxNode): boolean {
  const words = childrenOf(part).map((child) => child.name);
  if (words.includes('get') && lookUp(reading.scope, `.${title(reading, part)}`)?.kind !== 'property')
    return false;
  return (
    /^(?:MethodDeclaration|PropertyDeclaration)$/.test(part.name) &&
    title(reading, part) !== '' &&
    !words.some((word) => /^(?:set|async|Star|Decorator)$/.test(word))
  );
}

function member(reading: Reading, part: SyntaxNode): Member {
  return { name: title(reading, part), value: memberValue(reading, part), span: reading.spanOf(part) };
}

function memberValue(reading: Reading, part: SyntaxNode) {
  if (part.name === 'MethodDeclaration') return functionExpression(reading, part);
  const children = childrenOf(part);
  const equals = children.findIndex((child) => child.name === 'Equals');
  const span = reading.spanOf(part);
  return equals < 0 ? literal(span, null) : reading.expression(children[equals + 1], span);
}

/** In functions of the class `this` is what belongs to it. */
function seeingClass(own: Member): Member {
  const { value, span } = own;
  if (value.kind !== 'lambda') return own;
  const target = { kind: 'name' as const, span, name: 'this' };
  const see: Statement = { kind: 'assign', span, target, value: name(span, statics), scope: 'function' };
  return {
    ...own,
    value: { ...value, function: { ...value.function, body: [see, ...value.function.body] } },
  };
}

function field(reading: Reading, part: SyntaxNode): Statement {
  const { name: text, value, span } = member(reading, part);
  const target = { kind: 'field' as const, span, object: name(span, 'this'), name: text };
  return { kind: 'assign', span, target, value, scope: 'block' };
}

/** The fields are given behind the call of the base's constructor; undefined where that is no statement by itself. */
function withFields(
  reading: Reading,
  making: SyntaxNode | undefined,
  made: FunctionDefinition,
  fields: readonly Statement[],
): FunctionDefinition | undefined {
  const block = making?.getChild('Block');
  const calls = (block ? childrenOf(block) : []).filter((child) => /^super\s*\(/.test(reading.textOf(child)));
  const [call] = calls;
  const start = call && reading.spanOf(call).start;
  const at = made.body.findIndex((s) => s.kind === 'expression' && s.span.start === start);
  if (
    calls.length !== 1 ||
    at < 0 ||
    /\bsuper\s*\([\s\S]*\bsuper\s*\(/.test(making ? reading.textOf(making) : '')
  )
    return undefined;
  // What TypeScript keeps of the parameters comes behind it, too.
  const kept = made.body.slice(0, at).filter(isKept);
  const before = made.body.slice(0, at).filter((s) => !isKept(s));
  return {
    ...made,
    body: [...before, ...made.body.slice(at, at + 1), ...kept, ...fields, ...made.body.slice(at + 1)],
  };
}

function isKept(s: Statement): boolean {
  return (
    s.kind === 'assign' &&
    s.target.kind === 'field' &&
    s.value.kind === 'name' &&
    s.span.start === s.value.span.start
  );
}
