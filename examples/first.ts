// The first example as a function in TypeScript. Hover its name, its parameters, or a bracket; the values that it
// is looked at with stand in the comment. Change them, and hover again.

// at: a=2, b=1
export function first(a: number, b: number): number {
  return (a + b) * (b + 1);
}
