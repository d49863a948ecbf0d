import assert from 'node:assert/strict';
import { codeLines, codeOf, tooLong } from '../../../src/core/expr/code';
import { type CodeStyle, infix, power } from '../../../src/core/expr/code-style';
import { type Expr, ExprPool } from '../../../src/core/expr/expr';
import { parseExpr } from '../../../src/core/expr/parse';

const comparison = (sign: string) => infix(`#1 ${sign} #2`, power.compare, { truth: true });

/** A small language: powers refuse a sign, `both` is lazy, `f` wants boxed constants. */
const style: CodeStyle = {
  forms: new Map([
    ['add', infix('#1 + #2', power.sum)],
    ['sub', infix('#1 - #2', power.sum)],
    ['sum', infix('#1 + #2', power.sum, { fold: true })],
    ['mul', infix('#1*#2', power.product)],
    ['div', infix('#1/#2', power.product)],
    ['fmod', infix('#1 % #2', power.product, { unsigned: true })],
    ['pow', infix('#1^#2', power.power, { unsigned: true, floats: true })],
    ['less', comparison('<')],
    ['equal', comparison('=')],
    ['and', infix('?1 both ?2', power.and, { truth: true })],
    ['or', infix('?1 any ?2', power.or, { truth: true })],
    ['select', { text: '(?1 ? #2 : #3)', slots: [power.or, power.or, power.or] }],
    ['max', { text: 'm.most(#*)' }],
    ['sin', { text: 'm.sin(#1)', imports: ['load m'] }],
    ['hypot', { text: 'm.far(#1, #2)' }],
  ]),
  constants: { nan: { text: 'none' }, infinity: { text: 'endless' }, pi: { text: 'm.pi' } },
  indicator: { text: 'bit(?1)' },
  truth: infix('#1 <> 0', power.compare, { truth: true }),
  lazy: true,
  pointZero: '.0',
  identifier: /^[a-z]\w*$/,
  reserved: new Set(['both', 'any']),
  assignment: '#1 := #2',
  taken: (name) => name === 't2',
};

const pool = new ExprPool();
const read = (text: string): Expr => parseExpr(text, pool);

function code(text: string): string {
  const result = codeOf(read(text), style);
  assert.ok('code' in result, JSON.stringify(result));
  return result.code;
}

function lines(...texts: readonly string[]): readonly string[] {
  const results = texts.map((text, k) => ({ name: `r${k}`, expression: read(text) }));
  const result = codeLines(results, style);
  assert.ok('lines' in result, JSON.stringify(result));
  return result.lines;
}

describe('expressions as code', () => {
  const cases: readonly (readonly [source: string, code: string])[] = [
    ['a - (b - c)', 'a - (b - c)'],
    ['(a - b) - c', 'a - b - c'],
    ['a + (b + c)', 'a + (b + c)'],
    ['a/(b*c)', 'a/(b*c)'],
    ['a/b*c', 'a/b*c'],
    ['(a + b)*c', '(a + b)*c'],
    ['-x^2', '-(x^2)'],
    ['(-x)^2', '(-x)^2'],
    ['-x^2*y', '-(x^2)*y'],
    ['-(x^2*y)', '-(x^2*y)'],
    ['-(x*y)', '-x*y'],
    ['-(x/y)', '-x/y'],
    ['-fmod(x, y)', '-(x % y)'],
    ['-(fmod(x, y)*z)', '-(x % y*z)'],
    ['-(x + y)', '-(x + y)'],
    ['--x', '-(-x)'],
    ['x^y^z', 'x^y^z'],
    ['(x^y)^z', '(x^y)^z'],
    ['x^-y', 'x^-y'],
    ['x^(-y*z)', 'x^(-y*z)'],
    ['2^x', '2.0^x'],
    ['x^2', 'x^2'],
    ['x^(-2)', 'x^-2.0'],
    ['(-2)^x', '(-2.0)^x'],
    ['a*-3', 'a*(-3)'],
    ['a - -3', 'a - (-3)'],
    ['a - -b', 'a - (-b)'],
    ['-3*a', '-3*a'],
    ['-a + b', '-a + b'],
    ['a < -3', 'bit(a < -3)'],
    ['a + (a < b)', 'a + bit(a < b)'],
    ['(a < b) == (b < c)', 'bit(bit(a < b) = bit(b < c))'],
    ['select(a < b, x, y)', '(a < b ? x : y)'],
    ['select(a, x, y)', '(a <> 0 ? x : y)'],
    ['select(a < b and c, x, 1)^2', '(a < b both c <> 0 ? x : 1)^2'],
    ['(a < b or b < c) and c < 1', 'bit((a < b any b < c) both c < 1)'],
    ['a < b and select(c, a, b)', 'bit(a < b both (c <> 0 ? a : b) <> 0)'],
    ['sum(a, b*c, -d)', 'a + b*c + (-d)'],
    ['max(a, b, c)', 'm.most(a, b, c)'],
    ['max(a)', 'a'],
    ['cot(x)', 'missing'],
    ['relu(x)', 'm.most(x, 0)'],
    ['1e-7*x', '1e-7*x'],
    ['1e22*x', '1e+22*x'],
    ['1e20*x', '100000000000000000000.0*x'],
    ['0.1*pi', '0.1*m.pi'],
    ['6.283185307179586*r', '2*m.pi*r'],
    ['-6.283185307179586*r', '-2*m.pi*r'],
    ['r/6.283185307179586', 'r/(2*m.pi)'],
    ['a - 1.5707963267948966', 'a - m.pi/2'],
    ['x^6.283185307179586', 'x^(2*m.pi)'],
    ['-(6.283185307179586)^x', '-((2*m.pi)^x)'],
    ['nan', 'none'],
    ['-inf', '-endless'],
    ['x[0]*w[1][2]', 'x[0]*w[1][2]'],
    ['norm(a, b, c)', 'm.far(m.far(a, b), c)'],
  ];
  for (const [source, expected] of cases) {
    it(`writes ${source}`, () => {
      if (expected === 'missing')
        assert.deepEqual(codeOf(read(source), style), { missing: [source.slice(0, 3)] });
      else assert.equal(code(source), expected);
    });
  }

  const refused: readonly (readonly [source: string, missing: readonly string[]])[] = [
    ['erf(x) + gamma(x)*erf(y)', ['erf', 'gamma']],
    ["x' + 1", ["x'"]],
    ['x[0].y', ['x[0].y']],
    ['both + 1', ['both']],
    // The language's own names, hidden by those of the expression.
    ['m*sin(x)', ['m']],
    ['m[0]*sin(x)', ['m[0]']],
    ['bit + (x < 1)', ['bit']],
  ];
  for (const [source, missing] of refused)
    it(`refuses ${source}`, () => assert.deepEqual(codeOf(read(source), style), { missing }));

  it('keeps names that the code has no other use for', () => assert.equal(code('m*x'), 'm*x'));

  it('tells what has to be imported, once', () => {
    const result = codeOf(read('sin(x)*sin(y)'), style);
    assert.deepEqual(result, { code: 'm.sin(x)*m.sin(y)', imports: ['load m'] });
  });

  it('names larger parts that occur more than once', () => {
    const part = '(sin(x)*y + z/2)';
    assert.deepEqual(lines(`${part}*${part}`, `1/${part}`), [
      't1 := m.sin(x)*y + z/2',
      'r0 := t1*t1',
      'r1 := 1/t1',
    ]);
    assert.deepEqual(lines('sin(x)*sin(x)'), ['r0 := m.sin(x)*m.sin(x)']);
  });

  it('gives parts names that the file and the expression lack', () => {
    const parts = ['(sin(x)*t1 + z/2)', '(sin(y)*t1 + z/2)'].map((p) => `${p}*${p}`);
    assert.deepEqual(
      lines(parts.join(' + ')).map((line) => line.split(' ')[0]),
      ['t3', 't4', 'r0'],
    );
  });

  it('computes nothing before the test that protects it', () => {
    const part = '(sin(x)*y + z/x)';
    assert.equal(lines(`select(x == 0, 0, ${part}*${part})`).length, 1);
    assert.equal(lines(`select(x == 0, 0, ${part}) + ${part}`).length, 2);
    const eager = codeLines([{ name: 'r', expression: read(`select(x == 0, 0, ${part}*${part})`) }], {
      ...style,
      lazy: false,
    });
    assert.equal('lines' in eager && eager.lines.length, 2);
  });

  it('refuses names of results that would change other results', () => {
    const result = (names: readonly string[]) =>
      codeLines(
        names.map((name) => ({ name, expression: read('x + y') })),
        style,
      );
    assert.deepEqual(result(['x']), { missing: ['x'] });
    assert.deepEqual(result(['a', 'a']), { missing: ['a'] });
    assert.deepEqual(result(['a b']), { missing: ['a b'] });
  });

  it('does not blow up', () => {
    let e: Expr = pool.input('x');
    for (let k = 0; k < 300; k++) e = pool.apply('mul', [pool.apply('sin', [e]), pool.apply('add', [e, e])]);
    assert.deepEqual(codeOf(e, style), { missing: [tooLong] });
    const result = codeLines([{ name: 'r', expression: e }], style);
    assert.equal('lines' in result && result.lines.length, 299);
    let long: Expr = pool.input('x');
    for (let k = 0; k < 30_000; k++) long = pool.apply('sin', [long]);
    assert.deepEqual(codeOf(long, style), { missing: [tooLong] });
  });
});
