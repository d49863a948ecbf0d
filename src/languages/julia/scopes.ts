import type { SyntaxNode } from '@lezer/common';
import type { AssignStatement, Expression, Statement } from '../../core/program/program';
import { literal } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { type Binding, type Scope, variable } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { signatureOf } from './signatures';

/** What is known of a variable before the program runs. */
export type Knowledge = 'integer' | 'scalar' | 'vector';

/** The names of a function or of a block with a scope of its own (`for`, `while`, `let`). */
export class LocalNames extends Map<string, Binding> {
  /** Names of it that an inner scope assigns, perhaps before it does itself. */
  readonly reached = new Set<string>();
  readonly known = new Map<string, Knowledge>();
  /** Integers of which the least value is known: what a loop counts. */
  readonly least = new Map<string, number>();
  /** What the function is called. */
  title = '';
  /** Outside functions: names that have got a value so far. */
  readonly filled = new Set<string>();

  constructor(
    readonly kind: 'function' | 'block',
    names: Iterable<string>,
    /** Those of them that have a value from the beginning. */
    readonly given: ReadonlySet<string> = new Set(),
  ) {
    super([...names, ...given].map((name) => [name, variable]));
  }
}

/** The innermost scope that has the name, and whether it is the function's around here. */
export function ownerOf(
  scope: Scope,
  name: string,
): { owner: LocalNames; innermost: boolean; sameFunction: boolean } | undefined {
  let sameFunction = true;
  for (let inner: Scope | undefined = scope; inner; inner = inner.outer) {
    const { names } = inner;
    if (!(names instanceof LocalNames)) continue;
    if (names.has(name)) return { owner: names, innermost: inner === scope, sameFunction };
    if (names.kind === 'function') sameFunction = false;
  }
  return undefined;
}

/** How an assignment to the name binds it. */
export function scopeFor(reading: Reading, name: string): AssignStatement['scope'] {
  const found = ownerOf(reading.scope, name);
  if (!found) return insideFunction(reading.scope) ? 'nearest' : 'function';
  const { owner, innermost, sameFunction } = found;
  owner.filled.add(name);
  if (owner.kind === 'function' && sameFunction) return 'function';
  if (innermost) return 'block';
  if (!owner.given.has(name)) owner.reached.add(name);
  return 'nearest';
}

function insideFunction(scope: Scope): boolean {
  for (let inner: Scope | undefined = scope; inner; inner = inner.outer)
    if (inner.names instanceof LocalNames && inner.names.kind === 'function') return true;
  return false;
}

/** A name that a loop outside functions has made its own, and which has no value yet: Julia raises an error there. */
export function isUnfilled(scope: Scope, name: string): boolean {
  const found = ownerOf(scope, name);
  return (
    found?.owner.kind === 'block' &&
    !insideFunction(scope) &&
    !found.owner.given.has(name) &&
    !found.owner.filled.has(name)
  );
}

export function knowledgeOf(scope: Scope, name: string): Knowledge | undefined {
  return ownerOf(scope, name)?.owner.known.get(name);
}

export function leastOf(scope: Scope, name: string): number | undefined {
  return ownerOf(scope, name)?.owner.least.get(name);
}

/** The statements of a scope, before which the names stand that inner scopes reach. */
export function withReached(names: LocalNames, body: readonly Statement[]): Statement[] {
  const at = body[0]?.span ?? { start: 0, end: 0 };
  const place = { start: at.start, end: at.start };
  const declared = [...names.reached].map((name): Statement => {
    const value: Expression = literal(place, null);
    const scope = names.kind === 'function' ? 'function' : 'block';
    return { kind: 'assign', span: place, target: { kind: 'name', span: place, name }, value, scope };
  });
  return [...declared, ...body];
}

/** Names that are bound in the nodes, in no scope inside them and in none around them. */
export function localNames(reading: Reading, nodes: Iterable<SyntaxNode>): Set<string> {
  const found: Found = { bound: new Set(), elsewhere: new Set(), declared: new Set() };
  for (const root of nodes) root.cursor().iterate(({ node }) => collect(reading, node, found));
  const { bound, elsewhere, declared } = found;
  for (const name of bound) if (ownerOf(reading.scope, name) && !declared.has(name)) bound.delete(name);
  for (const name of elsewhere) bound.delete(name);
  return bound;
}

interface Found {
  readonly bound: Set<string>;
  /** By `global`. */
  readonly elsewhere: Set<string>;
  /** By `local`. */
  readonly declared: Set<string>;
}

/** Constructs with names of their own. */
const closed =
  /^(?:For|While|Let|Try|Quote)Statement$|^ArrowFunctionExpression$|^Comprehension|^Generator$|^(?:Do|Catch|Finally)Clause$|^StructDefinition$/;

/** Notes what a node binds; false where nothing inside of it does. */
function collect(reading: Reading, node: SyntaxNode, found: Found): boolean | undefined {
  if (closed.test(node.name)) return false;
  switch (node.name) {
    case 'FunctionDefinition': {
      const name = signatureOf(node.getChild('Signature')?.firstChild)?.name;
      if (name) found.bound.add(reading.textOf(name));
      return false;
    }
    case 'GlobalStatement':
      for (const name of declaredNames(reading, node)) found.elsewhere.add(name);
      return undefined;
    case 'LocalStatement':
      for (const name of declaredNames(reading, node)) {
        found.bound.add(name);
        found.declared.add(name);
      }
      return undefined;
    case 'Assignment':
      return collectAssignment(reading, node, found);
    default:
      return undefined;
  }
}

function collectAssignment(reading: Reading, node: SyntaxNode, { bound }: Found): boolean | undefined {
  const [left, operator] = childrenOf(node);
  if (!left || !operator || reading.textOf(operator).startsWith('.')) return undefined;
  const defined = signatureOf(left);
  for (const name of defined ? [defined.name] : targetNodes(left)) if (name) bound.add(reading.textOf(name));
  return defined ? false : undefined;
}

function declaredNames(reading: Reading, node: SyntaxNode): string[] {
  return childrenOf(node)
    .slice(1)
    .flatMap((child) => (child.name === 'Assignment' ? childrenOf(child).slice(0, 1) : [child]))
    .flatMap(targetNodes)
    .map((name) => reading.textOf(name));
}

/** The names in what stands left of `=`. */
export function targetNodes(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.name === 'Identifier') found.push(next);
    else if (
      /^(?:OpenTuple|TupleExpression|ParenExpression|KeywordArguments|SplatExpression)$/.test(next.name)
    )
      waiting.push(...childrenOf(next).reverse());
    else if (next.name === 'BinaryExpression' && next.getChild('SubTypeOp') && next.firstChild)
      waiting.push(next.firstChild);
  }
  return found;
}
