import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { type Arguments, type FunctionEntry, lowerCall, type Place } from '../shared/library';
import { stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { plainArguments, type ReadArguments, readArguments } from './arguments';
import { elementType } from './element-type';
import type { Environment } from './environment';
import { findMember, findMethod } from './libraries';
import { fullName, lastAttribute, placeOf, unknownMember } from './names';

/** `f(…)`: a library's function, a method of arrays, or a function of the program. */
export function callExpression(reading: Reading, node: SyntaxNode, environment: Environment): Expression {
  const [callee] = childrenOf(node);
  const list = node.getChild('ArgList');
  const at = reading.spanOf(node);
  if (!callee || !list) return reading.stop('syntax', node, 'This call is not complete');
  const path = fullName(reading, callee);
  if (path !== undefined) return libraryCall(reading, node, callee, path, readArguments(reading, list));
  const property = lastAttribute(callee);
  const distribution = frozenDistribution(reading, callee);
  if (distribution && property)
    return frozenCall(reading, node, callee, distribution, readArguments(reading, list));
  const method = property && methodCall(reading, node, callee, property, list, environment);
  if (method) return method;
  const args = readArguments(reading, list);
  const positional = plainArguments(args);
  if ('kind' in positional) return stop(positional.kind === 'stop' ? positional.problem : missing(at), at);
  return {
    kind: 'call',
    span: at,
    callee: reading.expression(callee, at),
    args: positional,
    keywords: args.keywords,
  };
}

function missing(at: Expression['span']) {
  return problem('syntax', at, 'An argument is missing');
}

function libraryCall(
  reading: Reading,
  node: SyntaxNode,
  callee: SyntaxNode,
  path: string,
  args: ReadArguments,
): Expression {
  const at = reading.spanOf(node);
  const found = findMember(path);
  if (found?.entry.kind !== 'function') return stop(unknownMember(reading, callee, path), at);
  return lower(reading, node, callee, found.entry, args, found.errors);
}

/** The element type is checked here for every function: `dtype=` may be given to all of them. */
function lower(
  reading: Reading,
  node: SyntaxNode,
  callee: SyntaxNode,
  entry: FunctionEntry,
  args: ReadArguments,
  errors?: Place['errors'],
): Expression {
  const at = reading.spanOf(node);
  if (args.refused) return args.refused;
  const dtype = args.keywords.find((keyword) => keyword.name === 'dtype');
  const refusedType = dtype && elementType(reading, dtype.text, dtype.span);
  if (refusedType) return stop(refusedType, at);
  const rest: Arguments = {
    positional: args.positional,
    keywords: args.keywords.filter((keyword) => keyword !== dtype),
  };
  return lowerCall(entry, rest, placeOf(reading, callee, at, errors));
}

function methodCall(
  reading: Reading,
  node: SyntaxNode,
  callee: SyntaxNode,
  property: SyntaxNode,
  list: SyntaxNode,
  environment: Environment,
): Expression | undefined {
  const text = reading.textOf(property);
  const entry = findMethod(text);
  const cast = text === 'astype' || text === 'to' || text === 'type';
  if (environment.ownMethods.has(text) || (entry?.kind !== 'function' && !cast)) return undefined;
  const object = reading.expression(callee.firstChild, reading.spanOf(callee));
  if (cast) {
    const target = childrenOf(list)[1];
    const refused = elementType(
      reading,
      target ? reading.textOf(target) : '',
      reading.spanOf(target ?? list),
    );
    return refused ? stop(refused, reading.spanOf(node)) : object;
  }
  if (entry?.kind !== 'function') return undefined;
  const args = readArguments(reading, list);
  const positional = [{ value: object, spread: false }, ...args.positional];
  return lower(reading, node, property, entry, { ...args, positional });
}

/** The call `norm(loc, scale)` that is the object of `norm(loc, scale).cdf(x)`. */
function frozenDistribution(reading: Reading, callee: SyntaxNode): SyntaxNode | undefined {
  const object = callee.name === 'MemberExpression' ? callee.firstChild : null;
  const frozen = object?.name === 'CallExpression' ? object : undefined;
  const name = frozen?.firstChild && fullName(reading, frozen.firstChild);
  return name === 'scipy.stats.norm' ? frozen : undefined;
}

function frozenCall(
  reading: Reading,
  node: SyntaxNode,
  callee: SyntaxNode,
  frozen: SyntaxNode,
  args: ReadArguments,
): Expression {
  const list = frozen.getChild('ArgList');
  const property = lastAttribute(callee);
  if (!list || !property) return reading.stop('syntax', node, 'This call is not complete');
  const parameters = readArguments(reading, list);
  const positional = [...args.positional, ...parameters.positional];
  const path = `scipy.stats.norm.${reading.textOf(property)}`;
  return libraryCall(reading, node, callee, path, {
    ...args,
    ...(parameters.refused && { refused: parameters.refused }),
    positional,
    keywords: [...args.keywords, ...parameters.keywords],
  });
}
