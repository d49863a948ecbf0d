/** A function of LaTeX as an operation of the rule table. */
export interface KnownFunction {
  readonly operation: string;
  /** What `f^{-1}` means; absent where the notation is too ambiguous to read. */
  readonly inverse?: string;
  /** 1 when absent. */
  readonly arity?: number;
  /** Where conventions differ: the one that is taken. */
  readonly convention?: string;
}

const arccot = 'The inverse cotangent is taken with values in (-π/2, π/2], as arctan(1/x)';

function unary(operation: string, inverse?: string): KnownFunction {
  return inverse === undefined ? { operation } : { operation, inverse };
}

/** By name, as in `\sin`, `\operatorname{sin}` or `\mathrm{sin}`. */
export const functions: ReadonlyMap<string, KnownFunction> = new Map(
  Object.entries({
    sin: unary('sin', 'asin'),
    cos: unary('cos', 'acos'),
    tan: unary('tan', 'atan'),
    sec: unary('sec', 'asec'),
    csc: unary('csc', 'acsc'),
    cosec: unary('csc', 'acsc'),
    cot: { operation: 'cot', inverse: 'acot' },
    ctg: { operation: 'cot', inverse: 'acot' },
    tg: unary('tan', 'atan'),
    arcsin: unary('asin'),
    arccos: unary('acos'),
    arctan: unary('atan'),
    asin: unary('asin'),
    acos: unary('acos'),
    atan: unary('atan'),
    arcsec: unary('asec'),
    arccsc: unary('acsc'),
    arctg: unary('atan'),
    arccot: { operation: 'acot', convention: arccot },
    acot: { operation: 'acot', convention: arccot },
    arcctg: { operation: 'acot', convention: arccot },
    sinh: unary('sinh', 'asinh'),
    cosh: unary('cosh', 'acosh'),
    tanh: unary('tanh', 'atanh'),
    sech: unary('sech', 'asech'),
    csch: unary('csch', 'acsch'),
    coth: unary('coth', 'acoth'),
    sh: unary('sinh', 'asinh'),
    ch: unary('cosh', 'acosh'),
    th: unary('tanh', 'atanh'),
    arsinh: unary('asinh'),
    arcosh: unary('acosh'),
    artanh: unary('atanh'),
    arsech: unary('asech'),
    arcsch: unary('acsch'),
    arcoth: unary('acoth'),
    arcsinh: unary('asinh'),
    arccosh: unary('acosh'),
    arctanh: unary('atanh'),
    arcsech: unary('asech'),
    arccsch: unary('acsch'),
    arccoth: unary('acoth'),
    asinh: unary('asinh'),
    acosh: unary('acosh'),
    atanh: unary('atanh'),
    asec: unary('asec'),
    acsc: unary('acsc'),
    exp: unary('exp'),
    ln: unary('log'),
    log: unary('log'),
    lg: { operation: 'log10' },
    lb: { operation: 'log2' },
    ld: { operation: 'log2' },
    expm1: unary('expm1'),
    log1p: unary('log1p'),
    sqrt: unary('sqrt'),
    cbrt: unary('cbrt'),
    abs: unary('abs'),
    erf: unary('erf', 'erfinv'),
    erfc: unary('erfc'),
    erfinv: unary('erfinv'),
    sign: unary('sign'),
    sgn: unary('sign'),
    signum: unary('sign'),
    floor: unary('floor'),
    ceil: unary('ceil'),
    sigmoid: unary('sigmoid'),
    logit: unary('logit'),
    softplus: unary('softplus'),
    relu: unary('relu'),
    ReLU: unary('relu'),
    silu: unary('silu'),
    SiLU: unary('silu'),
    swish: unary('silu'),
    gelu: unary('gelu'),
    GELU: unary('gelu'),
    logistic: unary('sigmoid'),
    expit: unary('sigmoid'),
    lgamma: unary('lgamma'),
    gammaln: unary('lgamma'),
    loggamma: unary('lgamma'),
    digamma: unary('digamma'),
    trigamma: unary('trigamma'),
    atan2: { operation: 'atan2', arity: 2 },
    arctan2: { operation: 'atan2', arity: 2 },
    hypot: { operation: 'hypot', arity: 2 },
  } satisfies Record<string, KnownFunction>),
);

/** Names of functions that LaTeX sets in roman by a command of their own. */
const withCommand =
  'sin cos tan sec csc cot arcsin arccos arctan arcsec arccsc arccot sinh cosh tanh coth sech csch arsinh arcosh artanh arcsinh arccosh ' +
  'arctanh exp ln log lg lb cosec tg ctg arctg arcctg sh ch th erf erfc sgn sign cth';

export const functionCommands: ReadonlySet<string> = new Set(
  withCommand.split(' ').filter((name) => functions.has(name)),
);

/** Functions that people write without a backslash: `cos(x)`. */
export const barewords: ReadonlySet<string> = new Set(
  [...functions.keys(), 'max', 'min', 'det', 'tr'].filter(
    (name) => name.length >= 2 && !['th', 'ch', 'sh', 'ld', 'lb', 'lg', 'tg'].includes(name),
  ),
);

/** Logarithms that may have a base. */
export const logarithms: ReadonlySet<string> = new Set(['log']);
