import { entryNamed } from '../primitives/table';
import type { AssignStatement, Expression, Statement, Target } from '../program/program';
import { nodesIn } from '../program/walk';

/**
 * A loop's body that does the same operations on numbers each time, whatever the numbers are: it assigns arithmetic to
 * names, and decides, calls and writes nothing else.
 */
export interface Steady {
  /** Elements that it reads; their arrays and subscripts are made of names that it does not assign. */
  readonly leaves: readonly Expression[];
  /** The leaves and all parts of them. */
  readonly partsOfLeaves: ReadonlySet<object>;
  /** Names that it reads outside of the leaves and does not assign. */
  readonly reads: ReadonlySet<string>;
  /** Assignments that give a name to a number which is there already: target → name. */
  readonly copies: ReadonlyMap<object, string>;
  /** Names that it assigns and that are there after the round, and where they live. */
  readonly assigned: ReadonlyMap<string, AssignStatement['scope']>;
}

/** A loop: what its rounds do, what each is given, and what stands between two of them. */
export interface Rounds {
  readonly body: readonly Statement[];
  /** Whether each round has a scope of its own. */
  readonly scoped: boolean;
  readonly target?: Target;
  readonly between?: readonly unknown[];
  /** Names that each round has a binding of its own of. */
  readonly fresh?: readonly string[];
}

/** Bodies of more parts are not looked at. */
const mostParts = 2000;

const known = new WeakMap<readonly Statement[], Steady | 'unsteady'>();

/** Undefined where a loop may do something else. */
export function steadyRounds(loop: Rounds): Steady | undefined {
  const found = known.get(loop.body) ?? analysed(loop) ?? 'unsteady';
  known.set(loop.body, found);
  return found === 'unsteady' ? undefined : found;
}

function analysed({ body, scoped, target, between = [], fresh = [] }: Rounds): Steady | undefined {
  if (isLarge(body)) return undefined;
  const statements = assignments(body, scoped);
  if (!statements?.length) return undefined;
  const names = new Set(statements.map((s) => s.name));
  if (fresh.some((name) => names.has(name))) return undefined;
  const others = [...between, ...(target ? [target] : [])];
  for (const part of nodesIn(others)) if (part.kind === 'name' && names.has(part.name)) return undefined;
  const inner = new Set(statements.flatMap((s) => (s.isInner ? [s.name] : [])));
  const reading: Reading = { names, inner, before: new Set(), reads: new Set(), leaves: [] };
  for (const { statement, name } of statements) {
    if (isCopy(statement.value, reading) || !isArithmetic(statement.value, reading)) return undefined;
    reading.before.add(name);
  }
  return {
    leaves: reading.leaves,
    reads: reading.reads,
    copies: new Map(
      statements.flatMap((s) =>
        isNoOperation(s.statement.value) ? [[s.statement.target, s.name] as const] : [],
      ),
    ),
    partsOfLeaves: new Set(reading.leaves.flatMap((leaf) => [...nodesIn(leaf)])),
    assigned: new Map(statements.flatMap((s) => (s.isInner ? [] : [[s.name, s.statement.scope] as const]))),
  };
}

function isLarge(body: readonly Statement[]): boolean {
  let parts = 0;
  for (const _ of nodesIn(body)) if (++parts > mostParts) return true;
  return false;
}

interface Assignment {
  readonly statement: AssignStatement;
  readonly name: string;
  /** Whether the name is that of a block, which nobody sees after the round. */
  readonly isInner: boolean;
}

/** The assignments to names that a body is made of; undefined where there is anything else, or a name of two scopes. */
function assignments(body: readonly Statement[], isBlock: boolean): readonly Assignment[] | undefined {
  const found: Assignment[] = [];
  for (const s of body) {
    const inner = s.kind === 'block' ? assignments(s.body, true) : own(s, isBlock);
    if (!inner) return undefined;
    found.push(...inner);
  }
  const scopes = new Map<string, string>();
  for (const { name, statement, isInner } of found) {
    const scope = `${statement.scope} ${isInner}`;
    if ((scopes.get(name) ?? scope) !== scope) return undefined;
    scopes.set(name, scope);
  }
  return found;
}

function own(s: Statement, isBlock: boolean): readonly Assignment[] | undefined {
  if (s.kind !== 'assign' || s.target.kind !== 'name') return undefined;
  return [{ statement: s, name: s.target.name, isInner: isBlock && s.scope === 'block' }];
}

interface Reading {
  /** All names that the body assigns. */
  readonly names: ReadonlySet<string>;
  /** Those of blocks. */
  readonly inner: ReadonlySet<string>;
  /** Those that it has assigned so far. */
  readonly before: Set<string>;
  /** Other names that it has read. */
  readonly reads: Set<string>;
  readonly leaves: Expression[];
}

/** Hands on what a name stood for in the round before: which node that is may go round in circles. */
function isCopy(e: Expression, reading: Reading): boolean {
  if (e.kind === 'apply' && sameValue.has(e.operation)) return e.args.some((a) => isCopy(a, reading));
  return e.kind === 'name' && reading.names.has(e.name) && !reading.before.has(e.name);
}

function isNoOperation(e: Expression): boolean {
  return e.kind !== 'apply' || sameValue.has(e.operation);
}

/** Operations that may give a number that they are given. */
const sameValue = new Set(['realOnly']);

/** Operations that are one of the rule table where they are given single numbers. */
const ofNumbers = new Set(['times', 'realOnly']);

/** Operations that give no number, or another kind of value. */
const tests = new Set('less lessEqual greater greaterEqual equal notEqual and or xor not select'.split(' '));

function isArithmetic(e: Expression, reading: Reading): boolean {
  switch (e.kind) {
    case 'literal':
      return typeof e.value === 'number';
    case 'name':
      if (!reading.names.has(e.name)) reading.reads.add(e.name);
      return reading.before.has(e.name) || !reading.inner.has(e.name);
    case 'index':
      if (!isLeaf(e, reading)) return false;
      reading.leaves.push(e);
      return true;
    case 'apply': {
      const isKnown =
        (entryNamed(e.operation) !== undefined && !tests.has(e.operation)) || ofNumbers.has(e.operation);
      return isKnown && e.args.every((a) => isArithmetic(a, reading));
    }
    case 'call':
    case 'lambda':
    case 'conditional':
    case 'logic':
    case 'list':
    case 'record':
    case 'field':
    case 'fold':
    case 'element':
    case 'stop':
      return false;
  }
}

const leafKinds = new Set(['index', 'at', 'name', 'literal', 'apply', 'field']);

/** An element whose place does not depend on what the body computes. */
function isLeaf(e: Expression, { names }: Reading): boolean {
  for (const part of nodesIn(e)) {
    if (!leafKinds.has(part.kind)) return false;
    if (part.kind === 'name' && names.has(part.name)) return false;
    if (part.kind === 'index' && part.indices.some((i) => i.kind !== 'at')) return false;
  }
  return true;
}
