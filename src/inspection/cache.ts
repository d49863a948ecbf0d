import { unitsBehind } from '../core/program/dependencies';
import type { Unit } from '../core/program/program';
import { type Span, shift } from '../core/span';
import { type InspectRequest, inspect } from './inspect';
import type { Inspection, PointEntry } from './inspection';
import { unitOf } from './target';

/** A unit and its number in the program. */
interface Numbered {
  readonly unit: Unit;
  readonly index: number;
}

interface Entry {
  readonly inspection: Inspection;
  /** The units that it was made from, where they stood then. */
  readonly units: readonly Numbered[];
}

/**
 * Remembers inspections by what they depend on: the text of their units, the point and the options. An edit
 * elsewhere in the file moves an inspection and does not renew it.
 */
export class InspectionCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly most = 64) {}

  inspect(request: InspectRequest): Inspection {
    const units = unitsOf(request);
    const key = keyOf(request, units);
    const found = this.entries.get(key);
    this.entries.delete(key);
    const entry = found ?? { inspection: inspect(request), units };
    if (isFinished(entry.inspection)) this.entries.set(key, entry);
    if (this.entries.size > this.most) this.entries.delete(this.entries.keys().next().value ?? key);
    return found ? moved(entry, units) : entry.inspection;
  }
}

/** What was cancelled says nothing about the next time. */
function isFinished({ problems }: Inspection): boolean {
  return !problems.some((p) => p.code === 'cancelled');
}

/** What the target is made of; calls of it elsewhere may give its point, so their units count too. */
function unitsOf({ program, target }: InspectRequest): Numbered[] {
  const index = unitOf(program, target);
  const own = program.units[index];
  if (!own) return [];
  const behind = unitsBehind(program, own.refers);
  const callers = program.units.flatMap((u, k) =>
    u.refers.some((name) => own.declares.includes(name)) ? [k] : [],
  );
  const all = [...new Set([...behind, index, ...callers])].sort((a, b) => a - b);
  return all.flatMap((k) => {
    const unit = program.units[k];
    return unit ? [{ unit, index: k }] : [];
  });
}

function keyOf(
  { program, target, given, debugged, opaque, wrt, of, hessian, samples, limits }: InspectRequest,
  units: readonly Numbered[],
): string {
  const asked = {
    name: target.kind === 'function' ? [target.name, target.definition?.statement] : '',
    given: [...(given ?? [])].map(([name, v]) => [name, text(v)]),
    debugged: [...(debugged ?? [])].map(([name, v]) => [name, text(v)]),
    opaque: [...(opaque ?? [])].map(([e, name]) => [name, e.span]),
    wrt,
    of,
    hessian,
    samples,
    limits,
  };
  // Two targets may be made of the same units: which of them is meant belongs to the question.
  const own = unitOf(program, target);
  return JSON.stringify([units.map((u) => u.unit.hash), units.findIndex((u) => u.index === own), asked]);
}

/** JSON has no NaN. */
function text(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : Array.isArray(value) ? value.map(text) : value;
}

/** The same inspection where its units stand now. */
function moved({ inspection, units: before }: Entry, now: readonly Numbered[]): Inspection {
  if (before.every((u, k) => u.unit.start === now[k]?.unit.start && u.index === now[k]?.index))
    return inspection;
  const place = (at: Span): Span => {
    const k = before.findIndex(({ unit }) => at.start >= unit.start && at.end <= unit.start + unit.length);
    return shift(at, (now[k]?.unit.start ?? 0) - (before[k]?.unit.start ?? 0));
  };
  const numbers = new Map(before.map((u, k) => [u.index, now[k]?.index ?? u.index]));
  const renumbered = <T extends { readonly unit: number }>(o: T): T => ({
    ...o,
    unit: numbers.get(o.unit) ?? o.unit,
  });
  const origins = inspection.tape.origins.map((o) => ({ ...renumbered(o), calls: o.calls.map(renumbered) }));
  return {
    ...inspection,
    target: { ...inspection.target, span: place(inspection.target.span) },
    point: inspection.point.map((e) => movedEntry(e, place)),
    tape: { ...inspection.tape, origins },
    occurrences: inspection.occurrences.map(renumbered),
    problems: inspection.problems.map((p) => ({ ...p, span: place(p.span) })),
  };
}

function movedEntry(entry: PointEntry, place: (at: Span) => Span): PointEntry {
  const { provenance } = entry;
  return 'span' in provenance
    ? { ...entry, provenance: { ...provenance, span: place(provenance.span) } }
    : entry;
}
