import type { Value } from './value';

/** How a value moves from round to round of a loop: it stays what it is, or its node moves in equal steps. */
export type Law =
  | { readonly kind: 'fixed'; readonly value: Value }
  /** The node of round `k` is `node + step · k`. */
  | { readonly kind: 'moving'; readonly node: number; readonly step: number; readonly ieee: boolean };

/** Laws of several values, each at its place; undefined where one of them follows none. */
export function lawsOf(
  a: readonly (Value | undefined)[],
  b: readonly (Value | undefined)[],
  index: number,
): readonly Law[] | undefined {
  if (a.length !== b.length) return undefined;
  const laws = b.flatMap((value, k) => lawOf(a[k], value, index) ?? []);
  return laws.length === b.length ? laws : undefined;
}

/** The law of a value that was `a` in a round and `b` in the next, which is round `index`; undefined where it follows none. */
function lawOf(a: Value | undefined, b: Value | undefined, index: number): Law | undefined {
  if (a?.kind === 'real' && b?.kind === 'real') {
    const [ieee, step] = [b.ieee === true, b.node - a.node];
    return (a.ieee === true) === ieee
      ? { kind: 'moving', node: b.node - step * index, step, ieee }
      : undefined;
  }
  return b && isSame(a, b) ? { kind: 'fixed', value: b } : undefined;
}

export function valueBy(law: Law, round: number): Value {
  return law.kind === 'fixed'
    ? law.value
    : { kind: 'real', node: law.node + law.step * round, ...(law.ieee && { ieee: true }) };
}

/** Whether values are what the laws say of a round. */
export function allFollow(
  values: readonly (Value | undefined)[],
  laws: readonly Law[],
  round: number,
): boolean {
  for (let k = 0; k < laws.length; k++) if (!follows(values[k], laws[k] as Law, round)) return false;
  return true;
}

function follows(value: Value | undefined, law: Law, round: number): boolean {
  if (law.kind === 'fixed') return isSame(value, law.value);
  return (
    value?.kind === 'real' && value.node === law.node + law.step * round && (value.ieee === true) === law.ieee
  );
}

/** Equal integers, or truths that are known without the tape. */
function isSame(a: Value | undefined, b: Value): boolean {
  if (a?.kind === 'integer' && b.kind === 'integer')
    return a.value === b.value && a.exact === undefined && b.exact === undefined;
  return a?.kind === 'boolean' && b.kind === 'boolean' && a.node === undefined && b.node === undefined
    ? a.value === b.value
    : false;
}
