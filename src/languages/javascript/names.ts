import type { SyntaxNode } from '@lezer/common';
import { type Problem, problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { partOfClass } from '../shared/inheritance';
import { type FunctionEntry, lowerCall, type Place } from '../shared/library';
import { apply, call, conditional, lambda, literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { findMember, globalPath, isLibrary } from './libraries';

/** What an imported name's full name begins with: `import:left-stats-kit.robustMean`. */
export const imported = 'import:';

/** Names of libraries have fewer parts; a longer chain of properties is the program's own. */
const longestPath = 10;

/**
 * The full name of a name or a chain of properties that belongs to a library or an imported module, `Math.sin`;
 * undefined for everything that the program itself computes.
 */
export function fullName(reading: Reading, node: SyntaxNode): string | undefined {
  const properties: string[] = [];
  let root: SyntaxNode | null = node;
  while (root?.name === 'MemberExpression' && properties.length < longestPath) {
    const property = root.getChild('PropertyName');
    if (!property) return undefined;
    properties.unshift(reading.textOf(property));
    root = root.firstChild;
  }
  if (root?.name !== 'VariableName') return undefined;
  const text = writtenName(reading, root);
  const binding = lookUp(reading.scope, text);
  if (binding) return binding.kind === 'path' ? [binding.path, ...properties].join('.') : undefined;
  const path = globalPath(text, properties.length > 0);
  return path && [path, ...properties].join('.');
}

/** A name or property where it is no called function. */
export function nameExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const text = writtenName(reading, node);
  const path = fullName(reading, node);
  if (path === undefined) {
    if (node.name === 'MemberExpression') return property(reading, node);
    return text === 'undefined' ? literal(at, null) : name(at, text);
  }
  const entry = findMember(path);
  if (entry?.kind === 'constant') return literal(at, entry.value);
  if (entry) return functionValue(reading, node, entry);
  return stop(unknownMember(reading, node, path), at);
}

/** In broken code the parser puts what it skips, and the blank before it, into the name. */
function writtenName(reading: Reading, node: SyntaxNode): string {
  const { firstChild: skipped } = node;
  const length = skipped?.type.isError ? skipped.from - node.from : undefined;
  return reading.textOf(node).slice(0, length).trim();
}

function property(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const object = ownerOf(reading, node.firstChild) ?? reading.expression(node.firstChild, at);
  const propertyNode = node.getChild('PropertyName') ?? node.getChild('PrivatePropertyName');
  if (!propertyNode) return reading.stop('syntax', node, 'A name is missing after the dot');
  const text = reading.textOf(propertyNode);
  if (text === 'length') return { kind: 'apply', span: at, operation: 'length', args: [object] };
  const value: Expression = { kind: 'field', span: at, object, name: text };
  const read = lookUp(reading.scope, `.${text}`)?.kind === 'property' ? call(at, value, []) : value;
  if (!node.getChild('?.') || object.kind !== 'name') return read;
  return conditional(at, apply(at, 'notEqual', [object, literal(at, null)]), read, literal(at, null));
}

/** `super` is the record of the base's methods, and a class of the file that of what belongs to it. */
function ownerOf(reading: Reading, node: SyntaxNode | null): Expression | undefined {
  if (!node) return undefined;
  const at = reading.spanOf(node);
  if (node.name === 'super') {
    const around = lookUp(reading.scope, 'super()');
    return around?.kind === 'super' && around.base ? name(at, partOfClass(around.own, 'super')) : undefined;
  }
  const binding = node.name === 'VariableName' ? lookUp(reading.scope, reading.textOf(node)) : undefined;
  return binding?.kind === 'class' ? name(at, binding.statics) : undefined;
}

/** A library's function as a value is a lambda of as many parameters as it needs. */
function functionValue(reading: Reading, node: SyntaxNode, entry: FunctionEntry): Expression {
  const at = reading.spanOf(node);
  const needed = entry.parameters.filter((parameter) => parameter.required).length;
  const parameters = Array.from({ length: needed || 2 }, (_, index) => ({ name: `x${index + 1}`, span: at }));
  const positional = parameters.map((parameter) => ({ value: name(at, parameter.name), spread: false }));
  return lambda(at, parameters, lowerCall(entry, { positional, keywords: [] }, placeOf(reading, node, at)));
}

export function placeOf(reading: Reading, callee: SyntaxNode, at: Place['span']): Place {
  return {
    span: at,
    calleeSpan: reading.spanOf(callee),
    callee: reading.textOf(callee),
    errors: undefined,
    note: (code, where, message) => reading.note(code, where, message),
  };
}

/** Why a name of a library or module cannot be followed. */
export function unknownMember(reading: Reading, node: SyntaxNode, path: string): Problem {
  const at = reading.spanOf(node);
  const text = reading.textOf(node);
  if (isLibrary(path)) return problem('not-a-number', at, `${text} is a library, not a value`);
  const why = path.startsWith(imported)
    ? 'it is imported from a module that is not read'
    : 'it is not among the functions that can be followed';
  return problem('unknown-function', at, `${text} is not known: ${why}`);
}
