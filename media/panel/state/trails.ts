/** The points that a descent went through, its start first. */
export type Trail = readonly Float64Array[];

/** Earlier descents stay in sight, so that two starts can be compared. */
const most = 3;
const longest = 400;

/** `steps` lead on from `start`; a start elsewhere than where the last trail ended begins another. */
export function prolonged(trails: readonly Trail[], start: Float64Array, steps: Trail): readonly Trail[] {
  if (!steps.length) return trails;
  const last = trails.at(-1);
  const isOn = last !== undefined && isSame(last.at(-1), start);
  const trail = [...(isOn ? last : [start]), ...steps].slice(-longest);
  return [...(isOn ? trails.slice(0, -1) : trails), trail].slice(-most);
}

/** The trails when somebody goes back to `point`: what led away from it is forgotten. */
export function shortened(trails: readonly Trail[], point: Float64Array): readonly Trail[] {
  const last = trails.at(-1);
  const at = last?.findLastIndex((p) => isSame(p, point)) ?? -1;
  if (!last || at < 0) return trails;
  return at === 0 ? trails.slice(0, -1) : [...trails.slice(0, -1), last.slice(0, at + 1)];
}

function isSame(a: Float64Array | undefined, b: Float64Array): boolean {
  return a?.length === b.length && a.every((x, k) => Object.is(x, b[k]));
}
