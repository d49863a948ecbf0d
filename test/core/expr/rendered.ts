/**
 * The number that a reader sees in typeset LaTeX. Braces are invisible unless they hold the argument of a command:
 * `{a+b}^{2}` is a + b². Knows what formulas are made of, and throws for anything else.
 */
export function renderedValue(latex: string, values: ReadonlyMap<string, number>): number {
  const reader = new Reader(visible(latex.match(tokens) ?? []), values);
  const value = reader.sum();
  reader.end();
  return value;
}

const tokens = /\\(?:left|right)(?:\\[a-z]+|[()[\]|])|\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|[^\s]/g;
const spaces = new Set(['\\,', '\\ ']);
const takesArguments: ReadonlyMap<string, number> = new Map([
  ['^', 1],
  ['_', 1],
  ['\\sqrt', 1],
  ['\\frac', 2],
  ['\\mathrm', 1],
  ['\\operatorname', 1],
  ['\\text', 1],
  ['\\begin', 1],
  ['\\end', 1],
]);

/** Without braces that hold no argument. */
function visible(all: readonly string[]): string[] {
  const shown: string[] = [];
  const open: { readonly holds: boolean; readonly after: number }[] = [];
  let wanted = 0;
  for (const token of all) {
    if (spaces.has(token)) continue;
    if (token === '{') {
      open.push({ holds: wanted > 0, after: wanted - 1 });
      if (wanted > 0) shown.push(token);
      wanted = 0;
    } else if (token === '}') {
      const group = open.pop();
      if (!group) throw new Error('a brace too many');
      if (group.holds) shown.push(token);
      wanted = Math.max(0, group.after);
    } else {
      shown.push(token);
      wanted = takesArguments.get(token) ?? 0;
    }
  }
  return shown;
}

const functions: Readonly<Record<string, (...args: number[]) => number>> = {
  '\\sin': Math.sin,
  '\\cos': Math.cos,
  '\\tan': Math.tan,
  '\\ln': Math.log,
  '\\exp': Math.exp,
  '\\max': Math.max,
  '\\min': Math.min,
};
const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '=': (a, b) => a === b,
  '\\ne': (a, b) => a !== b,
  '\\ge': (a, b) => a >= b,
};

class Reader {
  private at = 0;
  private inBars = false;

  constructor(
    private readonly all: readonly string[],
    private readonly values: ReadonlyMap<string, number>,
  ) {}

  sum(): number {
    let total = this.take('-') ? -this.product() : this.product();
    for (;;) {
      if (this.take('+')) total += this.product();
      else if (this.take('-')) total -= this.product();
      else return total;
    }
  }

  end(): void {
    if (this.at < this.all.length) throw new Error(`what is ${this.all.slice(this.at).join(' ')}?`);
  }

  private product(): number {
    let total = this.power();
    let before = this.all[this.at - 1] ?? '';
    while (this.startsFactor()) {
      const dotted = this.take('\\cdot');
      if (!dotted && /^\d/.test(this.peek()) && /^\d/.test(before)) throw new Error('numbers run together');
      total *= this.power();
      before = this.all[this.at - 1] ?? '';
    }
    return total;
  }

  private startsFactor(): boolean {
    const token = this.peek();
    if (token === '|') return !this.inBars;
    return token !== '' && !/^(?:[-+)\]},&<=]|\\right.*|\\ne|\\ge|\\land|\\\\|\\end|\\rfloor)$/.test(token);
  }

  private power(): number {
    const base = this.atom();
    return this.take('^') ? base ** this.group() : base;
  }

  private group(): number {
    this.expect('{');
    const value = this.sum();
    this.expect('}');
    return value;
  }

  private atom(): number {
    const token = this.next();
    const known = this.values.get(token);
    if (known !== undefined) return known;
    if (/^\d/.test(token)) return Number(token);
    switch (token) {
      case 'e':
        return Math.E;
      case '\\pi':
        return Math.PI;
      case '\\sqrt':
        return Math.sqrt(this.group());
      case '\\frac':
        return this.group() / this.group();
      case '|':
        return Math.abs(this.closed('|'));
      case '\\left|':
        return Math.abs(this.closed('\\right|'));
      case '\\left(':
        return this.closed('\\right)');
      case '\\left[':
        return this.statement('\\right]') ? 1 : 0;
      case '\\lfloor':
        return Math.floor(this.closed('\\rfloor'));
      case '\\begin':
        return this.cases();
    }
    return this.call(token);
  }

  private call(token: string): number {
    const f = functions[token];
    if (!f) throw new Error(`what is ${token}?`);
    const exponent = this.take('^') ? this.group() : 1;
    this.expect('\\left(');
    const args = [this.sum()];
    while (this.take(',')) args.push(this.sum());
    this.expect('\\right)');
    return f(...args) ** exponent;
  }

  /** Within bars, the next bar closes; larger bars can hold others. */
  private closed(close: string): number {
    const before = this.inBars;
    this.inBars = close === '|';
    const value = this.sum();
    this.expect(close);
    this.inBars = before;
    return value;
  }

  private statement(close?: string): boolean {
    let holds = this.comparison();
    while (this.take('\\land')) holds = this.comparison() && holds;
    if (close !== undefined) this.expect(close);
    return holds;
  }

  private comparison(): boolean {
    const left = this.sum();
    const compare = comparisons[this.next()];
    if (!compare) throw new Error('no comparison');
    return compare(left, this.sum());
  }

  private cases(): number {
    for (const token of ['{', ...'cases', '}']) this.expect(token);
    let found: number | undefined;
    for (;;) {
      const value = this.sum();
      for (const token of ['&', '\\text', '{']) this.expect(token);
      const isLast = this.take('o');
      while (!this.take('}')) this.next();
      if (isLast || this.statement()) found ??= value;
      if (!this.take('\\\\')) break;
    }
    for (const token of ['\\end', '{', ...'cases', '}']) this.expect(token);
    return found ?? Number.NaN;
  }

  private peek(): string {
    return this.all[this.at] ?? '';
  }

  private next(): string {
    return this.all[this.at++] ?? '';
  }

  private take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at++;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new Error(`${token} is missing before ${this.all.slice(this.at).join(' ')}`);
  }
}
