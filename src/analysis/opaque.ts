import { unitsBehind } from '../core/program/dependencies';
import type { Expression, Program, Statement, Unit } from '../core/program/program';
import { nodesIn } from '../core/program/walk';
import type { Span } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import { unitOf } from '../inspection/target';

/** The expressions with these texts in what the target is made of, each under a name of its own. */
export function expressionsOf(
  text: string,
  program: Program,
  target: TraceTarget,
  wanted: ReadonlySet<string>,
): Map<Expression, string> {
  const own = program.units[unitOf(program, target)];
  const units = unitsBehind(program, own?.refers ?? []).flatMap((k) => program.units[k] ?? []);
  const found = new Map<Expression, string>();
  const names = new Set<string>();
  for (const unit of new Set([...units, ...(own ? [own] : [])])) {
    for (const e of replaceable(unit)) {
      const own = text.slice(e.span.start + unit.start, e.span.end + unit.start);
      if (!wanted.has(own)) continue;
      const name = unusedName(own.replace(/\s+/g, ' '), names);
      names.add(name);
      found.set(e, name);
    }
  }
  return found;
}

function unusedName(text: string, taken: ReadonlySet<string>): string {
  let name = text;
  for (let k = 2; taken.has(name); k++) name = `${text} #${k}`;
  return name;
}

/** Calls and what the front end could not follow, in the order of the text: an input can stand for one. */
function replaceable({ statements }: Unit): Replaceable[] {
  const nodes = [...nodesIn(statements)];
  const bodies = new Set<unknown>([...statements, ...nodes.flatMap(bodyOf)]);
  return nodes
    .filter(
      (node): node is Replaceable => (node.kind === 'stop' || node.kind === 'call') && !bodies.has(node),
    )
    .sort((a, b) => a.span.start - b.span.start);
}

type Replaceable = Extract<Expression, { kind: 'call' | 'stop' }>;

/** A statement that cannot be followed is no expression. */
function bodyOf(node: Expression | Statement): readonly Statement[] {
  if (node.kind === 'function' || node.kind === 'lambda') return node.function.body;
  if (node.kind === 'if') return [...node.body, ...node.otherwise];
  if (node.kind === 'while') return [...node.body, ...node.update];
  return node.kind === 'for' || node.kind === 'block' ? node.body : [];
}

/** The text of the expression that a problem is about, whole; undefined where there is none that could be an input. */
export function expressionAt(text: string, program: Program, { start, end }: Span): string | undefined {
  const unit = program.units.find((u) => u.start <= start && end <= u.start + u.length);
  const isMeant = ({ start: from, end: to }: Span): boolean =>
    from + (unit?.start ?? 0) === start && to + (unit?.start ?? 0) === end;
  // Where a function is unknown, the problem is at its name.
  const found = (unit ? replaceable(unit) : []).find(
    (e) => isMeant(e.span) || isMeant(e.kind === 'call' ? e.callee.span : e.problem.span),
  );
  return unit && found && text.slice(found.span.start + unit.start, found.span.end + unit.start);
}
