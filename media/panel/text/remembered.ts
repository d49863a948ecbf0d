/** Remembers what was worked out of an object by a key, for as long as the object is there. */
export function rememberedBy<T extends object, R>(): (of: T, key: string, make: () => R) => R {
  const known = new WeakMap<T, Map<string, { readonly result: R }>>();
  return (of, key, make) => {
    const made = known.get(of) ?? new Map<string, { readonly result: R }>();
    known.set(of, made);
    const found = made.get(key) ?? { result: make() };
    made.set(key, found);
    return found.result;
  };
}
