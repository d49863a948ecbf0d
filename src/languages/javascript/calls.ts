import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { type Argument, lowerCall } from '../shared/library';
import { apply, call, literal, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
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

/** `new Float64Array([1, 2])` is its elements, `new Array(3)` three empty places; a class is called. */
export function newExpression(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.spanOf(node);
  const [, written] = childrenOf(node);
  const callee = written?.name === 'InstantiationExpression' ? (written.firstChild ?? written) : written;
  const list = node.getChild('ArgList');
  const args = list ? readArguments(reading, list) : [];
  if ('kind' in args) return args;
  const text = callee ? reading.textOf(callee) : '';
  if (/^(?:Float64|Float32)Array$|^Array$/.test(text)) return newArray(reading, node, text, args);
  const own = callee?.name === 'VariableName' && lookUp(reading.scope, text)?.kind !== 'path';
  if (
    own &&
    !args.some((argument) => argument.spread) &&
    !/^(?:Map|Set|Date|Promise|RegExp|Error)$/.test(text)
  )
    return call(
      at,
      reading.expression(callee, at),
      args.map((argument) => argument.value),
    );
  return reading.stop('unsupported-syntax', node, `new ${text} is not followed yet`);
}

function newArray(reading: Reading, node: SyntaxNode, text: string, args: readonly Argument[]): Expression {
  const at = reading.spanOf(node);
  if (text === 'Float32Array')
    reading.note('single-precision', at, 'Float32Array is single precision; the numbers here are in double');
  const [only] = args;
  if (!only || args.length > 1 || only.spread)
    return text === 'Array' && !args.some((argument) => argument.spread)
      ? { kind: 'list', span: at, form: 'list', elements: args.map((argument) => argument.value) }
      : reading.stop('unsupported-syntax', node, `new ${text} with these arguments is not followed`);
  if (only.value.kind === 'list') return text === 'Array' ? only.value : apply(at, 'listOf', [only.value]);
  const empty = text === 'Array' ? literal(at, null) : literal(at, 0);
  return apply(at, 'filledList', [only.value, empty]);
}
