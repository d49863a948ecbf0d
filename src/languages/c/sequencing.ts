import type { Environment } from './environment';
import { functionName } from './environment';
import type { SyntaxExpression } from './syntax';

/** Whether computing an expression changes something by itself: an assignment or a count inside. */
export function changes(e: SyntaxExpression): boolean {
  for (const node of partsOf(e)) {
    if (node.kind === 'assign' || node.kind === 'postfix') return true;
    if (node.kind === 'unary' && (node.sign === '++' || node.sign === '--')) return true;
  }
  return false;
}

/** The expression and those inside of it; not those inside of lambdas, which run later. */
export function* partsOf(e: SyntaxExpression): Generator<SyntaxExpression> {
  const open: SyntaxExpression[] = [e];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    open.push(...childrenOf(next));
  }
}

export function childrenOf(e: SyntaxExpression): readonly SyntaxExpression[] {
  switch (e.kind) {
    case 'unary':
    case 'postfix':
    case 'cast':
      return [e.operand];
    case 'chain':
      return [e.first, ...e.links.map((link) => link.operand)];
    case 'assign':
      return [e.left, e.right];
    case 'conditional':
      return [e.test, e.chosen, e.otherwise];
    case 'comma':
      return e.parts;
    case 'call':
      return [e.callee, ...e.args];
    case 'index':
      return [e.array, e.index];
    case 'member':
      return [e.object];
    case 'braces':
      return e.items.map((item) => item.value);
    case 'construct':
      return [...e.args, ...(e.braces ? [e.braces] : [])];
    case 'sizeof':
    case 'lambda':
    case 'name':
    case 'number':
    case 'character':
    case 'string':
    case 'bad':
      return [];
  }
}

interface Uses {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  /** What is used in an order that C leaves open. */
  readonly conflict?: string | undefined;
}

const nothing: Uses = { reads: new Set(), writes: new Set() };

/**
 * A name that an expression changes and uses again in an order that C leaves open, as `i = i++ + 1` does;
 * undefined where there is none.
 */
export function unsequenced(e: SyntaxExpression, environment: Environment): string | undefined {
  return changes(e) || mayChangeByCall(e) ? usesOf(e, environment).conflict : undefined;
}

function mayChangeByCall(e: SyntaxExpression): boolean {
  let calls = 0;
  let pointers = false;
  for (const node of partsOf(e)) {
    if (node.kind === 'call') {
      calls++;
      pointers ||= node.args.some((arg) => (arg.kind === 'unary' && arg.sign === '&') || arg.kind === 'name');
    }
  }
  return calls > 0 && pointers;
}

function usesOf(e: SyntaxExpression, environment: Environment): Uses {
  const of = (part: SyntaxExpression): Uses => usesOf(part, environment);
  switch (e.kind) {
    case 'name':
      return { reads: new Set([e.text]), writes: new Set() };
    case 'chain': {
      const parts = [e.first, ...e.links.map((link) => link.operand)].map(of);
      const sign = e.links[0]?.sign;
      return sign === '&&' || sign === '||' ? inOrder(parts) : together(parts);
    }
    case 'conditional':
      return inOrder([of(e.test), of(e.chosen), of(e.otherwise)]);
    case 'comma':
      return inOrder(e.parts.map(of));
    case 'assign':
      return assigned(e.left, together([placeUses(e.left, environment), of(e.right)]), of(e.right));
    case 'postfix':
      return changed(e.operand, of(e.operand));
    case 'unary':
      return e.sign === '++' || e.sign === '--' ? changed(e.operand, of(e.operand)) : of(e.operand);
    case 'call':
      return called(e, environment);
    default:
      return together(childrenOf(e).map(of));
  }
}

/** What finding a place reads; the name that is assigned to itself is not read. */
function placeUses(e: SyntaxExpression, environment: Environment): Uses {
  return e.kind === 'name' ? nothing : usesOf(e, environment);
}

function baseOf(e: SyntaxExpression): string | undefined {
  if (e.kind === 'name') return e.text;
  if (e.kind === 'index') return baseOf(e.array);
  return e.kind === 'member' ? baseOf(e.object) : undefined;
}

/** The change comes after both sides were computed; a change of the same name inside of them is in conflict. */
function assigned(left: SyntaxExpression, uses: Uses, right: Uses): Uses {
  const name = baseOf(left);
  const conflict =
    uses.conflict ??
    (name !== undefined && left.kind === 'name' && right.writes.has(name) ? name : undefined);
  return withWrite(name, { ...uses, conflict });
}

function changed(operand: SyntaxExpression, uses: Uses): Uses {
  const name = baseOf(operand);
  const conflict = uses.conflict ?? (name !== undefined && uses.writes.has(name) ? name : undefined);
  return withWrite(name, { ...uses, conflict });
}

function withWrite(name: string | undefined, uses: Uses): Uses {
  return name === undefined ? uses : { ...uses, writes: new Set([...uses.writes, name]) };
}

/** What a function is given a pointer to counts as changed by the call. */
function called(e: Extract<SyntaxExpression, { kind: 'call' }>, environment: Environment): Uses {
  const args = together(
    [e.callee, ...e.args]
      .filter((part) => part.kind !== 'bad')
      .map((part) => argumentUses(part, environment)),
  );
  const given = e.args.flatMap((arg, k) =>
    mayWrite(e, arg, k, environment) ? (baseOf(withoutAddress(arg)) ?? []) : [],
  );
  // A function that assigns its result to what it was given a pointer to comes first.
  return { ...args, writes: new Set([...args.writes, ...given]) };
}

function argumentUses(e: SyntaxExpression, environment: Environment): Uses {
  return e.kind === 'unary' && e.sign === '&' && e.operand.kind === 'name' ? nothing : usesOf(e, environment);
}

function withoutAddress(e: SyntaxExpression): SyntaxExpression {
  return e.kind === 'unary' && e.sign === '&' ? e.operand : e;
}

function mayWrite(
  e: Extract<SyntaxExpression, { kind: 'call' }>,
  arg: SyntaxExpression,
  position: number,
  environment: Environment,
): boolean {
  const known =
    e.callee.kind === 'name' ? environment.functions.get(functionName({ name: e.callee.text })) : undefined;
  const type = known === undefined || known === 'several' ? undefined : known.parameters[position]?.type;
  const writable = (type?.kind === 'pointer' || type?.kind === 'reference') && !type.constant;
  return type ? writable : arg.kind === 'unary' && arg.sign === '&';
}

function union(all: readonly Uses[], conflict: string | undefined): Uses {
  return {
    reads: new Set(all.flatMap((uses) => [...uses.reads])),
    writes: new Set(all.flatMap((uses) => [...uses.writes])),
    conflict,
  };
}

function inOrder(all: readonly Uses[]): Uses {
  return union(all, all.find((uses) => uses.conflict !== undefined)?.conflict);
}

/** Operands whose order is left open. */
function together(all: readonly Uses[]): Uses {
  let conflict = all.find((uses) => uses.conflict !== undefined)?.conflict;
  const reads = new Set<string>();
  const writes = new Set<string>();
  for (const uses of all) {
    for (const name of uses.writes) if (reads.has(name) || writes.has(name)) conflict ??= name;
    for (const name of uses.reads) if (writes.has(name)) conflict ??= name;
    for (const name of uses.reads) reads.add(name);
    for (const name of uses.writes) writes.add(name);
  }
  return union(all, conflict);
}
