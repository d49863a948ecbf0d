const greek = new Set(
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell'.split(
    ' ',
  ),
);
const accents = ['hat', 'bar', 'tilde', 'vec', 'dot'] as const;

/** `theta_0` as \theta_{0}, `hat_y` as \hat{y}, `x[0]` as x_{1}, in code as x_{0}, a longer name as one upright word. */
export function symbol(name: string, code: boolean): string {
  const element = /^(.+?)((?:\[\d+(?:, \d+)*\])+)$/u.exec(name);
  if (element) {
    const indices = (element[2] ?? '')
      .slice(1, -1)
      .split(/\]\[|, /)
      .map((i) => Number(i) + (code ? 0 : 1));
    return `${symbol(element[1] ?? '', code)}_{${indices.join(',')}}`;
  }
  const accent = accents.find((a) => name.startsWith(`${a}_`));
  const rest = accent ? name.slice(accent.length + 1) : '';
  if (accent && isOneLetter(rest.split('_', 1)[0] ?? '')) return accented(accent, rest, code);
  const numbered = code ? /^(\p{L}|[a-z]{3,})(\d+)$/u.exec(name) : null;
  if (numbered) return `${letter(numbered[1] ?? '')}_{${numbered[2]}}`;
  return subscripted(name, code);
}

function isOneLetter(name: string): boolean {
  return greek.has(name) || /^\p{L}\p{M}?'*$/u.test(name);
}

/** The accent stands over the letter alone, without what is below. */
function accented(accent: string, rest: string, code: boolean): string {
  const [head = '', ...subscripts] = rest.split('_');
  return below(`\\${accent}{${symbol(head, code)}}`, subscripts);
}

function subscripted(name: string, code: boolean): string {
  const [head = '', ...parts] = name.split('_');
  const subscripts = parts.filter((part) => part !== '');
  // A trailing underscore only keeps a name from being a word of the language: `lambda_`.
  if (isOneLetter(head)) return below(letter(head), subscripts);
  // In code a name of several words, or one that begins with an underscore, is one word.
  if (code && parts.length) return upright(name);
  const words = [head, ...subscripts].filter((part) => part !== '');
  return below(letter(words[0] ?? name), words.slice(1));
}

function below(text: string, subscripts: readonly string[]): string {
  return subscripts.length ? `${text}_{${subscripts.map(subscript).join(',')}}` : text;
}

function letter(name: string): string {
  if (greek.has(name)) return `\\${name}`;
  return isOneLetter(name) ? name : upright(name);
}

const signs: Readonly<Record<string, string>> = { '\\': '\\backslash ', '~': '\\sim ', '^': '\\wedge ' };

/** As one upright word, whatever characters are in it. */
function upright(name: string): string {
  return `\\mathrm{${name.replace(/[$#%&{}_]/g, '\\$&').replace(/\\(?![$#%&{}_])|[~^]/g, (sign) => signs[sign] ?? '')}}`;
}

/** An index, or a sum of indices such as t+1; a word stands upright. */
function subscript(part: string): string {
  return part
    .split(/([-+,*])/)
    .map((word) => (/^(?:\d*|[-+,*])$/.test(word) ? word : letter(word)))
    .join('');
}
