import type { Problem } from '../../core/problem';
import { problem } from '../../core/problem';
import type { Statement } from '../../core/program/program';
import { type Span, span } from '../../core/span';
import { largestUnit, type UnitContent } from '../shared/units';
import type { Equation } from './equations';
import { readEquations } from './equations';
import { factsOf } from './facts';
import { lowerNode } from './lower';
import { Lowering } from './lowering';
import { type Definitions, withOwn } from './names';
import { inOrder } from './order';
import { tokenize } from './tokens';

/**
 * What a formula says, as one unit of the program; `definitions` and `words` are those of its file, `known` its
 * equations where they were read before.
 */
export function readFormula(
  text: string,
  definitions: Definitions,
  words: ReadonlySet<string>,
  formula: Span = span(0, text.length),
  known?: readonly Equation[],
): UnitContent {
  if (text.length > largestUnit) return declined(text);
  const equations = known ?? readEquations(tokenize(text, formula), formula.end, words);
  return unitOf(equations, withOwn(definitions, equations), text.length);
}

function declined(text: string): UnitContent {
  const at = span(0, text.length);
  const message = `This formula has ${text.length} characters: more than ${largestUnit} are not read`;
  const tooLarge = problem('too-large', at, message);
  const stop: Statement = { kind: 'stop', span: at, problem: tooLarge };
  return { declares: [], refers: [], statements: [stop], problems: [tooLarge], points: [] };
}

interface Line {
  readonly statement: Statement;
  readonly declares: readonly string[];
  readonly uses: readonly string[];
}

function unitOf(equations: readonly Equation[], definitions: Definitions, length: number): UnitContent {
  const facts = factsOf(equations, definitions);
  const problems: Problem[] = equations.flatMap((equation) => equation.problems);
  const lines = equations.map((equation): Line => {
    const lowering = new Lowering(facts, definitions, lowerNode);
    const statement = statementOf(equation, lowering);
    for (const found of lowering.problems) problems.push(found);
    return { statement, declares: declared(statement), uses: [...lowering.uses] };
  });
  const declares = [...new Set(lines.flatMap((line) => line.declares))];
  const refers = [...new Set(lines.flatMap((line) => line.uses))].filter((name) => !declares.includes(name));
  const content: UnitContent = {
    declares,
    refers,
    statements: inOrder(lines).map((line) => line.statement),
    problems: unique(problems, length),
    points: [],
  };
  return facts.lengths.length === 0 ? content : { ...content, lengths: facts.lengths };
}

function statementOf(equation: Equation, lowering: Lowering): Statement {
  const { definition, right, span: at } = equation;
  if (definition === undefined && right.kind === 'stop')
    return { kind: 'stop', span: at, problem: right.problem };
  if (definition === undefined) return { kind: 'expression', span: at, value: lowering.expression(right) };
  if (definition.kind === 'value') {
    const value = lowering.expression(right);
    return {
      kind: 'assign',
      span: at,
      target: { kind: 'name', span: definition.span, name: definition.name },
      value,
      scope: 'function',
    };
  }
  const parameters = definition.parameters;
  const value = lowering.binding(
    parameters.map((parameter) => parameter.name),
    () => lowering.expression(right),
  );
  const body: Statement[] = [{ kind: 'return', span: right.span, value }];
  return {
    kind: 'function',
    span: at,
    function: { name: definition.name, nameSpan: definition.span, parameters, body },
  };
}

function declared(statement: Statement): readonly string[] {
  if (statement.kind === 'function') return [statement.function.name];
  return statement.kind === 'assign' && statement.target.kind === 'name' ? [statement.target.name] : [];
}

/** The same reading is told once at a place; spans stay inside the text. */
function unique(problems: readonly Problem[], length: number): Problem[] {
  const seen = new Map<string, Problem>();
  for (const { code, span: at, message } of problems) {
    const inside = span(Math.min(at.start, length), Math.min(at.end, length));
    seen.set(`${inside.start} ${inside.end} ${message}`, problem(code, inside, message));
  }
  return [...seen.values()];
}
