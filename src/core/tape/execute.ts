import { problem } from '../problem';
import { isMadeUp } from '../program/made-up';
import type {
  AssignStatement,
  Expression,
  ForStatement,
  IfStatement,
  Statement,
  Target,
  WhileStatement,
} from '../program/program';
import type { Span } from '../span';
import { elementType, itemsOf } from './arrays/array';
import { type Index, overwrite, positionOf, windowOf, write } from './arrays/indexing';
import { range } from './arrays/lists';
import type { TraceContext } from './context';
import { asTruth } from './convert';
import { valueOrUnknown } from './follow';
import { defined } from './functions';
import { mostIdleRounds, Progress } from './progress';
import { Replay } from './replay';
import type { Rolling } from './rolling';
import { steadyRounds } from './steady';
import { each, element, listPositions, rows, subscripts } from './subscripts';
import { sizeOf } from './tape';
import { describe, itemAt, type ListValue, Scope, type Value } from './value';

type IndexTarget = Extract<Target, { kind: 'index' }>;
type NameTarget = Extract<Target, { kind: 'name' }>;

/** How a statement ended. */
type Outcome = 'next' | 'break' | 'continue' | { readonly returned: Value };

/** Runs a function's body; the value that it returns, `none` without one. */
export function executeBody(context: TraceContext, body: readonly Statement[], scope: Scope): Value {
  const outcome = executeAll(context, body, scope);
  return typeof outcome === 'object' ? outcome.returned : { kind: 'none' };
}

export function executeAll(context: TraceContext, body: readonly Statement[], scope: Scope): Outcome {
  for (const s of body) {
    const outcome = execute(context, s, scope);
    if (outcome !== 'next') return outcome;
  }
  return 'next';
}

function execute(context: TraceContext, s: Statement, scope: Scope): Outcome {
  context.step(s.span);
  switch (s.kind) {
    case 'assign':
      assign(context, s, scope);
      return 'next';
    case 'expression':
      context.evaluate(s.value, scope);
      return 'next';
    case 'return':
      return { returned: s.value ? context.evaluate(s.value, scope) : { kind: 'none' } };
    case 'if':
      return branch(context, s, scope);
    case 'for':
      return forEach(context, s, scope);
    case 'while':
      return whileHolds(context, s, scope);
    case 'block':
      return executeAll(context, s.body, new Scope(scope, false));
    case 'break':
    case 'continue':
      return s.kind;
    case 'function':
      scope.declare(s.function.name, defined(context, s.function, scope));
      return 'next';
    case 'stop':
      return context.stop(s.problem.code, s.problem.span, s.problem.message);
  }
}

/** What cannot be followed matters only once it is used. */
function assign(context: TraceContext, s: AssignStatement, scope: Scope): void {
  if (s.value.kind === 'stop' && s.target.kind === 'name' && !context.opaqueInput(s.value)) {
    const { code, span, message } = s.value.problem;
    const why = problem(code, context.absolute(span), message);
    return store(context, s.target, { kind: 'unknown', problem: why, unit: context.unit }, s.scope, scope);
  }
  const value = tensorElement(context, s, scope) ?? valueOrUnknown(context, s, scope);
  if (s.inPlace && changedInPlace(context, s, value, scope)) return changed(context, s.target);
  store(context, s.target, value, s.scope, scope);
}

/** What a name stands for after `a = x[0]` shares its memory with a tensor, even if it is one number. */
function tensorElement(context: TraceContext, s: AssignStatement, scope: Scope): Value | undefined {
  const { value, target } = s;
  if (context.program.arrays !== 'tensors' || value.kind !== 'index' || target.kind !== 'name')
    return undefined;
  const table = context.evaluate(value.array, scope);
  const indices = subscripts(context, value.indices, scope);
  if (table.kind !== 'array') return element(context, table, indices, value.span);
  const part = windowOf(context, table, indices, value.span);
  context.seen(value, shown(part));
  return part;
}

/** Of an array of no axes its element. */
function shown(value: Value): Value {
  return value.kind === 'array' && !value.shape.length ? itemAt(value, value.offset) : value;
}

/** `x += 1` of an array changes the array itself, whatever other names it has. */
function changedInPlace(context: TraceContext, s: AssignStatement, value: Value, scope: Scope): boolean {
  const old = standing(context, s.target, scope);
  if (old?.kind === 'list' && old.form === 'list' && value.kind === 'list') {
    old.items.splice(0, old.items.length, ...value.items);
    return true;
  }
  if (old?.kind !== 'array' || context.program.arrays === 'immutable') return false;
  const shape = value.kind === 'array' ? value.shape : [];
  if (old.shape.join() !== shape.join()) {
    context.stop(
      'shape-mismatch',
      s.span,
      'what is computed here has another shape than the array that it should be written into',
    );
  }
  overwrite(context, old, value, s.span);
  return true;
}

/** What a name or a field stands for. */
function standing(context: TraceContext, target: Target, scope: Scope): Value | undefined {
  if (target.kind === 'name') return scope.get(target.name);
  if (target.kind !== 'field') return undefined;
  const object = context.evaluate(target.object, scope);
  return object.kind === 'record' ? object.fields.get(target.name) : undefined;
}

function store(
  context: TraceContext,
  target: Target,
  value: Value,
  where: AssignStatement['scope'],
  scope: Scope,
): void {
  switch (target.kind) {
    case 'name':
      context.seen(target, shown(value));
      named(context, target, shown(value));
      if (where === 'nearest') scope.assign(target.name, value);
      else (where === 'block' ? scope : scope.ofFunction).declare(target.name, value);
      return;
    case 'targets': {
      const items = rows(context, value, target.span);
      if (items.length !== target.elements.length) {
        context.stop('shape-mismatch', target.span, `${describe(value)} for ${target.elements.length} names`);
      }
      target.elements.forEach((t, k) => {
        const item = items[k];
        if (item) store(context, t, item, where, scope);
      });
      return;
    }
    case 'index':
      storeAt(context, target, value, scope);
      changed(context, target.array);
      return;
    case 'field': {
      const object = context.evaluate(target.object, scope);
      if (object.kind !== 'record')
        return context.stop('unsupported-syntax', target.span, `${describe(object)} has no fields`);
      object.fields.set(target.name, value);
      return;
    }
  }
}

function storeAt(context: TraceContext, target: IndexTarget, value: Value, scope: Scope): void {
  const table = context.evaluate(target.array, scope);
  const indices = subscripts(context, target.indices, scope);
  if (table.kind === 'array') return write(context, table, indices, value, target.span);
  const [index, ...others] = indices;
  if (table.kind !== 'list' || !index || others.length) {
    return context.stop(
      'unsupported-syntax',
      target.span,
      `this part of ${describe(table)} cannot be assigned to`,
    );
  }
  storeInList(context, table, index, value, target.span);
}

function storeInList(context: TraceContext, list: ListValue, index: Index, value: Value, at: Span): void {
  if (list.form === 'tuple') context.stop('unsupported-syntax', at, 'a tuple cannot be changed');
  const { items } = list;
  if ('at' in index) {
    const grows = context.program.listsGrow === true && index.at === items.length;
    items[grows ? index.at : positionOf(context, index.at, items.length, at)] = value;
    return;
  }
  const places = listPositions(context, index, items.length, at);
  const values = [...rows(context, value, at)];
  if (values.length !== places.length)
    context.stop('unsupported-syntax', at, 'a slice of a list is given another number of elements');
  places.forEach((place, k) => {
    items[place] = values[k] ?? { kind: 'none' };
  });
}

function named(context: TraceContext, { name, span }: NameTarget, value: Value): void {
  if (isMadeUp(name)) return;
  const own = context.calls.length === 0;
  if (value.kind === 'real') context.builder.name(value.node, name, own);
  if (!own) return;
  context.builder.bind(name, identityOf(value));
  context.arrays.name(name, value, context.unit, span);
}

/** What a name stands for has other elements now. */
function changed(context: TraceContext, e: Target | Expression): void {
  if (e.kind === 'name' && context.calls.length === 0) context.builder.bind(e.name, {});
}

/** Elements of arrays by which two are told apart. */
const mostCompared = 1000;

/** Equal for values that cannot be told apart. */
function identityOf(value: Value): unknown {
  if (value.kind === 'real') return value.node;
  if (value.kind === 'integer' || value.kind === 'boolean' || value.kind === 'string')
    return `${value.kind} ${value.value}`;
  return value.kind === 'array' && elementType(value) === 'real' && sizeOf(value.shape) <= mostCompared
    ? itemsOf(value).map(identityOf).join()
    : value;
}

function branch(context: TraceContext, s: IfStatement, scope: Scope): Outcome {
  const holds = asTruth(context, context.evaluate(s.test, scope), s.test.span);
  return executeAll(context, holds ? s.body : s.otherwise, s.scoped ? new Scope(scope, false) : scope);
}

function forEach(context: TraceContext, s: ForStatement, scope: Scope): Outcome {
  const values = walked(context, s.iterable, scope);
  return context.builder.loop((loop) => {
    const replay = new Replay(context, loop, steadyRounds(s));
    try {
      for (const value of values) {
        const inner = s.scoped ? new Scope(scope, false) : scope;
        store(context, s.target, value, s.scoped ? 'block' : 'function', inner);
        if (replay.again(inner)) continue;
        const outcome = replay.whole(inner, () => executeAll(context, s.body, inner));
        loop.round();
        replay.learn();
        if (outcome === 'break') return 'next';
        if (typeof outcome === 'object') return outcome;
      }
      return 'next';
    } finally {
      replay.leave(scope);
    }
  });
}

/** What a loop walks over; a range is never a list of its own. */
function walked(context: TraceContext, e: Expression, scope: Scope): Iterable<Value> {
  if (e.kind !== 'apply' || e.operation !== 'range') return each(context, context.evaluate(e, scope), e.span);
  const args = e.args.map((a) => context.evaluate(a, scope));
  return range(context, args, e.span);
}

function whileHolds(context: TraceContext, s: WhileStatement, scope: Scope): Outcome {
  const steady = steadyRounds({ ...s, between: [s.test, s.update] });
  return context.builder.loop((loop) => {
    const replay = new Replay(context, loop, steady);
    try {
      return rounds(context, s, scope, loop, replay);
    } finally {
      replay.leave(scope);
    }
  });
}

function rounds(
  context: TraceContext,
  s: WhileStatement,
  scope: Scope,
  loop: Rolling,
  replay: Replay,
): Outcome {
  let head = renewed(s, scope, scope);
  const holds = (): boolean => asTruth(context, context.evaluate(s.test, head), s.test.span);
  const progress = new Progress(s.test);
  for (let round = 0; (s.testLast && round === 0) || holds(); round++) {
    progress.round(head);
    if (progress.idle > mostIdleRounds)
      return context.stop(
        'endless-loop',
        s.span,
        `this loop has run ${round} rounds without an end in sight`,
      );
    const inner = s.scoped ? new Scope(head, false) : head;
    const isDone = replay.again(inner);
    const outcome = isDone ? 'next' : replay.whole(inner, () => executeAll(context, s.body, inner));
    if (outcome === 'break') return 'next';
    if (typeof outcome === 'object') return outcome;
    head = renewed(s, scope, head);
    executeAll(context, s.update, head);
    if (isDone) continue;
    loop.round();
    replay.learn();
  }
  return 'next';
}

/** A scope with bindings of its own for what each round has anew, begun with their last values. */
function renewed({ fresh }: WhileStatement, outer: Scope, last: Scope): Scope {
  if (!fresh) return outer;
  const scope = new Scope(outer, false);
  for (const name of fresh) scope.declare(name, last.get(name) ?? { kind: 'none' });
  return scope;
}
