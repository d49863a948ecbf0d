import type {
  Expression,
  FunctionDefinition,
  Parameter,
  Program,
  Statement,
  Subscript,
  Target,
  Unit,
} from './program';

/** A program as text, a line a statement, expressions as applications: for people and for tests. */
export function printProgram(program: Program): string {
  const problems = program.problems.map(
    (p) => `problem ${p.code} ${p.span.start}–${p.span.end}: ${p.message}`,
  );
  return `${[...problems, ...program.units.flatMap(unitLines)].join('\n')}\n`;
}

function unitLines(unit: Unit): string[] {
  const points = unit.points.map(
    (p) => `at ${p.values.map((v) => `${v.name} = ${JSON.stringify(v.value)}`).join(', ')}`,
  );
  const problems = unit.problems.map((p) => `problem ${p.code} ${p.span.start}–${p.span.end}: ${p.message}`);
  const lengths = (unit.lengths ?? []).map(
    (l) =>
      `length ${l.name} of ${l.arrays.map((a) => `${a.name}[axis ${a.axis}]${a.offset ? ` + ${a.offset}` : ''}`).join(', ')}`,
  );
  return [...points, ...lengths, ...unit.statements.flatMap((s) => statementLines(s)), ...problems];
}

function statementLines(s: Statement): string[] {
  switch (s.kind) {
    case 'assign':
      return [
        `${s.constant ? 'constant ' : ''}${scopeWord[s.scope]}${targetText(s.target)} = ${expressionText(s.value)}`,
      ];
    case 'expression':
      return [expressionText(s.value)];
    case 'return':
      return [s.value ? `return ${expressionText(s.value)}` : 'return'];
    case 'if':
      return [
        `if ${expressionText(s.test)}:`,
        ...indented(s.body),
        ...(s.otherwise.length ? ['else:', ...indented(s.otherwise)] : []),
      ];
    case 'for':
      return [`for ${targetText(s.target)} in ${expressionText(s.iterable)}:`, ...indented(s.body)];
    case 'while':
      return [
        `${s.testLast ? 'do, while' : 'while'} ${expressionText(s.test)}:`,
        ...indented(s.body),
        ...(s.update.length ? ['then:', ...indented(s.update)] : []),
      ];
    case 'block':
      return ['block:', ...indented(s.body)];
    case 'break':
    case 'continue':
      return [s.kind];
    case 'function':
      return [
        `function ${s.function.name}(${parametersText(s.function.parameters)}):`,
        ...indented(s.function.body),
        ...(s.function.outputs ?? []).map((o) => `  outputs ${o.name} = ${expressionText(o.value)}`),
      ];
    case 'stop':
      return [`stop ${s.problem.code}: ${s.problem.message}`];
  }
}

const scopeWord = { block: 'let ', function: '', nearest: 'outer ' } as const;

function indented(body: readonly Statement[]): string[] {
  return body.flatMap(statementLines).map((line) => `  ${line}`);
}

function parametersText(parameters: readonly Parameter[]): string {
  return parameters
    .map((p) => {
      const rest = p.rest === undefined ? '' : p.rest === 'positional' ? '*' : '**';
      const type = p.type === undefined ? '' : `: ${p.type}`;
      const value = p.default ? ` = ${expressionText(p.default)}` : '';
      return `${p.keywordOnly ? 'only ' : ''}${rest}${p.name}${type}${value}`;
    })
    .join(', ');
}

function targetText(t: Target): string {
  switch (t.kind) {
    case 'name':
      return t.name;
    case 'index':
      return `${expressionText(t.array)}[${subscriptsText(t.indices)}]`;
    case 'field':
      return `${expressionText(t.object)}.${t.name}`;
    case 'targets':
      return `(${t.elements.map(targetText).join(', ')})`;
  }
}

/** Deeper than this a part is printed as an ellipsis: texts can nest without bound. */
const deepest = 200;

function expressionText(e: Expression, depth = 0): string {
  if (depth > deepest) return '…';
  const inner = (x: Expression): string => expressionText(x, depth + 1);
  switch (e.kind) {
    case 'literal':
      return typeof e.value === 'string' ? JSON.stringify(e.value) : `${e.value}${e.integer ? 'i' : ''}`;
    case 'name':
      return e.name;
    case 'apply':
      return `${e.operation}${e.errors === undefined ? '' : e.errors === 'raise' || e.errors === 'each' ? '!' : '?'}(${e.args.map(inner).join(', ')})`;
    case 'call': {
      const keywords = e.keywords.map((k) => `${k.name} = ${inner(k.value)}`);
      return `${inner(e.callee)}<${[...e.args.map(inner), ...keywords].join(', ')}>`;
    }
    case 'lambda':
      return lambdaText(e.function);
    case 'conditional':
      return `(${inner(e.test)} ? ${inner(e.then)} : ${inner(e.otherwise)})`;
    case 'logic':
      return e.operator === 'not'
        ? `(not ${e.args.map(inner).join('')})`
        : `(${e.args.map(inner).join(` ${e.operator} `)})`;
    case 'list':
      return e.form === 'list'
        ? `[${e.elements.map(inner).join(', ')}]`
        : `tuple[${e.elements.map(inner).join(', ')}]`;
    case 'record':
      return `{${e.fields.map((f) => `${f.name}: ${inner(f.value)}`).join(', ')}}`;
    case 'index':
      return `${inner(e.array)}[${subscriptsText(e.indices)}]`;
    case 'field':
      return `${inner(e.object)}.${e.name}`;
    case 'fold':
      return `${e.operation} over ${e.variable} from ${inner(e.from)} to ${inner(e.to)} of ${inner(e.body)}`;
    case 'element':
      return e.indices.length ? `${e.base}_{${e.indices.map(inner).join(', ')}}` : e.name;
    case 'stop':
      return `stop<${e.problem.code}>`;
  }
}

function lambdaText(f: FunctionDefinition): string {
  const [only] = f.body;
  const simple = f.body.length === 1 && only?.kind === 'return' && only.value;
  return `(${parametersText(f.parameters)}) => ${simple ? expressionText(simple) : `{${f.body.flatMap(statementLines).join('; ')}}`}`;
}

function subscriptsText(indices: readonly Subscript[]): string {
  return indices
    .map((s) => {
      if (s.kind === 'at') return expressionText(s.index);
      if (s.kind === 'others') return '...';
      const part = (e: Expression | undefined): string => (e ? expressionText(e) : '');
      return `${part(s.from)}:${part(s.to)}${s.step ? `:${part(s.step)}` : ''}`;
    })
    .join(', ');
}
