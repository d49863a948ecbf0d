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
  const declaring = declarers(program);
  for (const name of seen) {
    for (const index of declaring.get(name) ?? []) {
      if (index >= before || needed.has(index)) continue;
      needed.add(index);
      // A set can grow while it is walked over: the new names come later.
      for (const other of program.units[index]?.refers ?? []) seen.add(other);
    }
  }
  return [...needed].sort((a, b) => a - b);
}

const known = new WeakMap<Program['units'], ReadonlyMap<string, readonly number[]>>();

/** The units that declare each name: indices, ascending. Found out once a program. */
export function declarers({ units }: Program): ReadonlyMap<string, readonly number[]> {
  const before = known.get(units);
  if (before) return before;
  const found = new Map<string, number[]>();
  units.forEach((unit, index) => {
    for (const name of new Set(unit.declares)) {
      const indices = found.get(name);
      if (indices) indices.push(index);
      else found.set(name, [index]);
    }
  });
  known.set(units, found);
  return found;
}
