import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { apply, call, conditional, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { bind, kindOf, relocated } from './values';

/** The array where it is a vector: of a matrix Julia counts and walks along its columns. */
export function vectorOnly(reading: Reading, value: Expression): Expression {
  if (kindOf(reading, value) === 'vector' || value.kind === 'stop' || value.kind === 'list') return value;
  return checkedVector(value);
}

/** The same where nothing is known of the value. */
export function checkedVector(value: Expression): Expression {
  const { span } = value;
  const place = { start: span.start, end: span.start };
  const why = problem(
    'unsupported-syntax',
    span,
    'The elements of a matrix one after the other are not followed',
  );
  return bind(span, [value], ([array = value]) => {
    const asked = relocated(array, place);
    const count: Expression = { kind: 'field', span: place, object: asked, name: 'length' };
    const isVector = apply(place, 'equal', [apply(place, 'length', [asked]), count]);
    return conditional(span, isVector, array, stop(why, span));
  });
}

/** One number; an array stops there. */
export function number(value: Expression): Expression {
  const { span } = value;
  if (value.kind === 'literal') return value;
  return call(span, { kind: 'field', span, object: apply(span, 'toReal', [value]), name: 'item' }, []);
}
