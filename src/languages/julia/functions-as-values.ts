import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { lowerCall } from '../shared/library';
import { call, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { findMember, isElementwise } from './libraries';
import { functionValue, libraryName, placeOf, raises } from './names';
import { scalar } from './values';

/** The function that a node stands for, as a value: `abs2`, `+`, `x -> x^2`. */
export function asFunction(reading: Reading, node: SyntaxNode | undefined, place?: Span): Expression {
  if (!node) return stop(problem('syntax', place ?? { start: 0, end: 0 }, 'A function is missing here'));
  const path = libraryName(reading, node);
  const entry = path === undefined ? undefined : findMember(path);
  if (entry?.kind === 'function') return functionValue(reading, node, entry);
  return reading.expression(node, reading.spanOf(node));
}

/** `x |> f` */
export function applyFunction(
  reading: Reading,
  node: SyntaxNode | undefined,
  args: readonly Expression[],
  at: Span,
): Expression {
  const path = node && libraryName(reading, node);
  const entry = path === undefined ? undefined : findMember(path);
  if (!node || entry?.kind !== 'function') return call(at, asFunction(reading, node, at), args);
  const guarded = isElementwise(path ?? '') ? args.map((value) => scalar(reading, value)) : args;
  const positional = guarded.map((value) => ({ value, spread: false }));
  const errors = raises(path ?? '') ? 'raise' : undefined;
  return lowerCall(entry, { positional, keywords: [] }, placeOf(reading, node, at, errors));
}
