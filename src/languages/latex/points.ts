import type { Problem } from '../../core/problem';
import type { PointComment, Unit } from '../../core/program/program';
import { type Span, shift, span } from '../../core/span';
import { pointComment } from '../shared/point-comment';
import type { TextKind } from './regions';

interface Found {
  readonly at: Span;
  readonly point: PointComment;
  readonly problems: readonly Problem[];
}

/** `% at: \theta=0.5` or `<!-- at: a=2 -->` on the line of a formula, in it, or in the lines directly above. */
export function withPoints(units: readonly Unit[], text: string, kind: TextKind): readonly Unit[] {
  const comments = commentsIn(text, kind);
  if (comments.length === 0)
    return units.map((unit) => (unit.points.length === 0 ? unit : { ...unit, points: [] }));
  let next = 0;
  return units.map((unit, index) => {
    const end = lineEnd(text, unit.start + unit.length);
    const before = units[index - 1];
    const own: Found[] = [];
    while (next < comments.length && (comments[next]?.at.start ?? 0) < end) {
      const found = comments[next++];
      if (found !== undefined && belongs(text, found, unit, before)) own.push(found);
    }
    if (own.length === 0 && sharesLine(text, before, unit)) return { ...unit, points: [] };
    return own.length === 0 && unit.points.length === 0 ? unit : attached(unit, own);
  });
}

/** In the formula, behind it on its line, or above it with nothing but white space and delimiters between. */
function belongs(text: string, found: Found, unit: Unit, before: Unit | undefined): boolean {
  if (found.at.start >= unit.start) return true;
  if (before !== undefined && found.at.start < lineEnd(text, before.start + before.length)) return false;
  const between = text.slice(found.at.end, unit.start);
  return (
    between.length < 2000 &&
    /^(?:\s|\$|`|~|math|-->|\\\[|\\\(|\\begin\{[\w*]+\}|%[^\n]*|\\label\{[^}]*\})*$/.test(between)
  );
}

function sharesLine(text: string, before: Unit | undefined, unit: Unit): boolean {
  return (
    before !== undefined &&
    before.points.length > 0 &&
    lineEnd(text, before.start + before.length) >= unit.start
  );
}

function attached(unit: Unit, found: readonly Found[]): Unit {
  const points = found.map(({ point }) => ({
    span: shift(point.span, -unit.start),
    values: point.values.map((value) => ({
      ...value,
      name: plainName(value.name),
      span: shift(value.span, -unit.start),
    })),
  }));
  const problems = found.flatMap((each) =>
    each.problems.map((problem) => ({ ...problem, span: shift(problem.span, -unit.start) })),
  );
  return { ...unit, points, problems: [...unit.problems, ...problems] };
}

/** `\theta_{0}` is theta_0, as in formulas. */
function plainName(name: string): string {
  return name.replace(/\\(hat|bar|tilde|vec|dot|ddot)\{?([^{}]*)\}?/g, '$1_$2').replace(/[\\{}]/g, '');
}

function commentsIn(text: string, kind: TextKind): Found[] {
  const pattern = kind === 'markdown' ? /<!--([\s\S]{0,2000}?)-->/g : /(?<!\\)%([^\n]*)/g;
  const comments: Found[] = [];
  if (!text.includes('at:')) return comments;
  for (const match of text.matchAll(pattern)) {
    const inside = match[1] ?? '';
    const offset = match.index + match[0].indexOf(inside, kind === 'markdown' ? 4 : 1);
    const found = inside.includes('at:') ? pointComment(inside, offset) : undefined;
    if (found !== undefined)
      comments.push({ at: span(match.index, match.index + match[0].length), ...found });
  }
  return comments;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
