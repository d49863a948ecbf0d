import type { Statement, Target, Unit } from './program';
import { nodesIn } from './walk';

/**
 * What a unit of several statements is about: its last expression; else the one definition that no other
 * uses, where every name is defined once ("f(x) = a x², a = 3"); else its last statement.
 */
export function mainStatement(unit: Unit): Statement | undefined {
  const { statements } = unit;
  const expression = statements.findLast((s) => s.kind === 'expression');
  if (expression) return expression;
  const names = statements.map(namesAssigned);
  const once = new Set(names.flat()).size === names.flat().length;
  const [only, ...more] = once ? statements.filter((s, k) => !isUsed(names[k] ?? [], statements, s)) : [];
  return only && !more.length ? only : statements[statements.length - 1];
}

/** The names that a statement binds. */
export function namesAssigned(s: Statement): string[] {
  if (s.kind === 'function') return [s.function.name];
  return s.kind === 'assign' ? namesOf(s.target) : [];
}

function namesOf(target: Target): string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'targets' ? target.elements.flatMap(namesOf) : [];
}

function isUsed(names: readonly string[], statements: readonly Statement[], self: Statement): boolean {
  return statements.some((s) => s !== self && uses(s, names));
}

function uses(s: Statement, names: readonly string[]): boolean {
  for (const node of nodesIn(s)) {
    if (node.kind === 'name' && names.includes(node.name)) return true;
    if (
      node.kind === 'element' &&
      (names.includes(node.name) || names.includes(node.base) || names.includes(`${node.base}_`))
    )
      return true;
  }
  return false;
}
