import type { Program } from '../core/program/program';
import { type Span, shift } from '../core/span';
import type { Occurrence } from '../core/tape/occurrences';
import { activity } from '../engine/activity';
import type { Inspection } from './inspection';
import { innerDefinition } from './target';

/** What stands at an offset of the text, seen from the inspection of the target around it. */
export interface Place {
  /**
   * `result`: the target's value itself, or the target's own name; `input`: what it is differentiated by;
   * `inner`: a value on the way that moves with an input; `fixed`: a number that no input moves.
   */
  readonly role: 'result' | 'input' | 'inner' | 'fixed';
  /** Absolute. */
  readonly span: Span;
  /** The tape's node; of a function's own name and of an integer −1. */
  readonly node: number;
  /** In a loop or a helper that is called often: of how many values this is the last, and their range. */
  readonly occurrence?: Occurrence;
}

/** The innermost name or expression at an offset that is a real number, or the name that defines the target. */
export function placeAt(inspection: Inspection, program: Program, offset: number): Place | undefined {
  const found = innermost(inspection, program, offset);
  if (!found) return definingName(inspection, program, offset);
  const { occurrence, span } = found;
  return { role: roleOf(inspection, occurrence), span, node: occurrence.node, occurrence };
}

interface Placed {
  readonly occurrence: Occurrence;
  readonly span: Span;
}

/** What begins at the offset goes before what ends there. */
function innermost({ occurrences }: Inspection, program: Program, offset: number): Placed | undefined {
  let best: Placed | undefined;
  let bestLength = Number.POSITIVE_INFINITY;
  for (const occurrence of occurrences) {
    const unit = program.units[occurrence.unit];
    if (!unit) continue;
    const span = shift(occurrence.span, unit.start);
    if (offset < span.start || offset > span.end) continue;
    const length = span.end - span.start + (offset === span.end ? 0.5 : 0);
    if (length >= bestLength) continue;
    best = { occurrence, span };
    bestLength = length;
  }
  return best;
}

function roleOf(inspection: Inspection, { node }: Occurrence): Place['role'] {
  if (node < 0) return 'fixed';
  if (inspection.outputs.some((o) => o.node === node)) return 'result';
  if (inspection.inputs.some((i) => i.node === node)) return 'input';
  return activity(inspection.tape)[node] === 1 ? 'inner' : 'fixed';
}

/** `f` in `def f(x):`, also of a method, and whatever else of the definition's head is no number of its own. */
function definingName({ target }: Inspection, program: Program, offset: number): Place | undefined {
  for (const unit of program.units)
    for (const s of unit.statements) {
      const defined = innerDefinition([s], target.name) ?? (s.kind === 'function' ? s : undefined);
      if (!defined || unit.start + defined.span.start !== target.span.start) continue;
      const span = shift(defined.function.nameSpan, unit.start);
      if (span.start <= offset && offset <= span.end) return { role: 'result', span, node: -1 };
    }
  return undefined;
}
