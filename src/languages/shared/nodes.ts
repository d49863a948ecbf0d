import { type Problem, problem } from '../../core/problem';
import type {
  ApplyExpression,
  Expression,
  FunctionDefinition,
  LiteralExpression,
  Parameter,
  Statement,
} from '../../core/program/program';
import type { Span } from '../../core/span';

/** Builders of program nodes, as short as a table of functions wants them. */

export function literal(at: Span, value: LiteralExpression['value'], integer = false): LiteralExpression {
  return integer ? { kind: 'literal', span: at, value, integer } : { kind: 'literal', span: at, value };
}

export function name(at: Span, text: string): Expression {
  return { kind: 'name', span: at, name: text };
}

export function apply(
  at: Span,
  operation: string,
  args: readonly Expression[],
  errors?: ApplyExpression['errors'],
): ApplyExpression {
  return errors
    ? { kind: 'apply', span: at, operation, args, errors }
    : { kind: 'apply', span: at, operation, args };
}

export function call(at: Span, callee: Expression, args: readonly Expression[]): Expression {
  return { kind: 'call', span: at, callee, args, keywords: [] };
}

/** One element of a list or tuple. */
export function item(at: Span, list: Expression, position: number): Expression {
  const index = literal(at, position, true);
  return { kind: 'index', span: at, array: list, indices: [{ kind: 'at', index }] };
}

/**
 * A value to be kept under a made-up name, and that value again. It is kept in a tuple, so that no number is called by
 * the name.
 */
export function boxed(at: Span, value: Expression): Expression {
  return { kind: 'list', span: at, form: 'tuple', elements: [value] };
}

export function unboxed(at: Span, text: string): Expression {
  return item(at, name(at, text), 0);
}

/** A method that the tracer knows by its name: `xs.map(f)`, `xs.reduce(f, start)`. */
export function method(at: Span, object: Expression, text: string, args: readonly Expression[]): Expression {
  return call(at, { kind: 'field', span: at, object, name: text }, args);
}

export function lambda(
  at: Span,
  parameters: readonly Parameter[],
  body: Expression | readonly Statement[],
): Expression {
  const statements: readonly Statement[] =
    'kind' in body ? [{ kind: 'return', span: body.span, value: body }] : body;
  const definition: FunctionDefinition = { name: '', nameSpan: at, parameters, body: statements };
  return { kind: 'lambda', span: at, function: definition };
}

export function logic(at: Span, operator: 'and' | 'or' | 'not', args: readonly Expression[]): Expression {
  return { kind: 'logic', span: at, operator, args };
}

/** Only the branch that the test chooses is computed. */
export function conditional(
  at: Span,
  test: Expression,
  chosen: Expression,
  otherwise: Expression,
): Expression {
  // biome-ignore lint/suspicious/noThenProperty: the program's node has this name, and nothing awaits a node.
  return { kind: 'conditional', span: at, test, then: chosen, otherwise };
}

/** In place of the body of an asynchronous function: what it gives is no number. */
export function promised(at: Span): Statement[] {
  const why = problem('unsupported-syntax', at, 'An async function gives a promise, not a number');
  return [stopStatement(why)];
}

export function stop(problem: Problem, at: Span = problem.span): Expression {
  return { kind: 'stop', span: at, problem };
}

export function stopStatement(problem: Problem, at: Span = problem.span): Statement {
  return { kind: 'stop', span: at, problem };
}

/**
 * `body` with `value` in several places, computed once: through a lambda, unless it is a name or a literal.
 * Without it, nested uses would double the program with every level. The name cannot be written in any
 * language, so it hides none of the user's.
 */
export function once(at: Span, value: Expression, body: (shared: Expression) => Expression): Expression {
  if (value.kind === 'name' || value.kind === 'literal') return body(value);
  const shared = `#${at.start}${"'".repeat(nested)}`;
  nested++;
  try {
    return call(at, lambda(at, [{ name: shared, span: value.span }], body(name(value.span, shared))), [
      value,
    ]);
  } finally {
    nested--;
  }
}

/** How many bodies are being built around: values inside one another at one place have names of their own. */
let nested = 0;
