import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { type FunctionEntry, lowerCall, type Place } from '../shared/library';
import { lambda, literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { findMember, modules } from './libraries';
import { isUnfilled } from './scopes';

/** What a name or `Module.name` stands for in Julia's libraries; undefined for everything of the file. */
export function libraryName(reading: Reading, node: SyntaxNode): string | undefined {
  if (node.name === 'Operator' || /Op$/.test(node.name)) return reading.textOf(node);
  if (node.name === 'Identifier') {
    const text = reading.textOf(node);
    const binding = lookUp(reading.scope, text);
    if (!binding) return text;
    return binding.kind === 'path' ? binding.path : undefined;
  }
  if (node.name !== 'FieldExpression') return undefined;
  const [object, field] = [node.firstChild, node.getChild('Field')];
  if (object?.name !== 'Identifier' || !field) return undefined;
  const text = reading.textOf(object);
  const binding = lookUp(reading.scope, text);
  const module = binding
    ? binding.kind === 'path'
      ? binding.path
      : undefined
    : modules.has(text)
      ? text
      : undefined;
  if (module === undefined) return undefined;
  return modules.has(module) ? reading.textOf(field) : `${module}.${reading.textOf(field)}`;
}

export function nameExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const text = reading.textOf(node);
  if (isUnfilled(reading.scope, text))
    return reading.stop(
      'no-value',
      node,
      `${text} is a new name in this loop and has no value yet; write global ${text}`,
    );
  const path = libraryName(reading, node);
  const entry = path === undefined ? undefined : findMember(path);
  if (path === 'im') return reading.stop('unsupported-syntax', node, 'Complex numbers are not followed');
  if (path === 'nothing' || path === 'missing') return literal(at, null);
  if (entry?.kind === 'constant') return literal(at, entry.value);
  // A library's function that is not called is a function only where one is asked for; else the name is a variable.
  return unknownName(reading, node, path);
}

function unknownName(reading: Reading, node: SyntaxNode, path: string | undefined): Expression {
  const at = reading.spanOf(node);
  if (path?.includes('.') && path !== '.')
    return stop(
      problem('unknown-function', at, `${reading.textOf(node)} is not known: its module is not read`),
      at,
    );
  return name(at, reading.textOf(node));
}

/** A library's function as a value is a lambda of as many parameters as it needs. */
export function functionValue(reading: Reading, node: SyntaxNode, entry: FunctionEntry): Expression {
  const at = reading.spanOf(node);
  const required = entry.parameters.filter((parameter) => parameter.required).length;
  // `+` and `max` take as many as there are; as values they are given two.
  const needed = required + (required === 1 && entry.parameters.some((parameter) => parameter.rest) ? 1 : 0);
  const parameters = Array.from({ length: needed || 2 }, (_, index) => ({ name: `x${index + 1}`, span: at }));
  const positional = parameters.map((parameter) => ({ value: name(at, parameter.name), spread: false }));
  const errors = raises(reading.textOf(node)) ? 'raise' : undefined;
  return lambda(
    at,
    parameters,
    lowerCall(entry, { positional, keywords: [] }, placeOf(reading, node, at, errors)),
  );
}

const raising = new Set(
  'sqrt log log2 log10 log1p asin acos acosh atanh asec acsc asech acoth asind acosd sin cos tan sec csc cot gamma loggamma'.split(
    ' ',
  ),
);

/** Functions that raise an error outside of their domain, where others give NaN. */
export function raises(text: string): boolean {
  return raising.has(text.slice(text.lastIndexOf('.') + 1));
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
