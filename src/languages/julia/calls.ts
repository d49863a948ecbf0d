import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { lowerCall } from '../shared/library';
import { stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { type ReadArguments, readArguments } from './arguments';
import { bodyOf } from './bodies';
import { fused } from './broadcast';
import { anonymousFunction } from './definitions';
import type { Environment } from './environment';
import { findMember, isElementwise } from './libraries';
import { libraryName, placeOf, raises } from './names';
import { power } from './power';
import { ownerOf } from './scopes';
import { valuedBody } from './statements';
import { scalar } from './values';

/** `f(…)`: a library's function, or one of the file. */
export function callExpression(reading: Reading, node: SyntaxNode, environment: Environment): Expression {
  const [written, list, ...rest] = childrenOf(node);
  const at = reading.spanOf(node);
  if (list?.name === '.') return fused(reading, node);
  if (!written || list?.name !== 'Arguments')
    return reading.stop('syntax', node, 'This call is not complete');
  const callee = written.name === 'ParametrizedExpression' ? (written.firstChild ?? written) : written;
  const path = libraryName(reading, callee);
  const entry = path === undefined ? undefined : findMember(path);
  const isNumeric = path !== undefined && isElementwise(path);
  const args = withBlock(reading, rest[0], readArguments(reading, list, !isNumeric));
  if (args.refused) return args.refused;
  if (path === '^' || path === 'pow') return raised(reading, at, args, callee);
  if (entry?.kind === 'function') {
    const positional = isNumeric
      ? args.positional.map((argument) =>
          argument.spread ? argument : { ...argument, value: scalar(reading, argument.value) },
        )
      : args.positional;
    const errors = raises(path ?? '') ? 'raise' : undefined;
    return lowerCall(entry, { positional, keywords: args.keywords }, placeOf(reading, callee, at, errors));
  }
  return ownCall(reading, callee, args, environment, at);
}

function raised(reading: Reading, at: Span, { positional }: ReadArguments, callee: SyntaxNode): Expression {
  const [base, exponent] = positional;
  if (!base || !exponent)
    return reading.stop('wrong-arguments', callee, 'A power has a base and an exponent');
  return power(reading, at, base.value, exponent.value);
}

/** `map(xs) do x … end` is `map(x -> …, xs)`. */
function withBlock(reading: Reading, block: SyntaxNode | undefined, args: ReadArguments): ReadArguments {
  if (block?.name !== 'DoClause') return args;
  const parameters = block.getChild('Parameters') ?? undefined;
  const body = anonymousFunction(reading, block, parameters, bodyOf(block), (inner, then) =>
    valuedBody(reading, inner, then),
  );
  return { ...args, positional: [{ value: body, spread: false }, ...args.positional] };
}

function ownCall(
  reading: Reading,
  callee: SyntaxNode,
  args: ReadArguments,
  environment: Environment,
  at: Span,
): Expression {
  const text = reading.textOf(callee);
  if (environment.methods.has(text) && !ownerOf(reading.scope, text)) {
    const why = `${text} has several methods in this file; which of them is meant is not followed`;
    return stop(problem('unsupported-syntax', reading.spanOf(callee), why), at);
  }
  const spread = args.positional.find((argument) => argument.spread);
  if (spread)
    return stop(
      problem(
        'unsupported-syntax',
        spread.value.span,
        'Arguments spread from an array are not followed here',
      ),
      at,
    );
  return {
    kind: 'call',
    span: at,
    callee: reading.expression(callee, at),
    args: args.positional.map((argument) => argument.value),
    keywords: args.keywords,
  };
}
