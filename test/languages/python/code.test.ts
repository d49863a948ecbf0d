import assert from 'node:assert/strict';
import { codeLines, codeOf } from '../../../src/core/expr/code';
import { ExprPool } from '../../../src/core/expr/expr';
import { parseExpr } from '../../../src/core/expr/parse';
import { languageFor } from '../../../src/languages';
import { python } from '../../../src/languages/python';
import { missingOperations, readsBack, styleOf } from '../shared/code';

const pool = new ExprPool();

/** The code and, behind it, the imports that the file lacks. */
function code(file: string, source: string): string {
  const result = codeOf(parseExpr(source, pool), styleOf(python, file));
  return 'code' in result
    ? [result.code, ...result.imports].join(' | ')
    : `missing ${result.missing.join(' ')}`;
}

const files = {
  nothing: 'def f(x):\n    return x\n',
  math: 'import math\n',
  names: 'from math import exp, log as ln\n',
  numpy: 'import numpy as np\n',
  scipy: 'import numpy as np\nfrom scipy.special import expit\nfrom scipy.stats import norm\n',
  special: 'import numpy\nimport scipy.special\n',
  jax: 'import jax\nimport jax.numpy as jnp\nimport numpy as np\n',
  torch: 'import torch\nimport math\n',
  hidden: 'def abs(x):\n    return x\n\nmath = 3\n',
} as const;

describe('code in Python', () => {
  const cases: readonly (readonly [file: keyof typeof files, source: string, code: string])[] = [
    ['math', '-x^2', '-x**2'],
    ['math', '(-x)^2', '(-x)**2'],
    ['math', '-(x*y)', '-x*y'],
    ['math', 'x - (y - z)', 'x - (y - z)'],
    ['math', '-mod(x, y)', '-(x % y)'],
    ['math', '2^x*10^-y', '2.0**x*10.0**-y'],
    ['math', 'x^(-1)', 'x**-1.0'],
    ['math', 'exp(x)*pi', 'math.exp(x)*math.pi'],
    ['math', 'select(x > 0, x, -x)', '(x if x > 0 else -x)'],
    ['math', '(x > 0)*y', 'float(x > 0)*y'],
    ['math', 'x > 0 and not (y > 0)', 'float(x > 0 and not y > 0)'],
    ['math', 'xor(x > 0, y > 0)', 'float((x > 0) != (y > 0))'],
    ['math', 'sigmoid(x)', '(1/(1 + math.exp(-x)) if x >= 0 else math.exp(x)/(1 + math.exp(x)))'],
    ['math', 'normcdf(x)', '0.5*math.erfc(-0.7071067811865476*x)'],
    ['math', 'digamma(x)', 'scipy.special.digamma(x) | import scipy.special'],
    ['math', 'nan + inf', 'math.nan + math.inf'],
    ['nothing', 'exp(x)', 'math.exp(x) | import math'],
    ['nothing', 'nan + inf*pi', "float('nan') + float('inf')*3.141592653589793"],
    ['names', 'exp(x)*log(y)', 'exp(x)*ln(y)'],
    ['names', 'exp(x)*sin(y)', 'exp(x)*math.sin(y) | import math'],
    ['names', 'exp(ln)*log(y)', 'missing ln'],
    ['numpy', 'exp(x[0])/sqrt(w[1][2])', 'np.exp(x[0])/np.sqrt(w[1][2])'],
    ['numpy', 'select(x > 0 and y > 0, 1, 0)', 'np.where(np.logical_and(x > 0, y > 0), 1, 0)'],
    ['numpy', 'select(x == 0, 0, 1/x + x^(-2))', 'np.where(x == 0, 0, np.divide(1, x) + np.power(x, -2.0))'],
    ['numpy', '(x > 0)*y', 'np.where(x > 0, 1.0, 0.0)*y'],
    ['numpy', 'max(x, y, 0)', 'np.maximum(np.maximum(x, y), 0)'],
    ['numpy', 'erf(x)', 'math.erf(x) | import math'],
    ['numpy', 'asin(x) + pi', 'np.arcsin(x) + np.pi'],
    ['numpy', 'logSigmoid(x)', '-np.logaddexp(0, -x)'],
    ['scipy', 'normcdf(x)*normpdf(y)', 'norm.cdf(x)*norm.pdf(y)'],
    ['scipy', 'erf(x)', 'math.erf(x) | import math'],
    ['special', 'erf(x)*sigmoid(y)*exp(x)', 'scipy.special.erf(x)*scipy.special.expit(y)*numpy.exp(x)'],
    ['jax', 'exp(x)', 'jnp.exp(x)'],
    ['jax', 'erf(x)', 'jax.scipy.special.erf(x) | import jax.scipy.special'],
    ['jax', 'polygamma(1, x)', 'scipy.special.polygamma(1, x) | import scipy.special'],
    ['torch', 'sigmoid(x)*erf(y)', 'torch.sigmoid(x)*torch.erf(y)'],
    ['torch', 'hypot(1, x)', 'torch.hypot(torch.tensor(1.0, dtype=torch.float64), x)'],
    ['torch', 'exp(-(2 + 1))', 'torch.exp(torch.tensor(-(2 + 1), dtype=torch.float64))'],
    ['torch', 'select(1 < 2, x, y)', 'torch.where(torch.tensor(1 < 2, dtype=torch.float64) != 0, x, y)'],
    ['torch', '(x > 0)*y', '(x > 0).double()*y'],
    ['torch', 'gamma(x)', 'math.gamma(x)'],
    ['torch', 'normcdf(x)', '0.5*torch.erfc(-0.7071067811865476*x)'],
    ['hidden', 'exp(x)', 'missing exp'],
    ['hidden', 'abs(x)', 'missing abs'],
    ['hidden', 'x*y', 'x*y'],
    ['math', 'math*exp(x)', 'missing math'],
    ['math', 'lambda*x', 'missing lambda'],
  ];
  for (const [file, source, expected] of cases)
    it(`writes ${source} with ${file}`, () => assert.equal(code(files[file], source), expected));

  for (const file of ['nothing', 'math', 'names', 'numpy', 'scipy', 'special', 'jax', 'torch'] as const)
    it(`writes the whole table with ${file}`, () =>
      assert.deepEqual(missingOperations(styleOf(python, files[file])), []));

  for (const file of ['math', 'numpy', 'jax', 'torch', 'nothing'] as const)
    it(`is read back as the same number with ${file}`, () =>
      readsBack(python, styleOf(python, files[file]), 2)).timeout(60_000);

  it('assigns parts before results', () => {
    const part = '((log(S/K) + r*T)/sigma)';
    const results = [
      { name: 'dprice_dS', expression: parseExpr(`normcdf(${part})*S`, pool) },
      { name: 'dprice_dr', expression: parseExpr(`normpdf(${part})*T`, pool) },
    ];
    const result = codeLines(
      results,
      styleOf(python, 'import numpy as np\nfrom scipy.stats import norm\nt1 = 2\n'),
    );
    assert.deepEqual('lines' in result && result.lines, [
      't2 = (np.log(S/K) + r*T)/sigma',
      'dprice_dS = norm.cdf(t2)*S',
      'dprice_dr = norm.pdf(t2)*T',
    ]);
  });

  it('is not written in LaTeX and Markdown', () => {
    assert.equal(languageFor('latex')?.codeStyle, undefined);
    assert.equal(languageFor('markdown')?.codeStyle, undefined);
  });
});
