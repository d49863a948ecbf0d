import type * as vscode from 'vscode';
import { assert, assertEqual } from './assert';
import { askedIn, assertNumbers, hoverAt, open, type Shown, shownAt, shownIn } from './hovers';
import { withSettings } from './settings';

// The price of a call and its derivatives: sympy, to 10 digits 10.45058357, 0.6368306512, -0.5323248155, 53.23248155,
// 37.52403469, 6.414027546; the gamma 0.01876201735.
const blackScholes = `import numpy as np
from scipy.stats import norm

def ‸bs_call(‸S, K, r, sigma, T):
    # at: S=100, K=100, r=0.05, sigma=0.2, T=1
    ‸d1 = (np.log(S / K) + (r + sigma**2 / 2) * T) / (sigma * np.sqrt(T))
    d2 = d1 - sigma * np.sqrt(T)
    return S * norm.cdf(d1) - K * np.exp(-r * T) * norm.cdf(d2)
`;

const arm = `const l1 = 1;
const l2 = 0.8;

// at: q1=0.3, q2=0.9
function ‸arm(q1: number, q2: number) {
  const x = l1 * Math.cos(q1) + l2 * Math.cos(q1 + q2);
  const y = l1 * Math.sin(q1) + l2 * Math.sin(q1 + q2);
  return [x, y];
}
`;

describe('numbers of hovers', () => {
  // e = (a + b)(b + 1) at a = 2, b = 1: 6, with ∂e/∂a = b + 1 = 2 and ∂e/∂b = a + 2b + 1 = 5.
  const first: Readonly<Record<string, string>> = {
    python: 'a = 2\nb = 1\n\n‸e = (a + b) * (b + 1)\n',
    javascript: 'const a = 2;\nconst b = 1;\nconst ‸e = (a + b) * (b + 1);\n',
    javascriptreact: 'const a = 2;\nconst b = 1;\nconst ‸e = (a + b) * (b + 1);\n',
    typescript:
      '// at: a=2, b=1\nexport function ‸e(a: number, b: number): number {\n  return (a + b) * (b + 1);\n}\n',
    typescriptreact: 'const a: number = 2;\nconst b = 1;\nexport const ‸e = (a + b) * (b + 1);\n',
    latex: 'The value of\n% at: a=2, b=1\n\\[ ‸e = (a + b)(b + 1) \\]\n',
    tex: '$‸e = (a + b)(b + 1)$ % at: a=2, b=1\n',
    markdown: '# Title\n\n<!-- at: a=2, b=1 -->\n$$‸e = (a + b)(b + 1)$$\n',
  };

  for (const [language, text] of Object.entries(first)) {
    it(`are right for the first example in ${language}`, async () => {
      const hover = await shownIn(language, text);
      assertNumbers(hover, '6', { '∂e/∂a': '2', '∂e/∂b': '5' });
      assert(/a = 2, b = 1/.test(hover.text), `the point is not told in\n${hover.text}`);
    });
  }

  it('are right for an input, and for a value on the way', async () => {
    const { document, places } = await open('python', 'a = 2\nb = 1\n\ne = (a ‸+ b) * (‸b + 1)\n');
    const [sum, input] = await all(document, places);
    assertNumbers(input, '1', { '∂e/∂b': '5' });
    assert(input.text.includes('second derivative 2'), input.text); // ∂²e/∂b² = 2
    assertNumbers(sum, '3', { '∂e/∂(a + b)': '2' });
  });

  it('are right for the price of an option and its Greeks', () =>
    withSettings({ 'numbers.significantDigits': 8 }, async () => {
      const { document, places } = await open('python', blackScholes);
      const [whole, price, d1] = await all(document, places);
      assertNumbers(whole, '10.450584', {
        '∂bs_call/∂S': '0.63683065',
        '∂bs_call/∂K': '-0.53232482',
        '∂bs_call/∂r': '53.232482',
        '∂bs_call/∂sigma': '37.524035',
        '∂bs_call/∂T': '6.4140275',
      });
      assertEqual(whole.row('∂bs_call/∂S')[1], '6.094');
      assertNumbers(price, '100', { '∂bs_call/∂S': '0.63683065' });
      assert(price.text.includes('second derivative 0.018762017'), price.text);
      assertNumbers(d1, '0.35', {
        '∂d1/∂S': '0.05',
        '∂d1/∂r': '5',
        '∂d1/∂sigma': '-0.75',
        '∂d1/∂T': '0.175',
      });
    }));

  it('are right for the Jacobian of an arm, its determinant and condition number', async () => {
    const hover = await shownIn('typescript', arm);
    assertEqual(hover.row('∂x'), ['-1.04115', '-0.745631']);
    assertEqual(hover.row('∂y'), ['1.24522', '0.289886']);
    assert(/determinant 0\.626662\b.*condition number 5\.02648\b/.test(hover.text), hover.text);
    assert(/x → 1\.24522, y → 1\.04115/.test(hover.text), hover.text);
  });

  it('are right for formulas in sentences, doc strings and comments', async () => {
    // σ(1/2) and σ(1/2)(1 - σ(1/2)).
    const logistic = await shownIn(
      'markdown',
      'The function $‸\\sigma(x) = \\frac{1}{1 + e^{-x}}$ <!-- at: x=0.5 --> is smooth.\n',
    );
    assertEqual(logistic.value, '0.622459');
    assert(/∂.*x 0\.235004|\b0\.235004\b/.test(logistic.text), logistic.text);
    const energy = await shownIn(
      'python',
      'def kinetic(m, v):\n    r"""Energy of motion, $E = \\frac{1}{2} m ‸v^2$."""\n    return 0.5 * m * v ** 2\n',
    );
    const [m, v] = /m = (\S+), v = (\S+)/.exec(energy.text)?.slice(1).map(Number.parseFloat) ?? [];
    assert(m !== undefined && v !== undefined, energy.text);
    assertNumbers(energy, String(v), { '∂E/∂v': String(m * v) });
    assert(energy.text.includes('Sample values, not from your code'), energy.text);
    const cosines = await shownIn(
      'javascript',
      '// The hypotenuse: $c‸ = \\sqrt{a^2 + b^2}$, at: a=3, b=4\nconst unrelated = 1;\n',
    );
    assert(/∂c\/∂a/.test(cosines.text), cosines.text);
  });

  it('say nothing where nothing moves anything', async () => {
    const { document, places } = await open(
      'python',
      `import math

i = 0
i = i ‸+ 1
‸n = len("(a + b) * (b + 1)‸")
# prose about ‸e = mc² and a * b
def ‸rows(count, width):
    return (count + width - 1) // width

print("x * ‸y")
`,
    );
    for (const place of places) {
      const hover = await hoverAt(document, place);
      assert(!hover, `at line ${place.line + 1} it says\n${hover?.text}`);
    }
  });

  it('come with a reason where somebody asks and there are none', async () => {
    const declined = await askedIn(
      'python',
      'import math\nfrom sim import drag\n\ndef ‸f(x):\n    return math.sin(x) * drag(x)\n',
    );
    assert(/Stops at drag.*line 5/.test(declined.text), declined.text);
    assert(declined.text.includes('Treat as input'), declined.text);
    const empty = await askedIn(
      'python',
      '# a comment ‸here\nimport math\n\ndef f(x):\n    return math.sin(x)\n',
    );
    assert(/1 found in this file[\s\S]*line 4 def f\(x\):/.test(empty.text), empty.text);
    const nothing = await askedIn('javascript', 'console.log("‸hello");\n');
    assertEqual(nothing.text, 'No formula was found in this file.');
  });
});

async function all(document: vscode.TextDocument, places: readonly vscode.Position[]): Promise<ThreeShown> {
  const shown: Shown[] = [];
  for (const place of places) shown.push(await shownAt(document, place));
  const [first, second, third = second] = shown;
  assert(first && second && third, 'too few marks');
  return [first, second, third];
}

type ThreeShown = readonly [Shown, Shown, Shown];
