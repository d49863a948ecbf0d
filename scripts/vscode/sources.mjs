// Python functions of about so many operations. The cursor is in the function that stands in the first line.

/** Statements in a row, of mixed arithmetic over names of before. */
function straight(operations) {
  const count = Math.max(8, Math.round(operations / 1.75));
  const chance = generator();
  const recent = (k, reach) => `v${k - 1 - chance(Math.min(k, reach))}`;
  const lines = Array.from({ length: count - 2 }, (_, index) => {
    const k = index + 2;
    const [a, b] = [recent(k, 6), chance(4) === 0 ? ['x', 'y', 'z'][chance(3)] : recent(k, 8)];
    const forms = [
      `${a}+${b}`,
      `${a}-${b}`,
      `sin(${a})`,
      `tanh(${a})+${b}`,
      `sin(${a}*${b})`,
      `tanh(${a})*${b}`,
    ];
    return `  v${k} = ${forms[chance(forms.length)]}`;
  });
  const last = Array.from({ length: 8 }, (_, k) => `v${count - 1 - k}`);
  return `def f(x=0.5, y=0.8, z=1.1):
  from math import sin, tanh
  v0 = x*y
  v1 = v0-z
${lines.join('\n')}
  return ${last.join('+')}
`;
}

/** One loop, with two inputs. */
function loop(operations) {
  return `def f(x=0.5, y=0.8):
    import math
    for _ in range(${Math.max(1, Math.round(operations / 6))}):
        x = math.sin(x * y) + x
        y = math.cos(x) * y + y / 2
    return x + y
`;
}

/** Calls of another function, with a loop in it, in a loop. */
function calls(operations) {
  return `def f(x=0.5, y=0.8):
    import math
    s = x * y
    for i in range(${Math.max(1, Math.round(operations / 21))}):
        s = s * 0.5 + inner(s, x)
        y = math.cos(s) * y
    return s + y

def inner(u, w):
    import math
    a = math.sin(u) * w
    b = math.tanh(a + u)
    for k in range(3):
        b = b * 0.9 + math.cos(a) * 0.1
    return a + b
`;
}

/** By name. */
export const sources = { straight, loop, calls };

/** Whole numbers below n that are always the same. */
function generator() {
  let state = 7;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % n;
  };
}
