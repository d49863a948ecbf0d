import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { partOfClass } from '../shared/inheritance';
import { type Argument, lowerCall } from '../shared/library';
import { apply, call, literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, lookUp } from '../shared/scope';
import { joined, spreadCall } from '../shared/spread-calls';
import { childrenOf, isUnexpected, splitAtCommas } from '../shared/tree';
import { findMember } from './libraries';
import { listMethod } from './list-methods';
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
  if (reading.textOf(callee) === 'Array' && !lookUp(reading.scope, 'Array'))
    return newArray(reading, node, 'Array', args);
  const base = callee.name === 'super' ? lookUp(reading.scope, 'super()') : undefined;
  if (base?.kind === 'super' && base.base) return baseConstructor(at, base, args);
  const own = reading.expression(callee, at);
  if (!args.some((argument) => argument.spread)) {
    const values = args.map((argument) => argument.value);
    const found = own.kind === 'field' ? listMethod(at, own.object, own.name, values) : undefined;
    return found ?? call(at, own, values);
  }
  // A list takes as many as there are.
  if (own.kind === 'field' && own.name === 'push')
    return call(at, { ...own, name: 'extend' }, [joined(at, args)]);
  return spreadCall(at, args, (values) => call(at, own, values));
}

/** `super(…)`: the constructor of the base, of this object. */
function baseConstructor(
  at: Expression['span'],
  { base, self }: Extract<Binding, { kind: 'super' }>,
  args: readonly Argument[],
): Expression {
  const init = name(at, partOfClass(base, 'init'));
  const all = [{ value: name(at, self), spread: false }, ...args];
  return args.some((argument) => argument.spread)
    ? spreadCall(at, all, (values) => call(at, init, values))
    : call(
        at,
        init,
        all.map((argument) => argument.value),
      );
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
  if (own && !/^(?:Map|Set|Date|Promise|RegExp|Error)$/.test(text)) {
    const maker = reading.expression(callee, at);
    return args.some((argument) => argument.spread)
      ? spreadCall(at, args, (values) => call(at, maker, values))
      : call(
          at,
          maker,
          args.map((argument) => argument.value),
        );
  }
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
