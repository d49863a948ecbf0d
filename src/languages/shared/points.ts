import type { Tree } from '@lezer/common';
import type { Problem } from '../../core/problem';
import type { PointComment } from '../../core/program/program';
import { shift } from '../../core/span';
import { pointComment } from './point-comment';

/** The `at:` comments of a tree; `before` is how far its text begins before the unit's. */
export function readPoints(
  tree: Tree,
  text: string,
  comments: ReadonlySet<string>,
  before = 0,
): { points: PointComment[]; problems: Problem[] } {
  const points: PointComment[] = [];
  const problems: Problem[] = [];
  if (!text.includes('at:')) return { points, problems };
  const cursor = tree.cursor();
  do {
    if (!comments.has(cursor.name)) continue;
    const end =
      text.endsWith('*/', cursor.to) && text.startsWith('/*', cursor.from) ? cursor.to - 2 : cursor.to;
    const found = pointComment(text.slice(cursor.from, end), cursor.from);
    if (!found) continue;
    points.push(moved(found.point, -before));
    problems.push(...found.problems.map((problem) => ({ ...problem, span: shift(problem.span, -before) })));
  } while (cursor.next());
  return { points, problems };
}

function moved(point: PointComment, by: number): PointComment {
  if (by === 0) return point;
  return {
    span: shift(point.span, by),
    values: point.values.map((value) => ({ ...value, span: shift(value.span, by) })),
  };
}
