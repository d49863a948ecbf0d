import type { FunctionSyntax } from './syntax';
import type { CType } from './types';

/** Functions by name, methods by `Class::name`; of one name those of different parameters, in the order of the text. */
export type Functions = ReadonlyMap<string, readonly FunctionSyntax[]>;

/** The name by which a function is found: methods bear that of their class. */
export function functionName({ owner, name }: Pick<FunctionSyntax, 'owner' | 'name'>): string {
  return owner === undefined ? name : `${owner}::${name}`;
}

/** The name that it has in the program: of several with one name the later ones are counted. */
export function programName(functions: Functions, f: FunctionSyntax): string {
  const name = functionName(f);
  const own = signature(f);
  const position = (functions.get(name) ?? []).findIndex((other) => signature(other) === own);
  return position > 0 ? `${name}/${position}` : name;
}

/** Adds a function to those of its name; a definition takes the place of its declaration. */
export function withFunction(known: readonly FunctionSyntax[], f: FunctionSyntax): readonly FunctionSyntax[] {
  const own = signature(f);
  const same = known.findIndex((other) => signature(other) === own);
  if (same < 0) return [...known, f];
  return known.map((other, k) => (k === same && !(other.body && !f.body) ? f : other));
}

/**
 * The function that a call with so many arguments means; `several` where their types would have to decide,
 * undefined where there is none.
 */
export function chosen(
  known: readonly FunctionSyntax[] | undefined,
  count: number,
): FunctionSyntax | 'several' | undefined {
  const [only, ...others] = known ?? [];
  if (!only || !others.length) return only;
  const [first, ...more] = (known ?? []).filter((f) => takes(f, count));
  return more.length || !first ? 'several' : first;
}

function takes({ parameters }: FunctionSyntax, count: number): boolean {
  const least = parameters.findIndex((p) => p.default !== undefined);
  return count <= parameters.length && count >= (least < 0 ? parameters.length : least);
}

/** The type of a parameter of a function that is called by a name with so many arguments, as far as it is known. */
export function parameterType(
  functions: Functions,
  name: string,
  count: number,
  position: number,
): CType | undefined {
  const known = functions.get(name);
  const found = chosen(known, count);
  const one = found === 'several' ? known?.[0] : found;
  return one?.parameters[position]?.type;
}

function signature(item: FunctionSyntax): string {
  return JSON.stringify(
    item.parameters.map((p) => p.type),
    withoutSpans,
  );
}

export function withoutSpans(key: string, value: unknown): unknown {
  return key === 'span' || key === 'nameSpan' ? undefined : value;
}
