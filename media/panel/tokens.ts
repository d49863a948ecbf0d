/** A piece of mathematics in one line. */
export interface Token {
  readonly text: string;
  /** Names are set in italics, as one word each; names of functions upright, as everything else. */
  readonly kind: 'name' | 'number' | 'plain';
}

const pattern =
  /(?<name>[\p{L}_$][\p{L}\p{M}\p{N}_$.]*)(?<call>\s*\()?|(?<number>\d[\d.]*(?:e[+−-]?\d+)?)|[^\p{L}\d_$]+/gu;

/** `b̄ = c̄·1 + d̄·1 = 5` in names, numbers and what stands between. */
export function tokens(text: string): readonly Token[] {
  const found = known.get(text) ?? split(text);
  if (known.size > mostKnown) known.clear();
  known.set(text, found);
  return found;
}

const mostKnown = 5000;
const known = new Map<string, readonly Token[]>();

function split(text: string): Token[] {
  return Array.from(text.matchAll(pattern), ({ 0: whole, groups }): Token[] => {
    if (groups?.name !== undefined && groups.call !== undefined) return [{ text: whole, kind: 'plain' }];
    if (groups?.name !== undefined) return [{ text: whole, kind: 'name' }];
    return [{ text: whole, kind: groups?.number === undefined ? 'plain' : 'number' }];
  }).flat();
}
