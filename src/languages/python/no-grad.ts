import { isPrimitive } from '../../core/primitives/table';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, literal, stop, stopStatement } from '../shared/nodes';

/**
 * Statements as they run under `torch.no_grad()`: what an operation gives there has no derivative, while a name that
 * is only handed on keeps its own. What may be either, as the result of a function or part of a list, stops.
 */
export function withoutDerivatives(body: readonly Statement[]): Statement[] {
  return body.map(cutStatement);
}

function cutStatement(s: Statement): Statement {
  switch (s.kind) {
    case 'assign':
      if (s.inPlace || s.target.kind === 'index') return declined(s.span, 'A change in place under no_grad');
      return { ...s, value: cutValue(s.value) };
    case 'expression':
      return declined(s.span, 'What a call changes under no_grad');
    case 'return':
      return { ...s, value: s.value && cutValue(s.value) };
    case 'if':
      return { ...s, body: withoutDerivatives(s.body), otherwise: withoutDerivatives(s.otherwise) };
    case 'for':
      return s.iterable.kind === 'apply' && s.iterable.operation === 'range'
        ? { ...s, body: withoutDerivatives(s.body) }
        : declined(s.iterable.span, 'A loop over elements under no_grad');
    case 'while':
    case 'block':
      return { ...s, body: withoutDerivatives(s.body) };
    case 'break':
    case 'continue':
    case 'function':
    case 'stop':
      return s;
  }
}

function declined(at: Span, what: string): Statement {
  return stopStatement(problem('unsupported-syntax', at, `${what} is not followed`));
}

function refused({ span }: Expression): Expression {
  return stop(
    problem('unsupported-syntax', span, 'Whether this keeps its derivative under no_grad is not known'),
  );
}

function cutValue(e: Expression): Expression {
  switch (e.kind) {
    case 'literal':
    case 'name':
    case 'lambda':
    case 'stop':
      return e;
    case 'list':
      return { ...e, elements: e.elements.map(cutValue) };
    case 'record':
      return { ...e, fields: e.fields.map((field) => ({ ...field, value: cutValue(field.value) })) };
    case 'conditional':
      // biome-ignore lint/suspicious/noThenProperty: the program's node has this name, and nothing awaits a node.
      return { ...e, then: cutValue(e.then), otherwise: cutValue(e.otherwise) };
    case 'logic':
      return e.operator === 'not' ? e : { ...e, args: e.args.map(cutValue) };
    case 'field':
      return views.has(e.name) ? refused(e) : e;
    case 'call':
      return cutShared(e);
    case 'apply':
      return cutOperation(e);
    case 'index':
    case 'fold':
    case 'element':
      return refused(e);
  }
}

/** Attributes of tensors that are operations. */
const views = new Set(['T', 'mT', 'H', 'mH', 'real', 'imag', 'data', 'grad']);

/** A function that gives one value of an operation, called where it stands: how a value is computed once. */
function cutShared(e: Extract<Expression, { kind: 'call' }>): Expression {
  const { callee } = e;
  const [only, ...others] = callee.kind === 'lambda' ? callee.function.body : [];
  if (callee.kind !== 'lambda' || only?.kind !== 'return' || !only.value || others.length) return refused(e);
  const body: Statement[] = [{ ...only, value: cutValue(only.value) }];
  return { ...e, callee: { ...callee, function: { ...callee.function, body } } };
}

const withoutSlope = new Set(
  'less lessEqual greater greaterEqual equal notEqual and or xor not truth length range toInteger shapeOf sizeOf rankOf'.split(
    ' ',
  ),
);

const ofArrays = new Set(
  'total productOf maxOf minOf meanOf varianceOf deviationOf logSumExpOf normOf softmaxOf logSoftmaxOf dot matmul transpose innerProduct outerProduct solve inverse determinant cut'.split(
    ' ',
  ),
);

function cutOperation(e: Extract<Expression, { kind: 'apply' }>): Expression {
  if (withoutSlope.has(e.operation)) return e;
  if (!isPrimitive(e.operation) && !ofArrays.has(e.operation)) return refused(e);
  // Two lists are joined by +: taking nothing off stops there, and leaves every number as it is.
  const joins = e.operation === 'add' || e.operation === 'mul';
  return apply(e.span, 'cut', [joins ? apply(e.span, 'sub', [e, literal(e.span, 0, true)]) : e]);
}
