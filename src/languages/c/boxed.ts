import type { Environment } from './environment';
import { type Functions, parameterType } from './overloads';
import type { LambdaSyntax, SyntaxExpression, SyntaxStatement } from './syntax';
import type { CType } from './types';

/** Names that something points at: by `&x`, as arguments that are taken by reference, as what a reference begins with. */
export function addressTaken(body: readonly SyntaxStatement[], environment: Environment): Set<string> {
  const found = new Set<string>();
  const lambdas = new Map<string, LambdaSyntax>();
  for (const node of nodesOf(body))
    if (node.kind === 'declaration')
      for (const d of node.declarators) if (d.value?.kind === 'lambda') lambdas.set(d.name, d.value);
  for (const node of nodesOf(body)) {
    if (node.kind === 'unary' && node.sign === '&' && node.operand.kind === 'name')
      found.add(node.operand.text);
    if (node.kind !== 'call') continue;
    const types = parameterTypes(node.callee, node.args.length, environment, lambdas);
    node.args.forEach((arg, k) => {
      const type = types(k);
      if (arg.kind === 'name' && type?.kind === 'reference' && !type.constant) found.add(arg.text);
    });
  }
  return found;
}

function parameterTypes(
  callee: SyntaxExpression,
  count: number,
  { functions }: Environment,
  lambdas: ReadonlyMap<string, LambdaSyntax>,
): (position: number) => CType | undefined {
  if (callee.kind === 'member') return methodTypes(callee.name, count, functions);
  if (callee.kind !== 'name') return () => undefined;
  const lambda = lambdas.get(callee.text);
  return (k) => (lambda ? lambda.parameters[k]?.type : parameterType(functions, callee.text, count, k));
}

/** Of a method of any class: a name more or less in memory of its own does no harm. */
function methodTypes(
  name: string,
  count: number,
  functions: Functions,
): (position: number) => CType | undefined {
  const full = [...functions.keys()].find((key) => key.endsWith(`::${name}`));
  return (k) => (full === undefined ? undefined : parameterType(functions, full, count, k));
}

/** Names of which some part may be changed: assigned, counted, pointed at, or handed to a function that may do so. */
export function changedNames(body: readonly SyntaxStatement[], { functions }: Environment): Set<string> {
  const found = new Set<string>();
  const add = (e: SyntaxExpression): void => {
    const name = baseName(e);
    if (name !== undefined) found.add(name);
  };
  for (const node of nodesOf(body)) {
    if (node.kind === 'assign') add(node.left);
    if (node.kind === 'postfix') add(node.operand);
    if (node.kind === 'unary' && /^(?:\+\+|--|&)$/.test(node.sign)) add(node.operand);
    if (node.kind === 'call') for (const arg of handedOver(node, functions)) add(arg);
  }
  return found;
}

/** Arguments that a function may write to. */
function handedOver(
  { callee, args }: Extract<SyntaxExpression, { kind: 'call' }>,
  functions: Functions,
): SyntaxExpression[] {
  const name = callee.kind === 'name' ? callee.text : '';
  return args.filter((arg, k) => {
    const type = parameterType(functions, name, args.length, k);
    const isMemory = type?.kind === 'pointer' || type?.kind === 'reference';
    return arg.kind === 'name' && (!type || (isMemory && !type.constant));
  });
}

/** The variable that an expression is a part of. */
export function baseName(e: SyntaxExpression): string | undefined {
  if (e.kind === 'name') return e.text;
  if (e.kind === 'index') return baseName(e.array);
  if (e.kind === 'member') return baseName(e.object);
  return e.kind === 'unary' || e.kind === 'postfix' || e.kind === 'cast' ? baseName(e.operand) : undefined;
}

/** All statements and expressions inside, in no order. */
function* nodesOf(root: unknown): Generator<SyntaxStatement | SyntaxExpression> {
  const open: unknown[] = [root];
  for (let next = open.pop(); open.length || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isNode(next)) yield next;
    for (const [key, inner] of Object.entries(next))
      if (typeof inner === 'object' && !passed.has(key)) open.push(inner);
  }
}

/** Parts without expressions inside. */
const passed = new Set(['span', 'nameSpan', 'type']);

function isNode(value: object): value is SyntaxStatement | SyntaxExpression {
  return 'kind' in value && 'span' in value;
}
