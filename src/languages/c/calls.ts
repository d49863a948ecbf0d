import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { call, literal, name } from '../shared/nodes';
import { baseName } from './boxed';
import { converted, plainNumber } from './conversions';
import { constantNamed, isLibraryFunction, limitNamed } from './libraries';
import { libraryCall } from './library-calls';
import type { Lowering, Typed } from './lowering';
import { pointedAt } from './names';
import { chosen, functionName, programName } from './overloads';
import { addressOf, placeOf } from './places';
import { isAggregate, placedAt } from './structs';
import type { FunctionSyntax, NameSyntax, ParameterSyntax, SyntaxExpression } from './syntax';
import { type CType, elementOf, isInteger, isReal } from './types';
import { vectorMethod } from './vectors';

type CallSyntax = Extract<SyntaxExpression, { kind: 'call' }>;

/** `f(…)`: a function of the file, of the library, a method, or a value that is a function. */
export function callValue(lowering: Lowering, e: CallSyntax): Typed {
  const { callee } = e;
  if (callee.kind === 'member') return methodCall(lowering, e, callee);
  if (callee.kind !== 'name') return valueCall(lowering, lowering.expression(callee), e);
  if (constantNamed(callee) !== undefined || limitNamed(callee) !== undefined)
    return libraryCall(lowering, callee, [], e.span);
  const local = callee.qualifiers[0] === 'std' ? undefined : lowering.variable(callee.text);
  if (local) return valueCall(lowering, lowering.expression(callee), e);
  const own = ownMethod(lowering, callee, e.args.length);
  if (own && own !== 'several') return fileCall(lowering, own, callee, e, [name(e.span, 'this')]);
  const known = callee.qualifiers[0] === 'std' ? undefined : fileFunction(lowering, callee, e.args.length);
  if (known === 'several') {
    const message = `${callee.text} has several definitions, of which one is chosen by its arguments: this is not followed`;
    return lowering.refuse('unsupported-syntax', callee.span, message);
  }
  if (known) return fileCall(lowering, known, callee, e, []);
  if (isLibraryFunction(callee)) return libraryCall(lowering, callee, e.args, e.span);
  return unknownCall(lowering, callee, e);
}

function fileFunction(
  lowering: Lowering,
  { text, qualifiers }: NameSyntax,
  count: number,
): FunctionSyntax | 'several' | undefined {
  const { functions } = lowering.environment;
  const owner = qualifiers[qualifiers.length - 1];
  const methods = owner === undefined ? undefined : functions.get(functionName({ owner, name: text }));
  return chosen(methods ?? functions.get(text), count);
}

function ownMethod(
  lowering: Lowering,
  { text, qualifiers }: NameSyntax,
  count: number,
): FunctionSyntax | 'several' | undefined {
  const { owner } = lowering.around;
  if (owner === undefined || qualifiers.length) return undefined;
  return chosen(lowering.environment.functions.get(functionName({ owner, name: text })), count);
}

/** A call of a function whose parameters are known; `first` is the object of a method. */
export function fileCall(
  lowering: Lowering,
  known: FunctionSyntax,
  callee: NameSyntax,
  e: { readonly span: Span; readonly args: readonly SyntaxExpression[] },
  first: readonly Expression[],
): Typed {
  const { parameters } = known;
  const own = programName(lowering.environment.functions, known);
  const least = parameters.findIndex((p) => p.default !== undefined);
  const needed = least < 0 ? parameters.length : least;
  if (e.args.length > parameters.length || e.args.length < needed) {
    const message = `${callee.text} takes ${parameters.length} arguments, not ${e.args.length}`;
    return lowering.refuse('wrong-arguments', e.span, message, known.result);
  }
  if (callee.types?.some((type) => type.kind !== 'real')) {
    const message = `${callee.text} is a template: with another type than a real number it is not followed`;
    return lowering.refuse('unsupported-syntax', callee.span, message, known.result);
  }
  const shared = sharedArgument(lowering, e.args, parameters, first.length > 0);
  if (shared) {
    const message = `${callee.text} may change what it is given here by a constant reference, which is not followed`;
    return lowering.refuse('unsupported-syntax', shared.span, message, known.result);
  }
  const given = e.args.map((arg, k) => argument(lowering, arg, parameters[k], callee));
  const left = parameters.slice(e.args.length).map((p) => defaultOf(lowering, p, e.span));
  const self = known.isStatic ? [] : first;
  const value = call(e.span, name(callee.span, own), [...self, ...given, ...left]);
  return resultOf(lowering, known.result, value, e.span);
}

/**
 * An argument of a `const double &` that the function may change by another of its parameters while it runs: the
 * parameter is read once, as its value.
 */
function sharedArgument(
  lowering: Lowering,
  args: readonly SyntaxExpression[],
  parameters: readonly ParameterSyntax[],
  isMethod: boolean,
): SyntaxExpression | undefined {
  const types = parameters.map((p) => lowering.known(p.type));
  const written = args.filter((_, k) => {
    const type = types[k];
    return (type?.kind === 'reference' || type?.kind === 'pointer') && !type.constant;
  });
  const names = new Set(written.map(baseName));
  return args.find((arg, k) => {
    const type = types[k];
    const isRead = type?.kind === 'reference' && type.constant && !isAggregate(type.to);
    const name = baseName(arg);
    if (!isRead || !(written.length || isMethod) || name === undefined) return false;
    return names.has(name) || (arg.kind !== 'name' && arg.kind !== 'cast');
  });
}

function defaultOf(lowering: Lowering, p: ParameterSyntax, at: Span): Expression {
  const value = p.default && lowering.expression(p.default);
  return placedAt(value ? converted(lowering, value, lowering.known(p.type), at) : literal(at, null), at);
}

/** What a call gives: of a reference what it refers to. */
function resultOf(lowering: Lowering, type: CType, value: Expression, at: Span): Typed {
  const known = lowering.known(type);
  if (known.kind === 'reference' && !isAggregate(known.to)) {
    return { type: known.to, value: pointedAt(known.to, value, at).read };
  }
  if (known.kind === 'reference') return { type: known.to, value };
  return { type: known, value, fresh: true };
}

/** An argument as its parameter takes it: by reference its place, else a converted value. */
function argument(
  lowering: Lowering,
  e: SyntaxExpression,
  p: ParameterSyntax | undefined,
  callee: NameSyntax,
): Expression {
  const type = p && lowering.known(p.type);
  if (!type) return plainNumber(lowering.expression(e)).value;
  if (type.kind === 'reference' && !(type.constant && !isAggregate(type.to)))
    return referenced(lowering, e, type.to);
  const wanted = type.kind === 'reference' ? type.to : type;
  const from = e.kind === 'braces' ? braced(lowering, e, wanted) : lowering.expression(e);
  if (isReal(wanted) && wanted.template && isInteger(from.type) && !callee.types) {
    const message = `${callee.text} is a template: with an integer here it calculates with integers, which is not followed`;
    return lowering.refuse('unsupported-syntax', e.span, message).value;
  }
  return converted(lowering, from, wanted, e.span);
}

function braced(lowering: Lowering, e: SyntaxExpression, type: CType): Typed {
  return lowering.expression({ kind: 'construct', span: e.span, type, args: [], braces: e });
}

function referenced(lowering: Lowering, e: SyntaxExpression, to: CType): Expression {
  const place = isAggregate(to) ? undefined : placeOf(lowering, e);
  if (place && place.type.kind === to.kind) return addressOf(lowering, e, e.span).value;
  if (e.kind === 'braces') return braced(lowering, e, to).value;
  return lowering.expression(e).value;
}

/** A pointer to a function, a lambda, or what was passed as one. */
function valueCall(lowering: Lowering, callee: Typed, e: CallSyntax): Typed {
  const type = callee.type.kind === 'pointer' ? callee.type.to : callee.type;
  if (callee.value.kind === 'stop') return callee;
  const parameters = type.kind === 'function' ? type.parameters : [];
  const own: NameSyntax = { kind: 'name', span: e.callee.span, text: 'this function', qualifiers: [] };
  const args = e.args.map((arg, k) => {
    const p = parameters[k];
    return argument(lowering, arg, p && { name: '', span: arg.span, type: p }, own);
  });
  const value = call(e.span, callee.value, args);
  return resultOf(
    lowering,
    type.kind === 'function' ? type.result : { kind: 'unknown', name: 'result' },
    value,
    e.span,
  );
}

function methodCall(
  lowering: Lowering,
  e: CallSyntax,
  callee: Extract<SyntaxExpression, { kind: 'member' }>,
): Typed {
  const place = placeOf(lowering, callee);
  if (place) return valueCall(lowering, { type: place.type, value: place.read }, e);
  const object = lowering.expression(callee.object);
  const struct = callee.arrow ? elementOf(object.type) : object.type;
  if (object.value.kind === 'stop') return object;
  if (struct?.kind === 'vector') {
    const vector = callee.arrow ? pointedAt(struct, object.value, callee.span).read : object.value;
    return vectorMethod(lowering, { type: struct, value: vector }, callee.name, e);
  }
  const at = { start: callee.span.start, end: callee.span.end };
  const refused = struct?.kind === 'struct' && lowering.environment.structs.get(struct.name)?.refused;
  if (refused) return lowering.refuse('unsupported-syntax', at, refused);
  const own: NameSyntax = { kind: 'name', span: at, text: callee.name, qualifiers: [] };
  const known =
    struct?.kind === 'struct'
      ? fileFunction(lowering, { ...own, qualifiers: [struct.name] }, e.args.length)
      : undefined;
  if (!known || known === 'several' || struct?.kind !== 'struct')
    return lowering.refuse('unknown-function', at, `The method ${callee.name} is not known`);
  const self = callee.arrow ? pointedAt(struct, object.value, callee.span).read : object.value;
  return fileCall(lowering, known, own, e, [self]);
}

/** Reaching it stops with its name, unless somebody takes its value for an input. */
function unknownCall(lowering: Lowering, callee: NameSyntax, e: CallSyntax): Typed {
  const args = e.args.map((arg) => plainNumber(lowering.expression(arg)).value);
  const full = [...callee.qualifiers, callee.text].join('::');
  return {
    type: { kind: 'unknown', name: full },
    value: call(e.span, name(callee.span, full), args),
    fresh: true,
  };
}
