import assert from 'node:assert/strict';
import { codeOf } from '../../../src/core/expr/code';
import { ExprPool } from '../../../src/core/expr/expr';
import { parseExpr } from '../../../src/core/expr/parse';
import { c, cpp } from '../../../src/languages/c';
import { missingOperations, readsBack, styleOf } from '../shared/code';

const style = styleOf(c, '#include <math.h>\nconst double t1 = 3;\n');
const pool = new ExprPool();

describe('code in C', () => {
  const cases: readonly (readonly [source: string, code: string])[] = [
    ['1/2', '1.0 / 2.0'],
    ['-x^2', '-pow(x, 2.0)'],
    ['a - (b - c)', 'a - (b - c)'],
    ['select(x > 0, 1, -x)/2', '(x > 0.0 ? 1.0 : -x) / 2.0'],
    ['(x > 0)*y', '(x > 0.0 ? 1.0 : 0.0) * y'],
    ['not (x == y)', '(!(x == y) ? 1.0 : 0.0)'],
    ['exp(-x)*log(y[0])', 'exp(-x) * log(y[0])'],
    ['max(x, y, 3)', 'fmax(fmax(x, y), 3.0)'],
    ['norm(x, y, 3)', 'hypot(hypot(x, y), 3.0)'],
    ['pi*inf + nan', 'M_PI * INFINITY + NAN'],
    ['abs(x) + round(x)', 'fabs(x) + rint(x)'],
  ];
  for (const [source, expected] of cases) {
    it(`writes ${source}`, () => {
      const result = codeOf(parseExpr(source, pool), style);
      assert.equal('code' in result && result.code, expected);
    });
  }

  it('names the header that is missing, and in C++ the library', () => {
    const result = codeOf(parseExpr('sqrt(x)', pool), styleOf(cpp, 'double x = 2;\n'));
    assert.deepEqual(result, { code: 'std::sqrt(x)', imports: ['#include <cmath>'] });
  });

  it('writes the table but for what <math.h> has no way to compute', () => {
    const missing = 'erfinv normquantile digamma trigamma polygamma beta lbeta';
    assert.deepEqual(missingOperations(style), missing.split(' '));
  });

  it('is read back as the same number', () => {
    readsBack(c, style, 4);
    readsBack(cpp, styleOf(cpp, ''), 5);
  });
});
