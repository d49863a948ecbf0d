import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answer } from '../../src/cli/answer';
import { UsageError } from '../../src/cli/arguments';
import { inspectCommand } from '../../src/cli/inspect';
import { type Report, UnknownNode } from '../../src/cli/report';
import { parseRequest } from '../../src/cli/request';

const first = 'a = 2\nb = 1\ne = (a + b) * (b + 1)\n';

describe('inspect', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'derivative-inspector-'));
  after(() => rmSync(folder, { recursive: true }));

  async function run(name: string, text: string, ...args: string[]) {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    let out = '';
    let err = '';
    const console = { out: (t: string) => (out += t), err: (t: string) => (err += t) };
    const code = await inspectCommand(
      [file + (args[0]?.startsWith(':') ? args.shift() : ''), ...args],
      console,
    );
    return { code, out: out.replaceAll(folder, ''), err: err.replaceAll(folder, '') };
  }

  it('prints the first example for reading', async () => {
    const { code, out } = await run('first.py', first, ':3', '--paths', 'b,e', '--cost');
    assert.equal(code, 0);
    assert.equal(
      out.normalize('NFD'),
      `/first.py:3
e = (a + b) * (b + 1)   →  e = 6
at a = 2 (constant, line 1), b = 1 (constant, line 2)

         here  elasticity  formula
  ∂e/∂a     2    0.666667  b + 1
  ∂e/∂b     5    0.833333  a + 2b + 1
  condition number 1.5

Hessian
     a  b
  a  0  1
  b  1  2

Graph
                        value  elementary partials
  a  input                  2
  b  input                  1
  c  a + b                  3  ∂ by a · 1, b · 1
  d  b + 1                  2  ∂ by b · 1
  e  (a + b) * (b + 1)      6  ∂ by c · d = 2, d · c = 3

Reverse sweep from e (adjoints, backpropagation): how does every node affect e?
  1. ē = 1
  2. d̄ = ē·3 = 3
  3. c̄ = ē·2 = 2
  4. b̄ = c̄·1 + d̄·1 = 2 + 3 = 5
  5. ā = c̄·1 = 2

Paths from b to e: 2
  b → d → e         1 · 3  3
  b → c → e         1 · 2  2
  sum over 2 paths         5
  factored: d + c
  written out: 0 multiplications and 1 additions; factored: 0 and 1

Cost
  2 inputs, 1 output: 1 reverse sweep, or 2 forward.
                                      multiplications
  all forward sweeps                                6
  all reverse sweeps                                5
  vertex elimination, forward                       3
  vertex elimination, reverse                       3
  vertex elimination, Markowitz                     3
  vertex elimination, cheapest found                3

Checked a second way: all agree
`.normalize('NFD'),
    );
  });

  it('says the same as JSON', async () => {
    const { out } = await run('first.py', first, '--json', '--forward', 'b');
    const report = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual(
      [report.outputs, report.gradients, report.hessian, report.formulas],
      [
        [{ name: 'e', value: 6 }],
        { e: { a: 2, b: 5 } },
        [
          [0, 1],
          [1, 2],
        ],
        { e: { a: 'b + 1', b: 'a + 2b + 1' } },
      ],
    );
  });

  it('sums a long array up, without a Hessian and formulas that grow with it', async () => {
    const x = Array.from({ length: 1000 }, (_, k) => 1 + k / 1000);
    const text = `import numpy as np\n# at: x=[${x.join(', ')}]\ndef f(x):\n    return np.max(x) * np.prod(x)\n`;
    const { code, out } = await run('long.py', text, '--json');
    const report = JSON.parse(out) as {
      formulas: Record<string, object>;
      hessian?: unknown;
      problems: { code: string }[];
      graph: { edges: { label: string }[] };
    };
    assert.deepEqual(
      [code, report.formulas, report.hessian, report.problems.map((p) => p.code)],
      [0, { f: {} }, undefined, ['too-large']],
    );
    assert.ok(report.graph.edges.every((e) => e.label.length < 60));
  });

  it('says on which branch the formulas hold', async () => {
    const text = '# at: x=2\ndef f(x):\n    return x * x if x > 1 else x\n';
    const { out } = await run('branch.py', text, ':2');
    assert.match(out, /\n\non this branch: x > 1 \(line 3\)\n\n/);
    const report = JSON.parse((await run('branch.py', text, ':2', '--json')).out) as Partial<Report>;
    assert.deepEqual(
      [report.branches, report.branch],
      [[{ text: 'x > 1', line: 3 }], 'on this branch: x > 1 (line 3)'],
    );
    const { out: straight } = await run('first.py', first, ':3');
    assert.doesNotMatch(straight, /branch/);
  });

  it('gives arrays their shapes and ranges', async () => {
    const text = [
      'import numpy as np',
      '# at: W=[[1, -2], [3, 4], [0.5, 6]], x=[10, 1]',
      'def f(W, x):',
      '    h = W @ x',
      '    return np.sum(h**2)',
      '',
    ].join('\n');
    const { out } = await run('arrays.py', text, ':3');
    assert.match(
      out,
      /^at W \(3 × 2\) = \[\[1, -2\], \[3, 4\], \[0\.5, 6\]\] \(comment, line 2\), x \(2\) = /m,
    );
    // W·x = (8, 34, 11): mean 53/3. Of W the mean is 12.5/6.
    assert.deepEqual(out.split('\n').slice(out.split('\n').indexOf('Arrays')).slice(0, 5), [
      'Arrays',
      '     shape         least  largest     mean',
      '  W  3 × 2  input     -2        6  2.08333',
      '  x  2      input      1       10      5.5',
      '  h  3      W @ x      8       34  17.6667',
    ]);
    const report = JSON.parse((await run('arrays.py', text, ':3', '--json')).out) as Partial<Report>;
    assert.deepEqual(report.arrays?.[2], {
      name: 'h',
      shape: [3],
      role: 'inner',
      text: 'W @ x',
      line: 4,
      low: 8,
      high: 34,
      mean: 53 / 3,
      broken: 0,
    });
  });

  it('tells of an error in the text also where numbers come out', async () => {
    const { out } = await run('broken.py', 'def f(x):\n    return x * 2\n    y = x +\n', '--at', 'x=1');
    assert.match(out, /f = 2/);
    assert.match(out, /broken\.py:3:11: .*\[syntax\]/);
  });

  it('names the lines to choose from', async () => {
    const { code, err } = await run('two.py', 'def f(x):\n    return x * x\n\ndef g(x):\n    return x + 1\n');
    assert.equal(code, 2);
    assert.match(
      err,
      /2 found in this file:\n {2}\/two\.py:1 {3}def f\(x\):\n {2}\/two\.py:4 {3}def g\(x\):/,
    );
  });

  it('takes the point of an at: comment before a call, and --at before both', async () => {
    const text = 'def f(x, y):\n    # at: x=3, y=4\n    return x * y\n\nf(1, 2)\n';
    const value = async (...args: string[]) =>
      (
        JSON.parse((await run('at.py', text, '--function', 'f', '--json', ...args)).out) as {
          outputs: unknown;
        }
      ).outputs;
    assert.deepEqual(await value(), [{ name: 'f', value: 12 }]);
    assert.deepEqual(await value('--at', 'x=5'), [{ name: 'f', value: 20 }]);
  });

  it('takes the arguments of a call in the file', async () => {
    const { out } = await run(
      'call.py',
      'def f(x, y):\n    return x * y\n\nz = f(1.5, y=2)\n',
      '--function',
      'f',
    );
    assert.match(out, /at x = 1\.5 \(call, line 4\), y = 2 \(call, line 4\)/);
  });

  it('says that samples are samples', async () => {
    const { out } = await run('sample.py', 'import math\ndef f(x):\n    return math.asin(x)\n');
    assert.match(out, /sample values, not from your code/);
  });

  it('declines with the reason at its place, and exit code 1', async () => {
    const { code, out } = await run(
      'curve.py',
      'def f(x):\n    y = x * 2\n    return load_curve(y)\n',
      '--at',
      'x=1',
    );
    assert.equal(code, 1);
    assert.match(out, /\/curve\.py:3:12: load_curve.* \[unknown-function\]/);
  });

  it('inspects a formula of a doc string', async () => {
    const text = 'def f(x):\n    r"""The area $\\pi r^2 h$ of it."""\n    return x\n';
    const { out } = await run('doc.py', text, ':2:24', '--at', 'r=2,h=3', '--json');
    const { gradients } = JSON.parse(out) as { gradients: Record<string, Record<string, number>> };
    assert.deepEqual(Object.values(gradients)[0], { r: 12 * Math.PI, h: 4 * Math.PI });
  });

  const misused: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [[], /needs a file/],
    [['a.py', 'b.py'], /one file/],
    [['a.py', '--wrong'], /--wrong/],
    [['a.py', '--paths', 'x'], /two names/],
    [['a.py', '--at', 'x='], /--at/],
    [['a.unknown'], /no language/],
    [['-'], /--language/],
  ];
  for (const [args, message] of misused) {
    it(`refuses inspect ${args.join(' ')}`, () =>
      assert.rejects(
        inspectCommand(args, { out: () => {}, err: () => {} }),
        (e) => e instanceof UsageError && message.test(e.message),
      ));
  }

  it('says that a file cannot be read', async () => {
    let err = '';
    assert.equal(await inspectCommand(['missing.py'], { out: () => {}, err: (t) => (err += t) }), 3);
    assert.match(err, /cannot read missing\.py/);
  });

  it('names the nodes there are when asked for another', () =>
    assert.rejects(
      run('first.py', first, '--reverse', 'zz'),
      (e) => e instanceof UnknownNode && /a, b, c, d, e/.test(e.message),
    ));
});

describe('batch', () => {
  async function ask(question: object) {
    const parsed = parseRequest(JSON.stringify({ id: '1', ...question }));
    return 'request' in parsed ? answer(parsed.request) : parsed.refusal;
  }

  it('answers an expression', async () => {
    // exp(-1/8), its slope -x·exp(-x²/2) and its bend (x² - 1)·exp(-x²/2), by mpmath.
    const { value, gradient, hessian, status } = await ask({
      language: 'python',
      text: 'np.exp(-theta**2/2)',
      at: { theta: 0.5 },
      wrt: ['theta'],
      want: ['value', 'gradient', 'hessian'],
    });
    assert.deepEqual(
      [status, value, gradient, hessian],
      ['ok', 0.8824969025845955, { theta: -0.44124845129229773 }, [[-0.6618726769384466]]],
    );
  });

  it('answers a function of an array in the shape of the array', async () => {
    const text = 'def f(x):\n    return sum(x[i]**2 for i in range(len(x)))\n';
    const { value, gradient } = await ask({ language: 'python', text, function: 'f', at: { x: [1, 2] } });
    assert.deepEqual([value, gradient], [5, { x: [2, 4] }]);
  });

  it('sends NaN and infinities as strings', async () => {
    const { status, value, gradient, problems } = await ask({
      language: 'javascript',
      text: 'Math.log(x)',
      at: { x: 0 },
    });
    assert.deepEqual(
      [status, value, gradient, problems[0]?.code],
      ['ok', '-Infinity', { x: 'Infinity' }, 'outside-domain'],
    );
  });

  it('takes them as strings, too', async () => {
    const { value } = await ask({ language: 'javascript', text: 'x + 1', at: { x: 'Infinity' } });
    assert.equal(value, 'Infinity');
  });

  const refused: readonly (readonly [question: object, status: string, code: string, line: number])[] = [
    [{ language: 'cobol', text: 'x' }, 'invalid', 'bad-request', 1],
    [{ language: 'python' }, 'invalid', 'bad-request', 1],
    [{ language: 'python', text: 'x +', at: { x: 1 } }, 'invalid', 'syntax', 1],
    [{ language: 'python', text: 'x = 1', at: {} }, 'invalid', 'syntax', 1],
    [{ language: 'python', text: 'x * y', at: { x: 1 } }, 'unsupported', 'no-value', 1],
    [{ language: 'python', text: 'x', at: { x: 1 }, wrt: ['y'] }, 'invalid', 'bad-request', 1],
    [{ language: 'python', text: 'math.log(x)', at: { x: -1 } }, 'unsupported', 'outside-domain', 1],
    [{ language: 'python', text: '1/x', at: { x: 0 } }, 'unsupported', 'outside-domain', 1],
    [
      { language: 'python', text: 'def f(x):\n    return g(x)\n', function: 'f', at: { x: 1 } },
      'unsupported',
      'unknown-function',
      2,
    ],
    [
      { language: 'python', text: 'def f(x):\n    return x\n', function: 'h', at: { x: 1 } },
      'unsupported',
      'unknown-name',
      1,
    ],
  ];
  for (const [question, status, code, line] of refused) {
    it(`refuses ${JSON.stringify(question)}`, async () => {
      const a = await ask(question);
      assert.deepEqual([a.status, a.problems[0]?.code, a.problems[0]?.line], [status, code, line]);
    });
  }

  it('refuses a line that is no JSON', () => {
    const parsed = parseRequest('{');
    assert.ok('refusal' in parsed && parsed.refusal.status === 'invalid');
  });

  it('tells of an input that nothing uses', async () => {
    const { status, problems } = await ask({ language: 'python', text: 'x', at: { x: 1, y: 2 } });
    assert.deepEqual([status, problems.map((p) => p.code)], ['ok', ['unused-input']]);
  });
});
