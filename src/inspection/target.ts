import { mainStatement } from '../core/program/main-statement';
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
  return inside?.kind === 'function'
    ? { kind: 'function', name: inside.function.name }
    : { kind: 'unit', unit: index };
}

/** The unit that defines a target, −1 where none does. */
export function unitOf(program: Program, target: TraceTarget): number {
  if (target.kind === 'unit') return target.unit;
  const first = target.name.split('.')[0] ?? '';
  return program.units.findLastIndex((u) => u.declares.includes(first));
}

export function describeTarget(program: Program, target: TraceTarget): Target {
  const unit = program.units[unitOf(program, target)];
  const at = unit ? shift(mainStatement(unit)?.span ?? span(0, unit.length), unit.start) : span(0, 0);
  if (target.kind === 'function') return { kind: 'function', name: target.name, span: at };
  return { kind: 'statement', name: unit?.declares.join(', ') ?? '', span: at };
}
