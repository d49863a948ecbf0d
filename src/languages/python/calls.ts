import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Subscript } from '../../core/program/program';
import { partOfClass } from '../shared/inheritance';
import { type Argument, type Arguments, type FunctionEntry, lowerCall, type Place } from '../shared/library';
import { apply, literal, name, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { spreadCall } from '../shared/spread-calls';
import { childrenOf } from '../shared/tree';
import { type ReadArguments, readArguments } from './arguments';
import { elementType } from './element-type';
import type { Environment } from './environment';
import { dictMethod, type KnownDict, knownDict } from './known-dicts';
import { findMember, findMethod } from './libraries';
import { stringLiteral } from './literals';
import { fullName, isSuper, lastAttribute, placeOf, unknownMember } from './names';
import { readSubscripts } from './subscripts';

/** `f(…)`: a library's function, a method of arrays, or a function of the program. */
export function callExpression(reading: Reading, node: SyntaxNode, environment: Environment): Expression {
  const [callee] = childrenOf(node);
  const list = node.getChild('ArgList');
  const at = reading.spanOf(node);
  if (!callee || !list) return reading.stop('syntax', node, 'This call is not complete');
  const path = fullName(reading, callee);
  const present = path === undefined ? hasMember(reading, callee, list) : undefined;
  if (present) return literal(at, true);
  if (path !== undefined) return libraryCall(reading, node, callee, path, readArguments(reading, list));
  const property = lastAttribute(callee);
  const known = property && knownDict(reading, callee.firstChild);
  const found = known && ofKnownDict(reading, known, property, list);
  if (found) return found;
  const initialised = property && baseConstructor(reading, callee, property);
  const changed = changedPart(reading, node, callee, list);
  if (changed) return changed;
  const distribution = frozenDistribution(reading, callee);
  if (distribution && property)
    return frozenCall(reading, node, callee, distribution, readArguments(reading, list));
  const method = property && methodCall(reading, node, callee, property, list, environment);
  if (method) return method;
  const args = readArguments(reading, list);
  if (args.refused) return args.refused;
  const own = initialised?.callee ?? reading.expression(callee, at);
  const { keywords } = args;
  const positional = initialised?.self ? [initialised.self, ...args.positional] : args.positional;
  return withArguments(at, positional, (values) => ({
    kind: 'call',
    span: at,
    callee: own,
    args: values,
    keywords,
  }));
}

/** `hasattr(jax.nn, "silu")` of a member that every version of the library has had. */
function hasMember(reading: Reading, callee: SyntaxNode, list: SyntaxNode): boolean {
  if (reading.textOf(callee) !== 'hasattr' || lookUp(reading.scope, 'hasattr')) return false;
  const [, module, , text] = childrenOf(list);
  if (module?.name.endsWith('Expression') === false && module.name !== 'VariableName') return false;
  const path = module && fullName(reading, module);
  const written = text?.name === 'String' ? stringLiteral(reading, text) : undefined;
  if (!path || written?.kind !== 'literal' || typeof written.value !== 'string') return false;
  return findMember(`${path}.${written.value}`) !== undefined && !newer.has(written.value);
}

/** Members that came or went with a version. */
const newer = new Set(
  'trapz trapezoid in1d isin row_stack product cumproduct concat permute_dims matrix_transpose vecdot matvec vecmat astype acos acosh asin asinh atan atan2 atanh pow bitwise_invert cumulative_sum cumulative_prod unstack mT'.split(
    ' ',
  ),
);

/** `super().__init__(…)` and `Base.__init__(self, …)`: the constructor of a class of the file, of this object. */
function baseConstructor(
  reading: Reading,
  callee: SyntaxNode,
  property: SyntaxNode,
): { readonly callee: Expression; readonly self?: Argument } | undefined {
  const object = callee.firstChild;
  if (!object || reading.textOf(property) !== '__init__') return undefined;
  const at = reading.spanOf(callee);
  const around = isSuper(reading, object) ? lookUp(reading.scope, 'super()') : undefined;
  if (around?.kind === 'super')
    return {
      callee: name(at, partOfClass(around.base, 'init')),
      self: { value: name(at, around.self), spread: false },
    };
  const text = reading.textOf(object);
  return object.name === 'VariableName' && lookUp(reading.scope, text)?.kind === 'class'
    ? { callee: name(at, partOfClass(text, 'init')) }
    : undefined;
}

function ofKnownDict(
  reading: Reading,
  known: KnownDict,
  property: SyntaxNode,
  list: SyntaxNode,
): Expression | undefined {
  const { positional, keywords, refused } = readArguments(reading, list);
  if (refused || keywords.length || positional.some((argument) => argument.spread)) return undefined;
  const values = positional.map((argument) => argument.value);
  return dictMethod({ ...known, at: reading.spanOf(list.parent ?? list) }, reading.textOf(property), values);
}

/** A call of these arguments, some of which may be spread. */
function withArguments(
  at: Expression['span'],
  args: readonly Argument[],
  build: (values: readonly Expression[]) => Expression,
): Expression {
  return args.some((argument) => argument.spread)
    ? spreadCall(at, args, build)
    : build(args.map((argument) => argument.value));
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
  const type = dtype && elementType(reading, dtype.text, dtype.span);
  if (type && 'code' in type) return stop(type, at);
  const known = new Set(entry.parameters.flatMap(({ names }) => names));
  const rest: Arguments = {
    positional: args.positional,
    keywords: args.keywords.filter(
      (keyword) => keyword !== dtype && (known.has(keyword.name) || !withoutEffect.has(keyword.name)),
    ),
  };
  const place = placeOf(reading, callee, at, errors);
  const collects = entry.parameters.some((parameter) => parameter.rest);
  const value = collects
    ? lowerCall(entry, rest, place)
    : withArguments(at, rest.positional, (values) =>
        lowerCall(entry, { ...rest, positional: values.map((v) => ({ value: v, spread: false })) }, place),
      );
  return type?.as ? apply(at, type.as, [value]) : value;
}

/** Where numbers are kept and whether they are recorded changes none of them. */
const withoutEffect = new Set(['device', 'requires_grad', 'pin_memory', 'non_blocking', 'memory_format']);

/** JAX's `x.at[1:3].add(value)`: a copy with a part changed. */
function changedPart(
  reading: Reading,
  node: SyntaxNode,
  callee: SyntaxNode,
  list: SyntaxNode,
): Expression | undefined {
  const word = lastAttribute(callee);
  const indexed = callee.firstChild;
  const object = indexed?.firstChild;
  const property = object && lastAttribute(object);
  if (!word || !property || reading.textOf(property) !== 'at' || indexed?.name !== 'MemberExpression')
    return undefined;
  if (lastAttribute(indexed)) return undefined;
  const at = reading.spanOf(node);
  const text = reading.textOf(word);
  const [value] = readArguments(reading, list).positional;
  const subscripts = readSubscripts(reading, indexed).map((s) => asValue(at, s));
  const array = reading.expression(object.firstChild, at);
  if (text === 'get') return { kind: 'index', span: at, array, indices: readSubscripts(reading, indexed) };
  if (!value) return stop(problem('wrong-arguments', at, 'A value is missing here'));
  const all: Expression = { kind: 'list', span: at, form: 'tuple', elements: subscripts };
  return apply(at, 'withPart', [array, all, literal(at, text), value.value]);
}

/** A subscript as a value: a slice is a record, an ellipsis a text. */
function asValue(at: Expression['span'], subscript: Subscript): Expression {
  if (subscript.kind === 'at') return subscript.index;
  if (subscript.kind === 'others') return literal(at, '...');
  const { from, to, step } = subscript;
  const fields = Object.entries({ from, to, step }).flatMap(([name, value]) =>
    value ? [{ name, value }] : [],
  );
  return { kind: 'record', span: at, fields };
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
  const entry = findMethod(text, environment.arrays);
  const cast = text === 'astype' || text === 'to' || text === 'type';
  if (environment.ownMethods.has(text) || (!entry && !cast)) return undefined;
  if (entry === 'ambiguous')
    return reading.stop(
      'unsupported-syntax',
      property,
      `${text} means different things in the array libraries of this file`,
    );
  const object = reading.expression(callee.firstChild, reading.spanOf(callee));
  if (cast) return castCall(reading, node, object, list);
  if (entry?.kind !== 'function') return undefined;
  const args = readArguments(reading, list);
  const positional = [{ value: object, spread: false }, ...args.positional];
  return lower(reading, node, property, entry, { ...args, positional });
}

/** `x.astype(float)` is a copy in NumPy; `x.to(…)` of the same type is the tensor itself. */
function castCall(reading: Reading, node: SyntaxNode, object: Expression, list: SyntaxNode): Expression {
  const target = childrenOf(list)[1];
  const type = elementType(reading, target ? reading.textOf(target) : '', reading.spanOf(target ?? list));
  const at = reading.spanOf(node);
  if ('code' in type) return stop(type, at);
  const value = type.as ? apply(at, type.as, [object]) : object;
  return reading.textOf(node).includes('.astype') ? apply(at, 'copy', [value]) : value;
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
