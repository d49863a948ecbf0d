import type { PointComment, Program } from '../core/program/program';
import type { TraceTarget } from '../core/tape/trace';
import { methodsOf } from './methods';
import { definingStatement, innerDefinition, unitOf } from './target';

/** The `at:` comments of a unit, seen from one of its functions. */
export interface Comments {
  /** In it or directly above it. */
  readonly own: readonly PointComment[];
  /** Of all of the class or function around it. */
  readonly around: readonly PointComment[];
  /** Of other methods. */
  readonly others: readonly PointComment[];
}

export function commentsAbout(program: Program, target: TraceTarget): Comments {
  const {
    unit = program.units[unitOf(program, target)],
    statement,
    all = [],
  } = definingStatement(program, target) ?? {};
  const points = unit?.points ?? [];
  const own = innerDefinition(all, target.kind === 'function' ? target.name : '')?.span;
  if (!unit || !statement || !own) return { own: points, around: [], others: [] };
  const methods = methodsOf(unit, statement).map((method) => method.span);
  const whose = ({ span: { start, end } }: PointComment): keyof Comments => {
    if (own.start <= start && end <= own.end) return 'own';
    // Between methods, a comment is about the next one.
    const about = methods.find((method) => end <= method.end);
    if (about?.start === own.start) return 'own';
    return about && about.start <= start ? 'others' : 'around';
  };
  const of = (who: keyof Comments): PointComment[] => points.filter((comment) => whose(comment) === who);
  return { own: of('own'), around: of('around'), others: of('others') };
}
