import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { codeLines, codeOf } from '../../../src/core/expr/code';
import { ExprPool } from '../../../src/core/expr/expr';
import { parseExpr } from '../../../src/core/expr/parse';
import { primitives } from '../../../src/core/primitives/table';
import { javascript, typescript } from '../../../src/languages/javascript';
import { applied, missingOperations, readsBack, styleOf } from '../shared/code';

const style = styleOf(javascript, 'const t1 = 3;\n');
const pool = new ExprPool();

describe('code in JavaScript', () => {
  const cases: readonly (readonly [source: string, code: string])[] = [
    ['-x^2', '-(x ** 2)'],
    ['(-x)^2', '(-x) ** 2'],
    ['2^-x', '2 ** -x'],
    ['-x^2*y', '-(x ** 2) * y'],
    ['a - (b - c)', 'a - (b - c)'],
    ['select(x > 0, 1, -x)', '(x > 0 ? 1 : -x)'],
    ['(x > 0)*y', '(x > 0 ? 1 : 0) * y'],
    ['not (x == y)', '(!(x === y) ? 1 : 0)'],
    ['exp(-x)*log(y[0])', 'Math.exp(-x) * Math.log(y[0])'],
    ['sigmoid(x)', '1 / (1 + Math.exp(-x))'],
    ['norm(x, y, 3)', 'Math.hypot(x, y, 3)'],
    ['mod(x, 3)', '(x % 3 !== 0 && (x % 3 < 0) !== (3 < 0) ? x % 3 + 3 : x % 3)'],
    ['pi*inf + nan', 'Math.PI * Infinity + NaN'],
    ['-0*x', '-0 * x'],
  ];
  for (const [source, expected] of cases) {
    it(`writes ${source}`, () => {
      const result = codeOf(parseExpr(source, pool), style);
      assert.equal('code' in result && result.code, expected);
    });
  }

  it('writes the table but for what Math has no way to compute', () => {
    const missing =
      'fma gelu erf erfc erfinv normcdf normquantile gamma lgamma digamma trigamma polygamma beta lbeta';
    assert.deepEqual(missingOperations(style), missing.split(' '));
    assert.deepEqual(missingOperations(styleOf(typescript, '')), missing.split(' '));
  });

  it('means the same as the table', () => {
    for (const p of primitives) {
      for (const at of p.samples) {
        const result = codeLines([{ name: 'result', expression: applied(p, at.length) }], style);
        if ('missing' in result) continue;
        const text = `{ ${result.lines.join('\n')} result }`;
        const got: unknown = runInNewContext(text, Object.fromEntries(at.map((v, k) => [`x${k + 1}`, v])));
        const want = p.arity === 'any' ? p.value(at, at.length) : p.value(...at);
        assert.ok(
          typeof got === 'number' && Math.abs(got - want) <= 1e-14 * Math.abs(want),
          `${text}: ${got}`,
        );
      }
    }
  });

  it('is read back as the same number', () => readsBack(javascript, style, 1)).timeout(60_000);

  it('leaves Math alone where the file has its own', () => {
    const own = styleOf(javascript, 'const Math = mine;\n');
    assert.deepEqual(codeOf(parseExpr('sin(x) + pi', pool), own), { missing: ['sin'] });
    assert.deepEqual(codeOf(parseExpr('x + pi', pool), own), { code: 'x + 3.141592653589793', imports: [] });
    assert.deepEqual(codeOf(parseExpr('sin(Math)', pool), style), { missing: ['Math'] });
  });

  it('gives parts names that the file lacks', () => {
    const part = '(sin(x)*y + y/2)';
    const result = codeLines([{ name: 'slope', expression: parseExpr(`${part}*${part}`, pool) }], style);
    assert.deepEqual('lines' in result && result.lines, [
      'const t2 = Math.sin(x) * y + y / 2;',
      'const slope = t2 * t2;',
    ]);
  });
});
