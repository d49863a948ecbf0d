import type { Environment } from './environment';
import { parameterType } from './overloads';
import type { SyntaxExpression } from './syntax';
import type { CType } from './types';

/** Whether computing an expression changes something by itself: an assignment or a count inside. */
export function changes(e: SyntaxExpression): boolean {
  for (const node of partsOf(e)) {
    if (node.kind === 'assign' || node.kind === 'postfix') return true;
    if (node.kind === 'unary' && (node.sign === '++' || node.sign === '--')) return true;
  }
  return false;
}

/** The expression and those inside of it; not those inside of lambdas, which run later. */
function* partsOf(e: SyntaxExpression): Generator<SyntaxExpression> {
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
      return reading(e.text);
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
      return assigned(e.left, e.right, together([finding(e.left, environment), of(e.right)]));
    case 'postfix':
      return changed(e.operand, finding(e.operand, environment));
    case 'unary':
      if (e.sign === '++' || e.sign === '--') return changed(e.operand, finding(e.operand, environment));
      return e.sign === '*' ? together([finding(e, environment), reading(placeName(e))]) : of(e.operand);
    case 'index':
    case 'member':
      return together([finding(e, environment), reading(placeName(e))]);
    case 'call':
      return called(e, environment);
    case 'bad':
    case 'braces':
    case 'cast':
    case 'character':
    case 'construct':
    case 'lambda':
    case 'number':
    case 'sizeof':
    case 'string':
      return together(childrenOf(e).map(of));
  }
}

function reading(name: string | undefined): Uses {
  return name === undefined ? nothing : { reads: new Set([name]), writes: new Set() };
}

/** What is used to find a place, not what stands there. */
function finding(e: SyntaxExpression, environment: Environment): Uses {
  switch (e.kind) {
    case 'name':
      return nothing;
    case 'index':
      return together([usesOf(e.array, environment), usesOf(e.index, environment)]);
    case 'member':
      return e.arrow ? usesOf(e.object, environment) : finding(e.object, environment);
    case 'unary':
      return usesOf(e.operand, environment);
    case 'assign':
    case 'bad':
    case 'braces':
    case 'call':
    case 'cast':
    case 'chain':
    case 'character':
    case 'comma':
    case 'conditional':
    case 'construct':
    case 'lambda':
    case 'number':
    case 'postfix':
    case 'sizeof':
    case 'string':
      return usesOf(e, environment);
  }
}

/** One word for a place: `x`, `b.count`, and `a[]` for every element of `a`. */
function placeName(e: SyntaxExpression): string | undefined {
  switch (e.kind) {
    case 'name':
      return e.text;
    case 'index':
      return within(e.array, '[]');
    case 'member':
      return within(e.object, `.${e.name}`);
    case 'unary':
    case 'postfix':
      return within(e.operand, e.sign === '*' ? '[]' : '');
    case 'assign':
    case 'bad':
    case 'braces':
    case 'call':
    case 'cast':
    case 'chain':
    case 'character':
    case 'comma':
    case 'conditional':
    case 'construct':
    case 'lambda':
    case 'number':
    case 'sizeof':
    case 'string':
      return undefined;
  }
}

function within(e: SyntaxExpression, part: string): string | undefined {
  const outer = placeName(e);
  return outer === undefined ? undefined : outer + part;
}

/** `a[0] = a[1] = x`: which of the elements comes first makes no difference. */
function assigned(place: SyntaxExpression, value: SyntaxExpression, uses: Uses): Uses {
  const name = placeName(place);
  if (value.kind !== 'assign' || !name?.endsWith('[]')) return changed(place, uses);
  return { ...uses, writes: new Set([...uses.writes, name]) };
}

/** A change of what is changed already inside of the same expression is in conflict with it. */
function changed(place: SyntaxExpression, uses: Uses): Uses {
  const name = placeName(place);
  if (name === undefined) return uses;
  const conflict = uses.conflict ?? (uses.writes.has(name) ? name : undefined);
  return { ...uses, writes: new Set([...uses.writes, name]), conflict };
}

/** What a function is given a pointer to counts as changed by the call. */
function called(e: Extract<SyntaxExpression, { kind: 'call' }>, environment: Environment): Uses {
  const parts = [...(e.callee.kind === 'name' ? [] : [e.callee]), ...e.args];
  const args = together(parts.map((part) => argumentUses(part, environment)));
  const given = e.args.flatMap((arg, k) => writtenBy(e, arg, k, environment) ?? []);
  return { ...args, writes: new Set([...args.writes, ...given]) };
}

function argumentUses(e: SyntaxExpression, environment: Environment): Uses {
  return e.kind === 'unary' && e.sign === '&' ? finding(e.operand, environment) : usesOf(e, environment);
}

/** The place that a call may write to through an argument. */
function writtenBy(
  { callee, args: { length: count } }: Extract<SyntaxExpression, { kind: 'call' }>,
  arg: SyntaxExpression,
  position: number,
  { functions }: Environment,
): string | undefined {
  const type = callee.kind === 'name' ? parameterType(functions, callee.text, count, position) : undefined;
  const isAddress = arg.kind === 'unary' && arg.sign === '&';
  if (type ? !isWritable(type) : !isAddress) return undefined;
  if (isAddress) return placeName(arg.operand);
  return type?.kind === 'reference' ? placeName(arg) : within(arg, '[]');
}

function isWritable(type: CType): boolean {
  if (type.kind !== 'pointer' && type.kind !== 'reference') return false;
  return !type.constant && type.to.kind !== 'function';
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
