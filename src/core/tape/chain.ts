import type { ApplyExpression, Expression } from '../program/program';
import type { TraceContext } from './context';
import { asReal } from './convert';
import { applyOperation } from './operation';
import type { Scope, Value } from './value';

type Chain = ApplyExpression & { readonly args: readonly [Expression, Expression] };

/** Whether an expression is an infix operation, of which texts make long chains to the left. */
export function isChain(e: Expression): e is Chain {
  if (e.kind !== 'apply' || e.args.length !== 2) return false;
  return (
    e.operation === 'add' ||
    e.operation === 'sub' ||
    e.operation === 'mul' ||
    e.operation === 'div' ||
    e.operation === 'times'
  );
}

/**
 * a + b + c − d … without recursion to the left. A run of three or more additions is one operation `sum`:
 * it adds from the left as the chain does, so that no digit differs, and the graph has one node for it.
 */
export function evaluateChain(context: TraceContext, whole: Chain, scope: Scope): Value {
  return isChain(whole.args[0]) ? longChain(context, whole, scope) : pair(context, whole, scope);
}

function pair(context: TraceContext, link: Chain, scope: Scope): Value {
  const left = context.evaluate(link.args[0], scope);
  context.step(link.span);
  const right = context.evaluate(link.args[1], scope);
  if (!isSum(link, left, right))
    return applyOperation(context, link.operation, [left, right], link.span, link.errors);
  const terms = [
    asReal(context, left, link.args[0].span).node,
    asReal(context, right, link.args[1].span).node,
  ];
  return { kind: 'real', node: added(context, terms, link), ieee: isIeee(left) || isIeee(right) };
}

/** A sum of numbers that are not both known to the tracer. */
function isSum(link: Chain, left: Value, right: Value): boolean {
  if (link.operation !== 'add' || !isNumber(left) || !isNumber(right)) return false;
  return !isStatic(left) || !isStatic(right);
}

function longChain(context: TraceContext, whole: Chain, scope: Scope): Value {
  const links: Chain[] = [];
  let first: Expression = whole;
  while (isChain(first)) {
    links.push(first);
    first = first.args[0];
  }
  let left = context.evaluate(first, scope);
  for (let link = links.pop(); link; link = links.pop()) {
    const right = rightOf(context, link, scope);
    if (isSum(link, left, right)) [left, link] = additions(context, links, link, [left, right], scope);
    else left = applyOperation(context, link.operation, [left, right], link.span, link.errors);
    if (link !== whole) context.seen(link, left);
  }
  return left;
}

function rightOf(context: TraceContext, link: Chain, scope: Scope): Value {
  context.step(link.span);
  return context.evaluate(link.args[1], scope);
}

/** A run of additions of numbers, and an addition of something else after it; the value and the run's last link. */
function additions(
  context: TraceContext,
  links: Chain[],
  first: Chain,
  [left, right]: readonly [Value, Value],
  scope: Scope,
): [Value, Chain] {
  const terms = [asReal(context, left, first.args[0].span), asReal(context, right, first.args[1].span)];
  const value = (at: Chain): Value => {
    const nodes = terms.map((t) => t.node);
    return { kind: 'real', node: added(context, nodes, at), ieee: terms.some(isIeee) };
  };
  let last = first;
  while (links[links.length - 1]?.operation === 'add') {
    const link = links.pop() ?? last;
    const term = rightOf(context, link, scope);
    if (!isNumber(term))
      return [applyOperation(context, 'add', [value(last), term], link.span, link.errors), link];
    terms.push(asReal(context, term, link.args[1].span));
    last = link;
  }
  return [value(last), last];
}

function added(context: TraceContext, terms: readonly number[], at: Chain): number {
  return context.emit(terms.length === 2 ? 'add' : 'sum', terms, at.span);
}

function isNumber(v: Value): boolean {
  return v.kind === 'real' || isStatic(v) || v.kind === 'boolean';
}

function isStatic(v: Value): boolean {
  return v.kind === 'integer' || (v.kind === 'boolean' && v.node === undefined);
}

function isIeee(v: Value): boolean {
  return v.kind === 'real' && v.ieee === true;
}
