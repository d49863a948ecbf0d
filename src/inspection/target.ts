import { mainStatement, namesAssigned } from '../core/program/main-statement';
import type { Program } from '../core/program/program';
import { contains, shift, span } from '../core/span';
import type { TraceTarget } from '../core/tape/trace';
import type { Target } from './inspection';

/** The function or statement whose text is at an offset; undefined where there is none. */
export function targetAt(program: Program, offset: number): TraceTarget | undefined {
  const index = program.units.findIndex((u) => contains(span(u.start, u.start + u.length), offset));
  const unit = program.units[index];
  if (!unit?.statements.length) return undefined;
  const inside = unit.statements.findLast((s) => contains(s.span, offset - unit.start)) ?? unit.statements[0];
  if (inside?.kind === 'function') return { kind: 'function', name: inside.function.name };
  const [name, ...more] = inside ? namesAssigned(inside) : [];
  const oneOfSeveral = unit.statements.length > 1 && name !== undefined && !more.length;
  return oneOfSeveral ? { kind: 'function', name } : { kind: 'unit', unit: index };
}

/** The unit that defines a target, −1 where none does. */
export function unitOf(program: Program, target: TraceTarget): number {
  if (target.kind === 'unit') return target.unit;
  const first = target.name.split('.')[0] ?? '';
  return program.units.findLastIndex((u) => u.declares.includes(first));
}

export function describeTarget(program: Program, target: TraceTarget): Target {
  const unit = program.units[unitOf(program, target)];
  if (!unit)
    return {
      kind: target.kind === 'function' ? 'function' : 'statement',
      name: nameOf(target),
      span: span(0, 0),
    };
  const named = unit.statements.findLast((s) => namesAssigned(s).includes(nameOf(target)));
  const statement = named ?? mainStatement(unit);
  return {
    kind: statement?.kind === 'function' ? 'function' : 'statement',
    name: nameOf(target) || unit.declares.join(', '),
    span: shift(statement?.span ?? span(0, unit.length), unit.start),
  };
}

function nameOf(target: TraceTarget): string {
  return target.kind === 'function' ? target.name : '';
}
