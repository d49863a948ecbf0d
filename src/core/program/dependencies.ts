import type { Program } from './program';

/**
 * The units that names come from, and those that these refer to, and so on: indices, ascending.
 * Only units above `before` count.
 */
export function unitsBehind(
  program: Program,
  names: readonly string[],
  before = program.units.length,
): number[] {
  const needed = new Set<number>();
  const seen = new Set(names);
  for (const name of seen) {
    program.units.forEach((unit, index) => {
      if (index >= before || needed.has(index) || !unit.declares.includes(name)) return;
      needed.add(index);
      // A set can grow while it is walked over: the new names come later.
      for (const other of unit.refers) seen.add(other);
    });
  }
  return [...needed].sort((a, b) => a - b);
}
