import { type CodeForm, type Formula, infix, power } from '../../core/expr/code-style';

export type Forms = ReadonlyMap<string, CodeForm>;

/** The functions of one library, by their full names with an @. */
export interface Family {
  readonly module: string;
  readonly forms: Forms;
  readonly formulas?: Readonly<Record<string, Formula>>;
  readonly guarded?: Forms;
  readonly indicator: CodeForm;
  readonly constantArgument?: CodeForm;
  readonly lazy: boolean;
  /** Whether SciPy's functions take and give the same numbers. */
  readonly besideScipy: boolean;
}

/** Forms `@module.name(…)` of as many arguments, from `operation` or `operation:name` with blanks between. */
function calls(module: string, count: 1 | 2, list: string): [string, CodeForm][] {
  const args = count === 1 ? '#1' : '#1, #2';
  return list
    .trim()
    .split(/\s+/)
    .map((item) => {
      const [operation = '', name = operation] = item.split(':');
      return [operation, { text: `@${module}.${name}(${args})` }];
    });
}

const everywhere = 'exp expm1 log log2 log10 log1p sqrt sin cos tan sinh cosh tanh floor ceil trunc';

const plain: Family = {
  module: 'math',
  forms: new Map<string, CodeForm>([
    ...calls('math', 1, `${everywhere} cbrt asin acos atan asinh acosh atanh erf erfc gamma lgamma`),
    ...calls('math', 2, 'hypot atan2 copysign fmod'),
    ...calls('builtins', 1, 'abs round'),
    ['fma', { text: '@math.fma(#1, #2, #3)' }],
    ['norm', { text: '@math.hypot(#*)' }],
    ['max', { text: '@builtins.max(#*)' }],
    ['min', { text: '@builtins.min(#*)' }],
    ['and', infix('?1 and ?2', power.and, { truth: true })],
    ['or', infix('?1 or ?2', power.or, { truth: true })],
    ['xor', infix('?1 != ?2', power.compare, { truth: true })],
    ['not', { text: 'not ?1', power: power.not, slots: [power.not], truth: true }],
    ['select', { text: '(#2 if ?1 else #3)', slots: [power.or, power.or, power.or] }],
  ]),
  // Here, exp, cosh and sinh raise where they overflow.
  formulas: {
    sigmoid: 'select(x >= 0, 1/(1 + exp(-x)), exp(x)/(1 + exp(x)))',
    sech: '2*exp(-abs(x))/(1 + exp(-2*abs(x)))',
    csch: 'copysign(2*exp(-abs(x))/-expm1(-2*abs(x)), x)',
  },
  indicator: { text: '@builtins.float(?1)' },
  lazy: true,
  besideScipy: true,
};

const logic = (module: string): [string, CodeForm][] => [
  ['and', { text: `@${module}.logical_and(?1, ?2)`, truth: true }],
  ['or', { text: `@${module}.logical_or(?1, ?2)`, truth: true }],
  ['xor', { text: `@${module}.logical_xor(?1, ?2)`, truth: true }],
  ['not', { text: `@${module}.logical_not(?1)`, truth: true }],
  ['select', { text: `@${module}.where(?1, #2, #3)` }],
];

const pairwise = (module: string): [string, CodeForm][] =>
  calls(module, 2, 'max:maximum min:minimum fmax fmin norm:hypot logsumexp:logaddexp').map(
    ([operation, form]) => [operation, { ...form, fold: true }],
  );

/** NumPy's functions by NumPy's names. */
function arrays(module: string): [string, CodeForm][] {
  return [
    ...calls(module, 1, `${everywhere} cbrt exp2 abs sign round:rint`),
    ...calls(module, 1, 'asin:arcsin acos:arccos atan:arctan asinh:arcsinh acosh:arccosh atanh:arctanh'),
    ...calls(module, 2, 'hypot atan2:arctan2 copysign fmod heaviside logaddexp logaddexp2'),
    ...pairwise(module),
    ...logic(module),
    ['step', { text: `@${module}.heaviside(#1, 1)` }],
    ['softplus', { text: `@${module}.logaddexp(0, #1)` }],
  ];
}

/** Python's own numbers raise at 1/0, also in the branch that `where` does not choose. */
const guarded = (module: string): Forms =>
  new Map<string, CodeForm>([
    ...calls(module, 2, 'div:divide mod floorDivide:floor_divide'),
    ['pow', { text: `@${module}.power(#1, #2)`, floats: true }],
  ]);

/** NumPy joins 0 and the argument without overflow; the general formula would repeat the sign. */
const formulas: Readonly<Record<string, Formula>> = { logSigmoid: '-softplus(-x)' };

const numpy: Family = {
  module: 'numpy',
  forms: new Map(arrays('numpy')),
  formulas,
  guarded: guarded('numpy'),
  indicator: { text: '@numpy.where(?1, 1.0, 0.0)' },
  lazy: false,
  besideScipy: true,
};

// Its polygamma of negative numbers is wrong, and its beta has eight digits.
const jax: Family = {
  module: 'jax.numpy',
  forms: new Map<string, CodeForm>([
    ...arrays('jax.numpy'),
    ...calls('jax.scipy.special', 1, 'erf erfc erfinv gamma lgamma:gammaln digamma'),
    ...calls('jax.scipy.special', 1, 'normcdf:ndtr normquantile:ndtri'),
    ...calls('jax.scipy.special', 2, 'xlogy'),
  ]),
  formulas,
  guarded: guarded('jax.numpy'),
  indicator: { text: '@jax.numpy.where(?1, 1.0, 0.0)' },
  lazy: false,
  besideScipy: false,
};

// Its ndtr has no lower tail, and its polygamma ten digits.
const torch: Family = {
  module: 'torch',
  forms: new Map<string, CodeForm>([
    ...calls('torch', 1, `${everywhere} exp2 abs sign round asin acos atan asinh acosh atanh`),
    ...calls('torch', 1, 'relu sigmoid erf erfc erfinv lgamma digamma'),
    ...calls('torch.special', 1, 'normquantile:ndtri'),
    ...calls('torch', 2, 'hypot atan2 copysign fmod logaddexp logaddexp2 xlogy'),
    ...pairwise('torch'),
    ...logic('torch'),
  ]),
  indicator: { text: '(?1).double()' },
  constantArgument: { text: '@torch.tensor(#1, dtype=@torch.float64)' },
  lazy: false,
  besideScipy: false,
};

const scipy: Family = {
  ...plain,
  module: 'scipy.special',
  forms: new Map<string, CodeForm>([
    ...calls('scipy.special', 1, 'erf erfc erfinv gamma lgamma:gammaln digamma'),
    ...calls('scipy.special', 1, 'normcdf:ndtr normquantile:ndtri sigmoid:expit logit logSigmoid:log_expit'),
    ...calls('scipy.special', 2, 'polygamma beta lbeta:betaln xlogy'),
  ]),
};

const normal: Family = {
  ...plain,
  module: 'scipy.stats.norm',
  forms: new Map(calls('scipy.stats.norm', 1, 'normpdf:pdf normcdf:cdf normquantile:ppf')),
};

export const families = { jax, torch, numpy, math: plain, scipy, normal } as const;
