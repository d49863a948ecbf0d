import { isPrimitive, primitiveNamed } from '../primitives/table';
import type { Span } from '../span';
import { arrayOperation } from '../tape/arrays';
import type { Program, Unit } from './program';

/**
 * What is wrong with a program that a front end made, in words: spans that leave their unit or parent,
 * units out of order, operations that do not exist or have the wrong number of arguments. Empty: it is valid.
 */
export function programFaults(program: Program, length: number): string[] {
  const faults: string[] = [];
  let end = 0;
  program.units.forEach((unit, index) => {
    if (unit.start < end)
      faults.push(`unit ${index} begins at ${unit.start}, before the one above ends at ${end}`);
    end = unit.start + unit.length;
    faults.push(...unitFaults(unit).map((f) => `unit ${index}: ${f}`));
  });
  if (end > length) faults.push(`the units end at ${end}, the text at ${length}`);
  for (const p of program.problems)
    if (!inside(p.span, { start: 0, end: length })) faults.push(`problem ${p.code} lies outside the text`);
  return faults;
}

function unitFaults(unit: Unit): string[] {
  const whole = { start: 0, end: unit.length };
  const faults: string[] = [];
  for (const p of [...unit.problems, ...unit.points])
    if (!inside(p.span, whole)) faults.push(`${spanText(p.span)} lies outside the unit`);
  const open: { node: unknown; around: Span }[] = unit.statements.map((node) => ({ node, around: whole }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    if (typeof node !== 'object' || node === null) continue;
    const own = spanOf(node);
    if (own && !inside(own, next.around))
      faults.push(`${kindOf(node)} at ${spanText(own)} lies outside ${spanText(next.around)}`);
    faults.push(...operationFaults(node));
    for (const inner of Object.values(node)) open.push({ node: inner, around: own ?? next.around });
  }
  return faults;
}

function operationFaults(node: object): string[] {
  if (!('kind' in node) || node.kind !== 'apply' || !('operation' in node) || !('args' in node)) return [];
  const { operation, args } = node;
  if (typeof operation !== 'string' || !Array.isArray(args))
    return ['an application has no operation or no arguments'];
  if (arrayOperation(operation)) return [];
  if (!isPrimitive(operation)) return [`no operation is called ${operation}`];
  const { arity } = primitiveNamed(operation);
  return arity === 'any' || arity === args.length
    ? []
    : [`${operation} has ${args.length} arguments, not ${arity}`];
}

function spanOf(node: object): Span | undefined {
  if (!('span' in node)) return undefined;
  const at = node.span;
  if (typeof at !== 'object' || at === null || !('start' in at) || !('end' in at)) return undefined;
  return typeof at.start === 'number' && typeof at.end === 'number'
    ? { start: at.start, end: at.end }
    : undefined;
}

function kindOf(node: object): string {
  return 'kind' in node ? String(node.kind) : 'something';
}

function inside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end && inner.start <= inner.end;
}

function spanText({ start, end }: Span): string {
  return `${start}–${end}`;
}
