// Values and gradients of small JavaScript programs, by running them in Node.
//
// Writes test/languages/javascript/fixtures/programs.json from the texts below. Gradients are central differences,
// extrapolated once (Richardson), which is good to about 1e-9.
//
//     node scripts/references/javascript.mjs
import { writeFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const expressions = `
Math.abs(x - 3); Math.acos(x / 3); Math.acosh(1 + x); Math.asin(x / 3); Math.asinh(x); Math.atan(x); Math.atan2(x, y); Math.atanh(x / 3)
Math.cbrt(x); Math.ceil(x) * y; Math.cos(x); Math.cosh(x); Math.exp(x); Math.expm1(x); Math.floor(x) * y; Math.hypot(x, y); Math.hypot(x, y, 2)
Math.log(x); Math.log10(x); Math.log1p(x); Math.log2(x); Math.max(x, y); Math.max(x, y, 0.2); Math.min(x, y, 3); Math.pow(x, y); Math.round(x) * y
Math.sign(x - 3) * y; Math.sin(x); Math.sinh(x); Math.sqrt(x); Math.tan(x); Math.tanh(x); Math.trunc(7 * x) * y; x ** y; -(x ** 2); 2 ** -x; x ** 2 ** y
x % y; (-7 * x) % y; x / 2 / y; 7 / 2 * x; x > y ? x * x : y; x > 0 && y > 0 ? x : y; (x < 0 || y < 0) ? x : x * y; !(x > y) ? x : 2 * y; x - -y; +x * y
Math.PI * x * Math.E; Math.LN2 * x + Math.LN10 + Math.LOG2E + Math.LOG10E + Math.SQRT2 + Math.SQRT1_2; 1e-3 * x + .5 * y + 0x10 + 1_000
`
  .split(/;|\n/)
  .map((t) => t.trim())
  .filter(Boolean);

const programs = [
  ['arrow functions', 'const square = (v) => v * v;\nconst f = (x, y) => square(x) * y + square(y);\n'],
  [
    'blocks have scopes of their own',
    'function f(x, y) {\n  let a = x;\n  {\n    let a = y;\n    a = a * 2;\n  }\n  if (x > 0) {\n    const a = 10;\n    y += a;\n  }\n  return a * y;\n}\n',
  ],
  [
    'var belongs to the function',
    'function f(x, y) {\n  var a = x;\n  {\n    var a = y;\n  }\n  return a * x;\n}\n',
  ],
  [
    'assignment operators',
    'function f(x, y) {\n  let s = x;\n  s += y;\n  s -= 0.5;\n  s *= s;\n  s /= x;\n  s **= 2;\n  return s;\n}\n',
  ],
  [
    'a counting loop',
    'function f(x, y) {\n  let s = 0;\n  for (let i = 1; i <= 5; i++) s += x ** i / i + y;\n  return s;\n}\n',
  ],
  [
    'loops with break and continue',
    'function f(x, y) {\n  let s = 0;\n  for (let i = 0; i < 20; i += 1) {\n    if (i % 3 === 0) continue;\n    if (i > 10) break;\n    s += x * i;\n  }\n  return s * y;\n}\n',
  ],
  [
    'while and do',
    'function f(x, y) {\n  while (x < 10) x *= 1.7;\n  do {\n    y = y * x;\n  } while (y < 50);\n  return x + y;\n}\n',
  ],
  [
    'for of an array',
    'function f(x, y) {\n  let s = 1;\n  for (const v of [x, y, x * y]) s *= v + 1;\n  return s;\n}\n',
  ],
  [
    'arrays',
    'function f(x, y) {\n  const v = [x, y, x * y];\n  v[1] = v[0] + v[2];\n  const w = v;\n  w[0] = 3 * y;\n  return v[0] * v[1] - v.length * v[2];\n}\n',
  ],
  [
    'map and reduce',
    'function f(x, y) {\n  return [x, y, 2].map((v) => v * x).reduce((a, b) => a + b * y, 0);\n}\n',
  ],
  [
    'destructuring',
    'function f(x, y) {\n  const [a, b] = [y, x * y];\n  const { p, q: r } = { p: a + b, q: x };\n  return p * r - b;\n}\n',
  ],
  [
    'objects',
    'function f(x, y) {\n  const point = { x: x * 2, y };\n  point.y = point.x + y;\n  return point.x * point.y;\n}\n',
  ],
  [
    'closures',
    'function scaled(k) {\n  return (v) => k * v;\n}\nfunction f(x, y) {\n  const g = scaled(y);\n  return g(x) + scaled(2)(x * y);\n}\n',
  ],
  [
    'defaults and calls',
    'function lerp(a, b, t = 0.25) {\n  return a * (1 - t) + b * t;\n}\nfunction f(x, y) {\n  return lerp(x, y) * lerp(y, x, 0.5);\n}\n',
  ],
  [
    'branches',
    'function f(x, y) {\n  if (x > 1) {\n    return x * y;\n  } else if (y > 1) {\n    return x - y * y;\n  }\n  return y;\n}\n',
  ],
  [
    'a switch',
    "function f(x, y) {\n  const kind = 'b';\n  switch (kind) {\n    case 'a':\n      return x;\n    case 'b':\n      return x * y * y;\n    default:\n      return y;\n  }\n}\n",
  ],
  [
    'constants of the file',
    'const RATE = 0.05;\nexport const growth = 1 + RATE;\nexport function f(x, y) {\n  return x * growth ** 3 + y;\n}\n',
  ],
  [
    'names out of Math',
    'const { sin, cos: c, PI } = Math;\nfunction f(x, y) {\n  return sin(x * PI) * c(y);\n}\n',
  ],
  ['recursion', 'function f(x, y, n = 5) {\n  return n === 0 ? y : x * f(x, y, n - 1) + n;\n}\n'],
  [
    'what is not a number is passed over',
    "function f(x, y) {\n  console.log('at', x);\n  const name = 'sum';\n  if (name === 'sum') return x + y * 2;\n  return x;\n}\n",
  ],
];

const points = [
  { x: 0.7, y: 1.9 },
  { x: 1.3, y: 0.45 },
];

function run(text, call, at) {
  return runInNewContext(`${text.replaceAll('export ', '')}\n;${call}`, { ...at, console: { log() {} } });
}

function caseOf(name, text, call, at) {
  const value = (moved) => run(text, call, { ...at, ...moved });
  const slope = (k) => {
    const central = (h) => (value({ [k]: at[k] + h }) - value({ [k]: at[k] - h })) / (2 * h);
    return (4 * central(1e-4) - central(2e-4)) / 3;
  };
  return {
    name,
    text,
    at,
    value: value({}),
    gradient: Object.fromEntries(Object.keys(at).map((k) => [k, slope(k)])),
  };
}

function used(text, at) {
  return Object.fromEntries(Object.entries(at).filter(([k]) => new RegExp(`\\b${k}\\b`).test(text)));
}

const cases = {
  expressions: expressions.flatMap((text) =>
    points.map((at) => ({ ...caseOf(text, '', `(${text})`, used(text, at)), text })),
  ),
  programs: programs.flatMap(([name, text]) => points.map((at) => caseOf(name, text, 'f(x, y)', at))),
};
const file = new URL('../../test/languages/javascript/fixtures/programs.json', import.meta.url);
const lines = Object.entries(cases).map(
  ([k, all]) => `"${k}": [\n${all.map((c) => JSON.stringify(c)).join(',\n')}\n]`,
);
writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
