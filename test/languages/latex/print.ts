import type { Expression, Statement, Unit } from '../../../src/core/program/program';

const signs: ReadonlyMap<string, string> = new Map([
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['div', '/'],
  ['pow', '^'],
  ['times', '@'],
]);

/** A unit as short text: its statements, lengths and names, then the problems with the text that they stand at. */
export function printUnit(unit: Unit, text: string): string {
  const lines = unit.statements.map((statement) => printStatement(statement, text));
  for (const { name, arrays } of unit.lengths ?? []) {
    const rules = arrays.map(
      (array) => `${array.name}[${array.axis}]${array.offset === 0 ? '' : ` + ${array.offset}`}`,
    );
    lines.push(`length ${name}: ${rules.join(', ')}`);
  }
  if (unit.refers.length > 0) lines.push(`refers ${unit.refers.join(' ')}`);
  for (const { code, span } of unit.problems) lines.push(`${code} at "${text.slice(span.start, span.end)}"`);
  return lines.join('\n');
}

function printStatement(statement: Statement, text: string): string {
  if (statement.kind === 'stop') return printStop(statement.problem, text);
  if (statement.kind === 'assign') {
    return `${statement.target.kind === 'name' ? statement.target.name : '?'} = ${print(statement.value, text)}`;
  }
  if (statement.kind === 'function') {
    const { name, parameters, body } = statement.function;
    const names = parameters.map((parameter) => parameter.name).join(', ');
    return `${name}(${names}) = ${body.map((inner) => printStatement(inner, text)).join('; ')}`;
  }
  const value = statement.kind === 'expression' || statement.kind === 'return' ? statement.value : undefined;
  return value === undefined ? `?${statement.kind}` : print(value, text);
}

function print(expression: Expression, text: string): string {
  const list = (items: readonly Expression[]): string => items.map((item) => print(item, text)).join(', ');
  switch (expression.kind) {
    case 'literal':
      return expression.value === Math.PI
        ? 'π'
        : expression.value === Math.E
          ? 'e'
          : String(expression.value);
    case 'name':
      return expression.name;
    case 'apply': {
      const sign = signs.get(expression.operation);
      const [left, right] = expression.args;
      if (sign === undefined || left === undefined || right === undefined) {
        return `${expression.operation}(${list(expression.args)})`;
      }
      return `(${print(left, text)} ${sign} ${print(right, text)})`;
    }
    case 'call':
      return `call ${print(expression.callee, text)}(${list(expression.args)})`;
    case 'logic':
      return `${expression.operator}(${list(expression.args)})`;
    case 'conditional':
      return `if(${list([expression.test, expression.then, expression.otherwise])})`;
    case 'list':
      return `[${list(expression.elements)}]`;
    case 'fold': {
      const { operation, variable, from, to, body } = expression;
      return `${operation}(${variable} from ${print(from, text)} to ${print(to, text)}: ${print(body, text)})`;
    }
    case 'element':
      return `${expression.base}[${list(expression.indices)}]`;
    case 'stop':
      return printStop(expression.problem, text);
    case 'lambda':
    case 'record':
    case 'index':
    case 'field':
      return `?${expression.kind}`;
  }
}

function printStop(problem: Unit['problems'][number], text: string): string {
  return `stop ${problem.code} at "${text.slice(problem.span.start, problem.span.end)}"`;
}
