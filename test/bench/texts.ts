/** A Python function of about `operations` operations, as straight lines. */
export function pythonFunction(operations: number): string {
  const lines = ['import numpy as np', '', 'def f(a, b, c):', '    t0 = a * b'];
  const each = 4;
  const count = Math.ceil(operations / each);
  for (let k = 1; k <= count; k++)
    lines.push(
      `    t${k} = np.sin(t${k - 1} * c) + b / (1.5 + a * a)`.replace(' + b', k % 3 ? ' + b' : ' - b'),
    );
  lines.push(`    return t${count}`);
  return `${lines.join('\n')}\n`;
}

/** A Python file of about `lines` lines: many small functions, constants and calls. */
export function pythonFile(lines: number): string {
  const parts = ['import numpy as np\n'];
  for (let k = 0; parts.length * 10 < lines; k++) {
    parts.push(
      `RATE_${k} = 0.0${k + 1}\n\n\ndef price_${k}(s, k, t, sigma=0.2):\n    d = (np.log(s / k) + sigma ** 2 / 2 * t) / (sigma * np.sqrt(t))\n    growth = np.exp(-RATE_${k} * t)\n    return s * np.tanh(d) - k * growth\n\n\n`,
    );
  }
  return parts.join('');
}

/** A LaTeX file of `lines` lines with a formula or two in each, nearly all of which define a name of their own. */
export function latexFile(lines: number): string {
  const parts: string[] = [];
  for (let k = 0; parts.length < lines; k++) {
    parts.push(
      `The loss $L_{${k}}(w) = \\sum_{i=1}^n (y_i - w x_i)^2 + \\lambda_{${k}} w^2$ is convex.`,
      `\\[ y_{${k + 1}} = a_{${k}} \\sin(\\omega t) + y_{${k}} \\]`,
      `Here $g_{${k}} = \\exp(-\\beta_{${k}} x)$ and $h(x) = x^2 e^{-x}$.`,
      '',
    );
  }
  return `${parts.join('\n')}\n`;
}

/** A Python file whose every statement uses the one before. */
export function pythonChain(statements: number): string {
  const lines = ['import math', 'x = 1.5', 'v0 = x'];
  for (let k = 1; k <= statements; k++) lines.push(`v${k} = v${k - 1} * 1.0001 + math.sin(x)`);
  return `${lines.join('\n')}\n`;
}
