/** A piece of mathematics in one line. */
export interface Token {
  readonly text: string;
  /** Names are set in italics, as one word each; names of functions upright, as everything else: also words that no value has for a name. */
  readonly kind: 'name' | 'number' | 'plain';
}

/** A string, also one whose end was cut off; an apostrophe behind a name is a derivative's or a transpose's. */
const string = /"[^"]*(?:"|$)|(?<![\p{L}\p{M}\p{N}_)\]}'])'[^']*(?:'|$)/u;

const pattern = new RegExp(
  String.raw`(?<string>${string.source})|(?<name>[\p{L}_$][\p{L}\p{M}\p{N}_$.]*)(?<call>\s*\()?|(?<number>\d[\d.]*(?:e[+−-]?\d+)?)|[^\p{L}\d_$"']+|["']`,
  'gu',
);

/** `b̄ = c̄·1 + d̄·1 = 5` in names, numbers and what stands between. */
export function tokens(text: string): readonly Token[] {
  const found = known.get(text) ?? split(text);
  if (known.size > mostKnown) known.clear();
  known.set(text, found);
  return found;
}

const words: ReadonlySet<string> = new Set(['if', 'else', 'NaN', 'diagonal', 'inner']);

const mostKnown = 5000;
const known = new Map<string, readonly Token[]>();

/** A minus sign for every hyphen that means one, a dot for every star of a product: those of arrows, powers and strings stay. */
export function withSigns(text: string): string {
  const whole = new RegExp(
    String.raw`${string.source}|->|--|-|(?<=[\p{L}\p{M}\p{N}_)\]}]\s*)\*(?=\s*[\p{L}\p{N}_([.])`,
    'gu',
  );
  return text.replace(whole, (found) => signs[found] ?? found);
}

const signs: Readonly<Record<string, string>> = { '-': '−', '*': '·' };

function split(text: string): Token[] {
  return Array.from(text.matchAll(pattern), ({ 0: whole, groups }): Token[] => {
    const isName = groups?.name !== undefined && groups.call === undefined && !words.has(groups.name);
    if (groups?.name !== undefined) return [{ text: whole, kind: isName ? 'name' : 'plain' }];
    return [{ text: whole, kind: groups?.number === undefined ? 'plain' : 'number' }];
  }).flat();
}
