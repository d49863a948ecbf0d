import type { NameSyntax } from './syntax';

/** Functions of <math.h> whose arguments and result are real numbers, as operations of the rule table. */
const operations: Readonly<Record<string, readonly [operation: string, count: number]>> = {
  ...unary('sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp exp2 expm1 log log2 log10 log1p'),
  ...unary('sqrt cbrt erf erfc floor ceil trunc lgamma exp10'),
  fabs: ['abs', 1],
  tgamma: ['gamma', 1],
  round: ['roundHalfAway', 1],
  rint: ['round', 1],
  nearbyint: ['round', 1],
  atan2: ['atan2', 2],
  pow: ['pow', 2],
  fmod: ['fmod', 2],
  hypot: ['hypot', 2],
  fmin: ['fmin', 2],
  fmax: ['fmax', 2],
  copysign: ['copysign', 2],
  fma: ['fma', 3],
};

function unary(names: string): Record<string, readonly [string, number]> {
  return Object.fromEntries(names.split(' ').map((name) => [name, [name, 1] as const]));
}

/** Functions that need more than one operation, or integers, or memory. */
const others = new Set(
  'abs labs llabs fdim ldexp scalbn lround llround lrint llrint isnan isfinite isinf min max clamp lerp swap accumulate inner_product fill copy malloc calloc alloca memset memcpy memmove size begin end'.split(
    ' ',
  ),
);

/** Functions that are known, and why they are not followed. */
const refusals: Readonly<Record<string, string>> = {
  rand: 'its value is random',
  drand48: 'its value is random',
  random: 'its value is random',
  exit: 'it ends the program',
  abort: 'it ends the program',
  realloc: 'memory that moves is not followed',
  atof: 'it reads a text',
  strtod: 'it reads a text',
  scanf: 'it reads what is typed',
  frexp: 'it takes a number apart',
  modf: 'it takes a number apart',
  setjmp: 'it jumps',
  longjmp: 'it jumps',
};

/** `sqrtf` and `sqrtl` are `sqrt` of other precisions. */
export function plainName(text: string): { readonly name: string; readonly single: boolean } {
  if (Object.hasOwn(operations, text) || others.has(text)) return { name: text, single: false };
  const name = text.slice(0, -1);
  const known = Object.hasOwn(operations, name) || /^(?:fdim|ldexp|lround|lrint)$/.test(name);
  return known && /[fl]$/.test(text) ? { name, single: text.endsWith('f') } : { name: text, single: false };
}

export function operationOf(name: string): readonly [operation: string, count: number] | undefined {
  return Object.hasOwn(operations, name) ? operations[name] : undefined;
}

export function refusalOf({ text }: NameSyntax): string | undefined {
  return Object.hasOwn(refusals, text) ? refusals[text] : undefined;
}

/** Whether a name is one of the standard library's functions, where the file does not define it. */
export function isLibraryFunction({ text, qualifiers }: NameSyntax): boolean {
  if (qualifiers.length && qualifiers.join() !== 'std') return false;
  const { name } = plainName(text);
  return Object.hasOwn(operations, name) || others.has(name) || Object.hasOwn(refusals, text);
}

const constants: Readonly<Record<string, number>> = {
  M_PI: Math.PI,
  M_PI_2: Math.PI / 2,
  M_PI_4: Math.PI / 4,
  M_1_PI: 1 / Math.PI,
  M_2_PI: 2 / Math.PI,
  M_2_SQRTPI: 2 / Math.sqrt(Math.PI),
  M_E: Math.E,
  M_LN2: Math.LN2,
  M_LN10: Math.LN10,
  M_LOG2E: Math.LOG2E,
  M_LOG10E: Math.LOG10E,
  M_SQRT2: Math.SQRT2,
  M_SQRT1_2: Math.SQRT1_2,
  INFINITY: Number.POSITIVE_INFINITY,
  HUGE_VAL: Number.POSITIVE_INFINITY,
  NAN: Number.NaN,
  DBL_EPSILON: Number.EPSILON,
  DBL_MAX: Number.MAX_VALUE,
  DBL_MIN: 2.2250738585072014e-308,
  FLT_EPSILON: 2 ** -23,
  FLT_MAX: (2 - 2 ** -23) * 2 ** 127,
  FLT_MIN: 2 ** -126,
};

const numbers: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  sqrt2: Math.SQRT2,
  sqrt3: Math.sqrt(3),
  ln2: Math.LN2,
  ln10: Math.LN10,
  log2e: Math.LOG2E,
  log10e: Math.LOG10E,
  inv_pi: 1 / Math.PI,
  inv_sqrtpi: 1 / Math.sqrt(Math.PI),
  phi: (1 + Math.sqrt(5)) / 2,
};

const limits: Readonly<Record<string, number>> = {
  epsilon: Number.EPSILON,
  max: Number.MAX_VALUE,
  lowest: -Number.MAX_VALUE,
  min: 2.2250738585072014e-308,
  infinity: Number.POSITIVE_INFINITY,
  quiet_NaN: Number.NaN,
};

/** The value of a constant of the standard headers: `M_PI`, `std::numbers::pi`. */
export function constantNamed({ text, qualifiers }: NameSyntax): number | undefined {
  const table = qualifiers.includes('numbers') ? numbers : qualifiers.length ? {} : constants;
  return Object.hasOwn(table, text) ? table[text] : undefined;
}

/** `std::numeric_limits<double>::epsilon()`. */
export function limitNamed({ text, qualifiers, types }: NameSyntax): number | undefined {
  const [type] = types ?? [];
  const real = type?.kind === 'real' && type.precision === 'double';
  return real && qualifiers.includes('numeric_limits') && Object.hasOwn(limits, text)
    ? limits[text]
    : undefined;
}

/** Calls for what they print or free: nothing that computes. */
const silent =
  /^(?:f|s|sn|v|vf|d)?printf$|^(?:puts|putchar|fputs|fputc|fflush|perror|assert|static_assert|free|fclose|srand|sleep|usleep|abort_if|log_(?:debug|info|warn|error))$/;

export function isSilent({ text }: NameSyntax): boolean {
  return silent.test(text);
}
