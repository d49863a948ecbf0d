import type { Token } from './tokens';

/** `#define name(parameters) body`; without parameters an object-like one. */
export interface Macro {
  readonly name: string;
  readonly parameters?: readonly string[];
  /** Whether the last parameter takes all arguments that are left. */
  readonly variadic?: boolean;
  readonly body: readonly Token[];
  /** Whether the file defines it in more than one way, so that which one is meant depends on the place. */
  readonly conflicting?: boolean;
}

export type Macros = ReadonlyMap<string, Macro>;

/** Macros that stand for more tokens than this together are not followed. */
const mostTokens = 100_000;

/** Stands for a macro of several definitions: no expression holds it. */
export const conflictSign = '#conflicting';

/**
 * The tokens with every macro replaced by what it stands for, as the preprocessor does it: as text, whatever
 * precedence that gives. What came out of a macro stands where the macro is used. Undefined where that is too much.
 */
export function expanded(tokens: readonly Token[], macros: Macros): Token[] | undefined {
  if (!tokens.some((token) => macros.has(token.text))) return [...tokens];
  const result: Token[] = [];
  /** What is left to be looked at, the next one last. */
  const open = [...tokens].reverse();
  let work = 0;
  for (let token = open.pop(); token; token = open.pop()) {
    if (++work > mostTokens) return undefined;
    const macro =
      token.kind === 'word' && !token.hidden?.has(token.text) ? macros.get(token.text) : undefined;
    const use = macro && useOf(macro, token, open);
    if (!macro || !use) {
      result.push(token);
      continue;
    }
    const body = substituted(macro, use, macros);
    if (!body || body.length > mostTokens) return undefined;
    open.splice(open.length - use.length, use.length);
    const hidden = new Set([...(token.hidden ?? []), macro.name]);
    const placed = body.map((part, k) => ({
      ...part,
      start: use.start,
      end: use.end,
      spaced: k === 0 ? token.spaced : part.spaced,
      hidden: part.hidden ? new Set([...part.hidden, ...hidden]) : hidden,
    }));
    open.push(...placed.reverse());
  }
  return result;
}

interface Use {
  readonly arguments: readonly (readonly Token[])[];
  /** Tokens behind the name that belong to it. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

/** The arguments of a macro; undefined where the name of one with parameters stands without brackets. */
function useOf(macro: Macro, name: Token, open: readonly Token[]): Use | undefined {
  const { start } = name;
  if (!macro.parameters) return { arguments: [], length: 0, start, end: name.end };
  const behind = (k: number): Token | undefined => open[open.length - 1 - k];
  if (behind(0)?.text !== '(') return undefined;
  const found: Token[][] = [[]];
  let depth = 1;
  for (let k = 1; ; k++) {
    const token = behind(k);
    if (!token) return undefined;
    if (token.text === '(') depth++;
    if (token.text === ')' && --depth === 0) {
      const end = Math.max(name.end, token.end);
      return { arguments: found, length: k + 1, start, end };
    }
    const parts = depth === 1 && token.text === ',' && !isLast(macro, found.length);
    if (parts) found.push([]);
    else found[found.length - 1]?.push(token);
  }
}

/** Whether a variadic macro's last parameter is reached, which takes the commas too. */
function isLast(macro: Macro, count: number): boolean {
  return macro.variadic === true && count >= (macro.parameters?.length ?? 0);
}

/** What a macro stands for with these arguments. */
function substituted(macro: Macro, use: Use, macros: Macros): readonly Token[] | undefined {
  const { body, parameters = [], conflicting, name, variadic } = macro;
  const sign = { kind: 'sign', text: conflictSign, start: use.start, end: use.end, spaced: true } as const;
  if (conflicting) return [{ ...sign, text: `${conflictSign} ${name}` }];
  if (parameters.length && use.arguments.length !== parameters.length && !variadic) return [sign];
  const result: Token[] = [];
  for (let k = 0; k < body.length; k++) {
    const part = partAt(macro, k, use, macros);
    if (!part) return undefined;
    if (body[k - 1]?.text === '##') paste(result, part);
    else result.push(...part);
    if (result.length > mostTokens) return undefined;
  }
  return result;
}

/** What one token of a macro's body stands for. */
function partAt(macro: Macro, k: number, use: Use, macros: Macros): readonly Token[] | undefined {
  const { body, parameters = [] } = macro;
  const token = body[k];
  const [before, after] = [body[k - 1]?.text, body[k + 1]?.text];
  if (!token || token.text === '##') return [];
  // `#x` is a text, whatever the argument is.
  if (token.text === '#' && parameters.includes(after ?? ''))
    return [{ ...token, kind: 'string', text: '""' }];
  const index = token.kind === 'word' ? parameters.indexOf(token.text) : -1;
  if (index < 0) return [token];
  if (before === '#') return [];
  const argument = use.arguments[index] ?? [];
  return before === '##' || after === '##' ? argument : expanded(argument, macros);
}

/** `a ## b`: one token of both. */
function paste(result: Token[], [first, ...rest]: readonly Token[]): void {
  const last = result.pop();
  if (last && first) result.push({ ...last, text: last.text + first.text });
  else for (const one of [last, first]) if (one) result.push(one);
  result.push(...rest);
}
