import type { Expression, Parameter } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, call, conditional, item, lambda, literal, logic, method, name, once } from '../shared/nodes';

/**
 * Methods of arrays that the tracer has not, by those that it has: `map`, `filter`, `some` and `reduce`, which nothing
 * but an array has. Undefined for other names and other arguments.
 */
export function listMethod(
  at: Span,
  object: Expression,
  text: string,
  [first, ...more]: readonly Expression[],
): Expression | undefined {
  if (!first || more.length) return undefined;
  switch (text) {
    case 'includes':
      return once(at, first, (value) => method(at, object, 'some', [unary(at, (u) => isSame(at, u, value))]));
    case 'indexOf':
      return once(at, first, (value) => position(at, object, (u) => apply(at, 'equal', [u, value])));
    case 'findIndex':
      return takesOne(first) ? position(at, object, (u) => truth(at, call(at, first, [u]))) : undefined;
    case 'find':
      return once(at, method(at, object, 'filter', [first]), (found) =>
        conditional(at, isSome(at, found), item(at, { ...found }, 0), literal(at, null)),
      );
    case 'sort':
      return isFresh(object) ? sorted(at, object, first) : undefined;
    case 'toSorted':
      return sorted(at, object, first);
    default:
      return undefined;
  }
}

function unary(at: Span, body: (element: Expression) => Expression): Expression {
  const own = `#${at.start}element`;
  return lambda(at, [{ name: own, span: at }], body(name(at, own)));
}

/** As `includes` has it: what is not a number is found, too. */
function isSame(at: Span, u: Expression, value: Expression): Expression {
  const differs = (x: Expression): Expression => apply(at, 'notEqual', [x, { ...x }]);
  const both = logic(at, 'and', [differs(u), differs(value)]);
  return logic(at, 'or', [apply(at, 'equal', [u, value]), both]);
}

/** The first position where a test holds, −1 without one; the others are not tested. */
function position(at: Span, object: Expression, test: (element: Expression) => Expression): Expression {
  const [found, element, place] = [`#${at.start}found`, `#${at.start}element`, `#${at.start}place`];
  const parameters: Parameter[] = [found, element, place].map((text) => ({ name: text, span: at }));
  const none = literal(at, -1);
  const isFound = apply(at, 'greaterEqual', [name(at, found), literal(at, 0)]);
  const here = conditional(at, test(name(at, element)), apply(at, 'toReal', [name(at, place)]), none);
  return method(at, object, 'reduce', [
    lambda(at, parameters, conditional(at, isFound, name(at, found), here)),
    none,
  ]);
}

function truth(at: Span, value: Expression): Expression {
  return apply(at, 'truth', [value]);
}

function isSome(at: Span, list: Expression): Expression {
  return apply(at, 'greater', [apply(at, 'length', [list]), literal(at, 0, true)]);
}

function takesOne(f: Expression): boolean {
  return f.kind === 'lambda' && f.function.parameters.length === 1 && !f.function.parameters[0]?.rest;
}

/** Whether the array is a new one, which nothing else sees sorted. */
function isFresh(object: Expression): boolean {
  if (object.kind === 'list') return true;
  if (object.kind === 'apply') return object.operation === 'joinedLists' || object.operation === 'listOf';
  const { callee } = object.kind === 'call' ? object : { callee: undefined };
  return callee?.kind === 'field' && /^(?:slice|map|filter|concat|flat|flatMap)$/.test(callee.name);
}

/** By `(p, q) => p - q`, or the other way round. */
function sorted(at: Span, object: Expression, order: Expression): Expression | undefined {
  const [only, ...more] = order.kind === 'lambda' ? order.function.body : [];
  const [p, q] = order.kind === 'lambda' ? order.function.parameters : [];
  const difference = only?.kind === 'return' && !more.length ? only.value : undefined;
  if (!p || !q || difference?.kind !== 'apply' || difference.operation !== 'sub') return undefined;
  const [a, b] = difference.args;
  if (a?.kind !== 'name' || b?.kind !== 'name') return undefined;
  if (a.name === p.name && b.name === q.name) return apply(at, 'sortedList', [object, literal(at, false)]);
  return a.name === q.name && b.name === p.name
    ? apply(at, 'sortedList', [object, literal(at, true)])
    : undefined;
}
