import type { Statement } from '../../core/program/program';

interface Line {
  readonly statement: Statement;
  readonly declares: readonly string[];
  readonly uses: readonly string[];
}

/** Beyond this many lines the order of the text stays. */
const mostLines = 500;

/**
 * The lines so that values are defined before they are used: mathematics writes "where a = 3" behind. A line
 * needs what the functions that it calls need.
 */
export function inOrder<Each extends Line>(lines: readonly Each[]): readonly Each[] {
  if (lines.length > mostLines) return lines;
  const needs = new Map(lines.map((line) => [line, neededBy(line, lines)]));
  const waiting = [...lines];
  const ordered: Each[] = [];
  while (waiting.length > 0) {
    const open = new Set(waiting.flatMap((line) => line.declares));
    const ready = waiting.findIndex(
      (line) =>
        line.statement.kind === 'function' || ![...(needs.get(line) ?? [])].some((name) => open.has(name)),
    );
    ordered.push(...waiting.splice(Math.max(0, ready), 1));
  }
  return ordered;
}

/** Names that a line uses, itself or through functions, without those that it declares. */
function neededBy(line: Line, lines: readonly Line[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const pending = [...line.uses];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (needed.has(name) || line.declares.includes(name)) continue;
    needed.add(name);
    for (const other of lines)
      if (other.statement.kind === 'function' && other.declares.includes(name)) pending.push(...other.uses);
  }
  return needed;
}
