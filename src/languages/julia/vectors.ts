import type { Expression } from '../../core/program/program';
import { apply } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { kindOf } from './values';

/** The array where it is a vector: of a matrix Julia counts and walks along its columns. */
export function vectorOnly(reading: Reading, value: Expression): Expression {
  if (kindOf(reading, value) === 'vector' || value.kind === 'stop' || value.kind === 'list') return value;
  return checkedVector(value);
}

/** The same where nothing is known of the value. */
export function checkedVector(value: Expression): Expression {
  return apply(value.span, 'vectorOnly', [value]);
}

/** One number; an array stops there. */
export function number(value: Expression): Expression {
  return value.kind === 'literal' ? value : apply(value.span, 'realOnly', [value]);
}
