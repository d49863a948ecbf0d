import type { Expr } from './expr';

/**
 * Reads the text form of expressions, as `print.ts` writes it and as the rule table is written in:
 * numbers, names, `+ - * / ^` (`^` to the right, unary minus below it), comparisons, `and or not`, and calls
 * `name(a, b)`. Throws `ExprSyntaxError`: this text is the product's own, or a person's in a field.
 */
export function parseExpr(text: string, make: ExprFactory): Expr {
  const reader = new Reader(tokens(text), make);
  const e = reader.expression(0);
  reader.end();
  return e;
}

export interface ExprFactory {
  constant(value: number): Expr;
  input(name: string): Expr;
  apply(operation: string, args: readonly Expr[]): Expr;
}

export class ExprSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

interface Token {
  readonly text: string;
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly offset: number;
}

const pattern =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{N}\p{M}_.'\][]*)|(<=|>=|==|!=|[-+*/^(),<>]))/uy;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  pattern.lastIndex = 0;
  const length = text.trimEnd().length;
  let at = 0;
  while (at < length) {
    const match = pattern.exec(text);
    if (!match) throw new ExprSyntaxError(`'${text.slice(at, at + 10)}' is not part of an expression`, at);
    const [whole, number, name, sign] = match;
    const token = number ?? name ?? sign ?? '';
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign';
    found.push({ text: token, kind, offset: at + whole.length - token.length });
    at = pattern.lastIndex;
  }
  found.push({ text: '', kind: 'end', offset: length });
  return found;
}

/** Left binding power and operation of each infix sign. */
const infix = new Map<string, { power: number; operation: string; right?: boolean }>([
  ['or', { power: 1, operation: 'or' }],
  ['and', { power: 2, operation: 'and' }],
  ['==', { power: 4, operation: 'equal' }],
  ['!=', { power: 4, operation: 'notEqual' }],
  ['<', { power: 4, operation: 'less' }],
  ['<=', { power: 4, operation: 'lessEqual' }],
  ['>', { power: 4, operation: 'greater' }],
  ['>=', { power: 4, operation: 'greaterEqual' }],
  ['+', { power: 5, operation: 'add' }],
  ['-', { power: 5, operation: 'sub' }],
  ['*', { power: 6, operation: 'mul' }],
  ['/', { power: 6, operation: 'div' }],
  ['^', { power: 8, operation: 'pow', right: true }],
]);
const negation = 7;
const notPower = 3;
const deepest = 500;

class Reader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly all: readonly Token[],
    private readonly make: ExprFactory,
  ) {}

  expression(least: number): Expr {
    if (++this.depth > deepest) throw new ExprSyntaxError('nested too deeply', this.peek().offset);
    let left = this.prefix();
    for (
      let sign = infix.get(this.peek().text);
      sign && sign.power > least;
      sign = infix.get(this.peek().text)
    ) {
      this.at++;
      const right = this.expression(sign.right ? sign.power - 1 : sign.power);
      left = this.make.apply(sign.operation, [left, right]);
    }
    this.depth--;
    return left;
  }

  end(): void {
    if (this.peek().kind !== 'end')
      throw new ExprSyntaxError(`unexpected '${this.peek().text}'`, this.peek().offset);
  }

  private peek(): Token {
    const token = this.all[this.at];
    if (!token) throw new ExprSyntaxError('the expression ends too early', 0);
    return token;
  }

  private prefix(): Expr {
    const token = this.peek();
    this.at++;
    if (token.kind === 'number') return this.make.constant(Number(token.text));
    if (token.text === '-') return this.negated();
    if (token.text === 'not') return this.make.apply('not', [this.expression(notPower)]);
    if (token.text === '(') {
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    if (token.kind === 'name') return this.named(token.text);
    throw new ExprSyntaxError(
      token.kind === 'end' ? 'something is missing at the end' : `unexpected '${token.text}'`,
      token.offset,
    );
  }

  /** A minus before a number belongs to the number, unless a power follows: -2^2 is -(2^2). */
  private negated(): Expr {
    const inner = this.expression(negation);
    return inner.kind === 'const' ? this.make.constant(-inner.value) : this.make.apply('neg', [inner]);
  }

  private named(name: string): Expr {
    if (this.peek().text !== '(') return constantNamed(name, this.make) ?? this.make.input(name);
    this.at++;
    const args = [this.expression(0)];
    while (this.peek().text === ',') {
      this.at++;
      args.push(this.expression(0));
    }
    this.expect(')');
    return this.make.apply(name, args);
  }

  private expect(text: string): void {
    if (this.peek().text !== text) throw new ExprSyntaxError(`'${text}' is missing`, this.peek().offset);
    this.at++;
  }
}

function constantNamed(name: string, make: ExprFactory): Expr | undefined {
  switch (name) {
    case 'pi':
      return make.constant(Math.PI);
    case 'inf':
      return make.constant(Number.POSITIVE_INFINITY);
    case 'nan':
      return make.constant(Number.NaN);
    default:
      return undefined;
  }
}
