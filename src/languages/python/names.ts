import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { partOfClass } from '../shared/inheritance';
import { type FunctionEntry, lowerCall, type Place } from '../shared/library';
import { call, lambda, literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, lookUp } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { findMember, isKnownLibrary, isModule } from './libraries';

/** Names of libraries have fewer parts; a longer chain of attributes is the program's own. */
const longestPath = 10;

/**
 * The full name of what a name or a chain of attributes stands for, where it comes from a module:
 * `np.linalg.norm` is `numpy.linalg.norm`. Undefined for everything that the program itself computes.
 */
export function fullName(reading: Reading, node: SyntaxNode): string | undefined {
  const attributes: string[] = [];
  let root: SyntaxNode | null = node;
  while (root?.name === 'MemberExpression' && attributes.length < longestPath) {
    const property = root.getChild('PropertyName');
    if (!property) return undefined;
    attributes.unshift(reading.textOf(property));
    root = root.firstChild;
  }
  if (root?.name !== 'VariableName') return undefined;
  const binding = bindingOf(reading, reading.textOf(root));
  return binding?.kind === 'path' ? [binding.path, ...attributes].join('.') : undefined;
}

function bindingOf(reading: Reading, text: string): Binding | undefined {
  const binding = lookUp(reading.scope, text);
  if (binding) return binding;
  return findMember(`builtins.${text}`) && { kind: 'path', path: `builtins.${text}` };
}

/** A name or attribute where it is no called function. */
export function nameExpression(reading: Reading, node: SyntaxNode): Expression {
  if (reading.textOf(node) === 'yield')
    return reading.stop('unsupported-syntax', node, 'A generator is not followed');
  const path = fullName(reading, node);
  if (path === undefined)
    return node.name === 'VariableName' ? variableOrMember(reading, node) : attribute(reading, node);
  const found = findMember(path);
  if (found?.entry.kind === 'constant') return literal(reading.spanOf(node), found.entry.value);
  // In a single expression nothing was imported: `F` alone is a variable, not PyTorch's module.
  const binding = node.name === 'VariableName' ? lookUp(reading.scope, reading.textOf(node)) : undefined;
  if (binding?.kind === 'path' && binding.weak) return name(reading.spanOf(node), reading.textOf(node));
  if (found?.entry.kind === 'function') return functionValue(reading, node, found.entry, found.errors);
  return stop(unknownMember(reading, node, path), reading.spanOf(node));
}

function variableOrMember(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const text = reading.textOf(node);
  const binding = lookUp(reading.scope, text);
  return binding?.kind === 'member'
    ? { kind: 'field', span: at, object: name(at, binding.object), name: text }
    : name(at, text);
}

function attribute(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const property = node.getChild('PropertyName');
  const object = ownerOf(reading, node.firstChild) ?? reading.expression(node.firstChild, at);
  if (!property) return reading.stop('syntax', node, 'A name is missing after the dot');
  const text = reading.textOf(property);
  const value: Expression = { kind: 'field', span: at, object, name: text };
  return lookUp(reading.scope, `.${text}`)?.kind === 'property' ? call(at, value, []) : value;
}

/** `super()` is the record of the base's methods, and a class of the file that of what belongs to it. */
function ownerOf(reading: Reading, node: SyntaxNode | null): Expression | undefined {
  if (!node) return undefined;
  const at = reading.spanOf(node);
  if (isSuper(reading, node)) {
    const around = lookUp(reading.scope, 'super()');
    return around?.kind === 'super' ? name(at, partOfClass(around.own, 'super')) : undefined;
  }
  const binding = node.name === 'VariableName' ? lookUp(reading.scope, reading.textOf(node)) : undefined;
  return binding?.kind === 'class' ? name(at, binding.statics) : undefined;
}

/** `super()`, or `super(Own, self)` as it was written once. */
export function isSuper(reading: Reading, node: SyntaxNode): boolean {
  return node.name === 'CallExpression' && /^super\s*\([\w\s,]*\)$/.test(reading.textOf(node));
}

/** A library's function as a value is a lambda of as many parameters as it needs. */
function functionValue(
  reading: Reading,
  node: SyntaxNode,
  entry: FunctionEntry,
  errors: Place['errors'],
): Expression {
  const at = reading.spanOf(node);
  const needed = entry.parameters.filter((parameter) => parameter.required).length;
  const parameters = Array.from({ length: needed || 2 }, (_, index) => ({ name: `x${index + 1}`, span: at }));
  const positional = parameters.map((parameter) => ({ value: name(at, parameter.name), spread: false }));
  const body = lowerCall(entry, { positional, keywords: [] }, placeOf(reading, node, at, errors));
  return lambda(at, parameters, body);
}

export function placeOf(
  reading: Reading,
  callee: SyntaxNode,
  at: Place['span'],
  errors: Place['errors'],
): Place {
  return {
    span: at,
    calleeSpan: reading.spanOf(callee),
    callee: reading.textOf(callee),
    errors,
    note: (code, where, message) => reading.note(code, where, message),
  };
}

/** Why a name that comes from a module cannot be followed. */
export function unknownMember(reading: Reading, node: SyntaxNode, path: string) {
  const at = reading.spanOf(node);
  const text = reading.textOf(node);
  if (isModule(path)) return problem('not-a-number', at, `${text} is a module, not a value`);
  if (isKnownLibrary(path))
    return problem(
      'unknown-function',
      at,
      `${text} is not known: it is not among the functions that can be followed`,
    );
  return problem(
    'unknown-function',
    at,
    `${text} is not known: it is imported from a module that is not read`,
  );
}

export function lastAttribute(node: SyntaxNode): SyntaxNode | undefined {
  return node.name === 'MemberExpression'
    ? childrenOf(node).find((child) => child.name === 'PropertyName')
    : undefined;
}
