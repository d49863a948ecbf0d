/** Python functions of eight lines each, the first from line 3 on. */
export function functions(count: number): string {
  const one = (k: number): string => `def f${k}(x, y):
    # at: x=${k / 100 + 0.5}, y=2
    u = math.exp(-x * y) + math.sin(x) ** 2
    v = u * math.log(1 + y ** 2) / (1 + x)
    w = math.sqrt(u ** 2 + v ** 2) + 0.25 * x * y
    z = w * math.tanh(v) - u / (1 + w ** 2)
    return z * math.cos(x) + w * y

`;
  return `import math\n\n${Array.from({ length: count }, (_, k) => one(k)).join('')}`;
}
