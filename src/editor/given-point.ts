import type { PointValue } from '../core/program/program';
import type { GivenPoint } from '../protocol/questions';

type Values = Readonly<Record<string, PointValue>>;

/** What somebody set, and more of it; values that were not set again stay. */
export function withValues(given: GivenPoint | undefined, values: Values): GivenPoint {
  return { values: { ...given?.values, ...values }, opaque: given?.opaque ?? [] };
}

/** Without these values, or without all: those of the source count again. What is treated as an input stays one. */
export function withoutValues(
  given: GivenPoint | undefined,
  names?: readonly string[],
): GivenPoint | undefined {
  const kept = Object.entries(given?.values ?? {}).filter(([name]) => names && !names.includes(name));
  return unlessEmpty({ values: Object.fromEntries(kept), opaque: given?.opaque ?? [] });
}

/** With one more expression, by its text, that is an input instead of being computed. */
export function withOpaque(given: GivenPoint | undefined, expression: string): GivenPoint {
  const { values = {}, opaque = [] } = given ?? {};
  return { values, opaque: [...new Set([...opaque, expression])] };
}

/** With an expression computed again; the values that it had as an input, at each of its places, go with it. */
export function withoutOpaque(given: GivenPoint | undefined, expression: string): GivenPoint | undefined {
  const { values = {}, opaque = [] } = given ?? {};
  const name = expression.replace(/\s+/g, ' ');
  const others = Object.entries(values).filter(([own]) => own !== name && !own.startsWith(`${name} #`));
  return unlessEmpty({
    values: Object.fromEntries(others),
    opaque: opaque.filter((text) => text !== expression),
  });
}

function unlessEmpty(given: GivenPoint): GivenPoint | undefined {
  return given.opaque.length || Object.keys(given.values).length ? given : undefined;
}
