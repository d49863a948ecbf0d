import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { type Argument, lowerCall } from '../shared/library';
import { stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf, isUnexpected, splitAtCommas } from '../shared/tree';
import { findMember } from './libraries';
import { fullName, placeOf, unknownMember } from './names';

/** `f(…)`: a library's function or one of the program; also the methods of arrays, which the tracer knows. */
export function callExpression(reading: Reading, node: SyntaxNode): Expression {
  const [written] = childrenOf(node);
  const list = node.getChild('ArgList');
  const at = reading.spanOf(node);
  if (!written || !list) return reading.stop('syntax', node, 'This call is not complete');
  const callee = written.name === 'InstantiationExpression' ? (written.firstChild ?? written) : written;
  const args = readArguments(reading, list);
  if ('kind' in args) return args;
  const path = fullName(reading, callee);
  const entry = path === undefined ? undefined : findMember(path);
  if (entry?.kind === 'function')
    return lowerCall(entry, { positional: args, keywords: [] }, placeOf(reading, callee, at));
  if (path !== undefined) return stop(unknownMember(reading, callee, path), at);
  const spread = args.find((argument) => argument.spread);
  if (spread)
    return stop(
      problem(
        'unsupported-syntax',
        spread.value.span,
        'Arguments spread from an array are not followed here',
      ),
      at,
    );
  const values = args.map((argument) => argument.value);
  return { kind: 'call', span: at, callee: reading.expression(callee, at), args: values, keywords: [] };
}

function readArguments(reading: Reading, list: SyntaxNode): Argument[] | Expression {
  const children = childrenOf(list);
  const unexpected = children.find(isUnexpected);
  if (unexpected)
    return stop(
      problem('syntax', reading.spanOf(unexpected), 'This is not expected between the arguments'),
      reading.spanOf(list),
    );
  const inside = children.filter((child) => child.name !== '(' && child.name !== ')');
  return splitAtCommas(inside).flatMap(([first, second]): Argument[] => {
    if (!first) return [];
    const spread = first.name === 'Spread';
    return [{ value: reading.expression(spread ? second : first, reading.spanOf(first)), spread }];
  });
}

const realArrays = /^(?:Float64Array|Array)$/;

/** `new Float64Array([1, 2])` is its elements; other objects are not followed. */
export function newExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const [, callee] = childrenOf(node);
  const list = node.getChild('ArgList');
  const args = list ? readArguments(reading, list) : [];
  const text = callee ? reading.textOf(callee) : '';
  const [only] = 'kind' in args ? [] : args;
  if (only?.value.kind === 'list' && text === 'Float64Array') return only.value;
  if (only?.value.kind === 'list' && text === 'Float32Array') {
    reading.note('single-precision', at, 'Float32Array is single precision; the numbers here are in double');
    return only.value;
  }
  const what = realArrays.test(text) ? 'An array of a given length' : `new ${text}`;
  return reading.stop('unsupported-syntax', node, `${what} is not followed yet`);
}
