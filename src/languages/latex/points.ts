import type { Problem } from '../../core/problem';
import type { PointComment } from '../../core/program/program';
import { type Span, span } from '../../core/span';
import { pointComment } from '../shared/point-comment';
import type { Piece } from '../shared/units';
import type { TextKind } from './regions';

/** A formula with the `at:` comments in it, behind it on its line, and directly above it. */
export interface FormulaPiece extends Piece {
  /** Where the formula itself stands, within the piece. */
  readonly formula: Span;
}

/**
 * The formulas of a document with the comments that belong to them, in order and apart from each other:
 * `% at: \theta=0.5`, `<!-- at: a=2 -->`. Of several formulas on one line the last has the comment behind them.
 */
export function formulaPieces(text: string, regions: readonly Span[], kind: TextKind): FormulaPiece[] {
  const comments = commentsIn(text, kind);
  let next = 0;
  let free = 0;
  return regions.map((region, index) => {
    let { start, end } = region;
    const until = Math.min(lineEnd(text, end), regions[index + 1]?.start ?? text.length);
    for (; next < comments.length; next++) {
      const comment = comments[next];
      if (comment === undefined || comment.start >= until) break;
      if (comment.start >= region.start) end = Math.max(end, Math.min(comment.end, until));
      else if (comment.start >= free && isAbove(text.slice(comment.end, region.start)))
        start = Math.min(start, comment.start);
    }
    free = lineEnd(text, end);
    return { start, end, formula: span(region.start - start, region.end - start) };
  });
}

/** The points of the comments in a piece. */
export function pointsIn(piece: string, kind: TextKind): { points: PointComment[]; problems: Problem[] } {
  const points: PointComment[] = [];
  const problems: Problem[] = [];
  for (const comment of commentsIn(piece, kind)) {
    const from = comment.start + (kind === 'markdown' ? 4 : 1);
    const found = pointComment(piece.slice(from, comment.end - (kind === 'markdown' ? 3 : 0)), from);
    if (found === undefined) continue;
    const values = found.point.values.map((value) => ({ ...value, name: plainName(value.name) }));
    points.push({ ...found.point, values });
    problems.push(...found.problems);
  }
  return { points, problems };
}

/** Nothing but delimiters, white space and further comments stands between a comment and its formula. */
function isAbove(between: string): boolean {
  if (between.length > 2000) return false;
  return /^(?:\s|\$|`|~|math|\\\[|\\\(|\\begin\{[\w*]+\}|\\label\{[^}]*\}|%[^\n]*|<!--(?:(?!-->)[\s\S])*-->)*$/.test(
    between,
  );
}

/** `\theta_{0}` is theta_0 and `\hat{y}` is hat_y, as in formulas. */
export function plainName(name: string): string {
  return name.replace(/\\(hat|bar|tilde|vec|dot|ddot)\{?([^{}]*)\}?/g, '$1_$2').replace(/[\\{}]/g, '');
}

function commentsIn(text: string, kind: TextKind): Span[] {
  if (!text.includes('at:')) return [];
  const pattern = kind === 'markdown' ? /<!--(?:(?!-->)[\s\S]){0,2000}-->/g : /(?<!\\)%[^\n]*/g;
  const comments: Span[] = [];
  for (const { index, 0: comment } of text.matchAll(pattern)) {
    if (/^(?:<!--|%)[\s%]*at:/.test(comment)) comments.push(span(index, index + comment.length));
  }
  return comments;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
