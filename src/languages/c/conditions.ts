import { expanded, type Macros } from './macros';
import type { Token } from './tokens';

/** Names that the compiler and the standard headers define, as far as files ask whether they are. */
const standard =
  /^(?:M_(?:PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|PI_2|PI_4|1_PI|2_PI|2_SQRTPI|SQRT1_2)|NULL|INFINITY|NAN|HUGE_VAL|(?:DBL|FLT)_(?:EPSILON|MAX|MIN)|U?INT_MAX|INT_MIN|__STDC__|__STDC_VERSION__)$/;

export function isDefined(name: string, macros: Macros, isCpp: boolean): boolean {
  return macros.has(name) || standard.test(name) || (isCpp && name === '__cplusplus');
}

/** Whether the condition of an `#if` holds. A name that nothing defines is 0, as the standard has it. */
export function holds(tokens: readonly Token[], macros: Macros, isCpp: boolean): boolean {
  const plain = withoutDefined(tokens, macros, isCpp);
  const reader = new ConditionReader(expanded(plain, macros) ?? [], isCpp);
  return reader.value(0) !== 0;
}

/** `defined NAME` and `defined(NAME)` as 1 or 0, before macros are replaced. */
function withoutDefined(tokens: readonly Token[], macros: Macros, isCpp: boolean): Token[] {
  const result: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k];
    if (!token) continue;
    if (token.text !== 'defined') {
      result.push(token);
      continue;
    }
    const bracket = tokens[k + 1]?.text === '(';
    const name = tokens[k + (bracket ? 2 : 1)]?.text ?? '';
    result.push({ ...token, kind: 'number', text: isDefined(name, macros, isCpp) ? '1' : '0' });
    k += bracket ? 3 : 1;
  }
  return result;
}

const levels: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
};

const deepest = 50;

class ConditionReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly isCpp: boolean,
  ) {}

  value(level: number): number {
    let left = this.operand();
    for (;;) {
      const sign = this.tokens[this.at]?.text ?? '';
      const own = levels[sign];
      if (own === undefined || own <= level) break;
      this.at++;
      left = combined(sign, left, this.value(own));
    }
    if (level > 0 || this.tokens[this.at]?.text !== '?') return left;
    this.at++;
    const yes = this.value(0);
    this.at++;
    const no = this.value(0);
    return left ? yes : no;
  }

  private operand(): number {
    const token = this.tokens[this.at++];
    if (!token || ++this.depth > deepest) return 0;
    try {
      if (token.text === '!') return this.operand() ? 0 : 1;
      if (token.text === '-') return -this.operand();
      if (token.text === '+') return this.operand();
      if (token.text === '(') {
        const inner = this.value(0);
        this.at++;
        return inner;
      }
      if (token.text === '__cplusplus') return this.isCpp ? 201703 : 0;
      if (token.text === '__STDC_VERSION__') return 201710;
      return token.kind === 'number'
        ? Number(token.text.replace(/[uUlL']/g, '')) || 0
        : Number(token.text === 'true');
    } finally {
      this.depth--;
    }
  }
}

function combined(sign: string, a: number, b: number): number {
  switch (sign) {
    case '||':
      return a || b ? 1 : 0;
    case '&&':
      return a && b ? 1 : 0;
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<':
      return Number(a < b);
    case '<=':
      return Number(a <= b);
    case '>':
      return Number(a > b);
    case '>=':
      return Number(a >= b);
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b ? Math.trunc(a / b) : 0;
    case '%':
      return b ? a % b : 0;
    case '<<':
      return a * 2 ** b;
    case '>>':
      return Math.floor(a / 2 ** b);
    case '&':
      return a & b;
    case '|':
      return a | b;
    default:
      return a ^ b;
  }
}
