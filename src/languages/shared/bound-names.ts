import { isMadeUp } from '../../core/program/made-up';
import type { Expression, Statement, Target } from '../../core/program/program';

/** Names that a list of statements binds in its own block: `let`, and functions. */
export function blockNames(statements: readonly Statement[]): Set<string> {
  const found = new Set<string>();
  for (const statement of statements) {
    if (statement.kind === 'function') found.add(statement.function.name);
    if (statement.kind === 'assign' && statement.scope === 'block') addTarget(statement.target, found);
  }
  return found;
}

/** Names that a function's body binds in the function, in inner blocks too. */
export function functionNames(statements: readonly Statement[]): Set<string> {
  const found = blockNames(statements);
  addFunctionNames(statements, found);
  return found;
}

function addFunctionNames(statements: readonly Statement[], found: Set<string>): void {
  for (const statement of statements) {
    if (statement.kind === 'function') found.add(statement.function.name);
    if (statement.kind === 'assign' && statement.scope === 'function') addTarget(statement.target, found);
    if (statement.kind === 'for' && !statement.scoped) addTarget(statement.target, found);
    for (const body of bodiesOf(statement)) addFunctionNames(body, found);
  }
}

/** Names that statements outside functions assign or change in place; not those that a front end made up. */
export function topLevelNames(statements: readonly Statement[]): string[] {
  const found = functionNames(statements);
  addChanged(statements, found);
  return [...found].filter((name) => !isMadeUp(name));
}

function addChanged(statements: readonly Statement[], found: Set<string>): void {
  for (const statement of statements) {
    if (statement.kind === 'assign' && statement.scope === 'nearest') addTarget(statement.target, found);
    if (statement.kind === 'assign') addBase(statement.target, found);
    for (const body of bodiesOf(statement)) addChanged(body, found);
  }
}

/** `x` of `x[0].y = …`. */
function addBase(target: Target, found: Set<string>): void {
  if (target.kind === 'name' || target.kind === 'targets') return;
  let inner: Expression = target.kind === 'index' ? target.array : target.object;
  while (inner.kind === 'index' || inner.kind === 'field')
    inner = inner.kind === 'index' ? inner.array : inner.object;
  if (inner.kind === 'name') found.add(inner.name);
}

function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [statement.body, statement.otherwise];
    case 'for':
    case 'block':
      return [statement.body];
    case 'while':
      return [statement.body, statement.update];
    case 'assign':
    case 'expression':
    case 'return':
    case 'break':
    case 'continue':
    case 'function':
    case 'stop':
      return [];
  }
}

export function addTarget(target: Target, found: Set<string>): void {
  if (target.kind === 'name') found.add(target.name);
  if (target.kind === 'targets') for (const element of target.elements) addTarget(element, found);
}
