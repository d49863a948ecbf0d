import { namesAssigned } from '../core/program/main-statement';
import type { Statement, Unit } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import { contains, type Span } from '../core/span';
import { partOfClass } from '../languages/shared/inheritance';

export interface Method {
  /** `Class.method` */
  readonly path: string;
  /** Within the unit. */
  readonly span: Span;
  readonly nameSpan: Span;
}

/** The method of a class that an offset within its unit is in. */
export function methodAt(unit: Unit, statement: Statement, offset: number): string | undefined {
  return methodsOf(unit, statement).find((method) => contains(method.span, offset))?.path;
}

/**
 * The functions that objects of a class have, in the order of the text and without the constructor; none of any other
 * statement. In JavaScript, what is `static` belongs to the class alone.
 */
export function methodsOf(unit: Unit, statement: Statement): readonly Method[] {
  if (statement.kind !== 'assign' || statement.target.kind !== 'name') return [];
  const { name } = statement.target;
  if (!bindsClass(statement) && !bindsParts(statement)) return [];
  const found: Method[] = [];
  const given = bindsParts(statement) ? namesGiven(unit, name) : undefined;
  for (const node of nodesIn(definingAll(unit, statement)))
    if (node.kind === 'lambda' && node.function.name !== '' && isPart(node.span, statement.span)) {
      const { name: own, nameSpan } = node.function;
      if (given?.has(own) ?? true) found.push({ path: `${name}.${own}`, span: node.span, nameSpan });
    }
  return found
    .filter(({ span }) => !found.some((other) => isPart(span, other.span)))
    .sort((a, b) => a.span.start - b.span.start);
}

/** The names in what gives an object of a class of several parts its members. */
function namesGiven({ statements }: Unit, name: string): ReadonlySet<string> {
  const members = statements.filter((s) => namesAssigned(s).includes(partOfClass(name, 'members')));
  const names = new Set<string>();
  for (const node of nodesIn(members)) {
    if (node.kind === 'field') names.add(node.name);
    if (node.kind === 'lambda') names.add(node.function.name);
  }
  return names;
}

/** Whether one is in the other and not all of it: what makes the objects of a class has the place of the class. */
function isPart(inner: Span, outer: Span): boolean {
  const isInside = outer.start <= inner.start && inner.end <= outer.end;
  return isInside && inner.end - inner.start < outer.end - outer.start;
}

/** Whether a statement binds a class: what a nameless function makes, a function of the class's name. */
function bindsClass(statement: Statement): boolean {
  if (statement.kind !== 'assign' || statement.target.kind !== 'name') return false;
  const { target, value } = statement;
  if (value.kind !== 'call' || value.callee.kind !== 'lambda') return false;
  const last = value.callee.function.body.at(-1);
  return last?.kind === 'return' && last.value?.kind === 'lambda' && last.value.function.name === target.name;
}

/** Whether a statement binds the name of a class that has several parts, each with a statement of its own. */
function bindsParts(statement: Statement): boolean {
  if (statement.kind !== 'assign' || statement.target.kind !== 'name') return false;
  return (
    statement.value.kind === 'name' && statement.value.name === partOfClass(statement.target.name, 'class')
  );
}

/** The statements by which a name is what it is: of a class of several parts all of them. */
export function definingAll({ statements }: Unit, statement: Statement): readonly Statement[] {
  return bindsParts(statement) ? statements : [statement];
}
