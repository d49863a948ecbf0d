import type { Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { type Problem, problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import { span } from '../../core/span';
import { topLevelNames } from '../shared/bound-names';
import { freeNames } from '../shared/free-names';
import { withClasses } from '../shared/inheritance';
import { grammarOf, parseTree } from '../shared/parse-tree';
import { readPoints } from '../shared/points';
import { type Readers, Reading } from '../shared/reading';
import { syntaxErrors } from '../shared/syntax-errors';
import { childrenOf } from '../shared/tree';
import { declinedUnit, type UnitContent } from '../shared/units';
import { declaredIn } from './cut';
import { type Environment, expressionEnvironment } from './environment';
import { readExpression } from './expressions';
import { hoisted } from './functions';
import { forParser } from './grammar-gaps';
import { readStatement } from './statements';

export type Dialect = 'jsx' | 'ts';

const grammars = {
  jsx: grammarOf(parser.configure({ dialect: 'jsx' })),
  ts: grammarOf(parser.configure({ dialect: 'ts' })),
  tsx: grammarOf(parser.configure({ dialect: 'ts jsx' })),
};

const expressionGrammars = {
  jsx: grammarOf(parser.configure({ dialect: 'jsx', top: 'SingleExpression' })),
  ts: grammarOf(parser.configure({ dialect: 'ts', top: 'SingleExpression' })),
};

/** In TypeScript `<T>x` is a cast, unless the file holds JSX; which is seen where the first reading has errors. */
function parseUnit(text: string, dialect: Dialect): Tree | Problem {
  const parsed = forParser(text, dialect === 'ts');
  const tree = parseTree(grammars[dialect], parsed, '//');
  const mayHoldTags = dialect === 'ts' && /<\/|\/>/.test(text);
  const clean = !mayHoldTags || ('topNode' in tree && syntaxErrors(tree, text).length === 0);
  return clean ? tree : parseTree(grammars.tsx, parsed, '//');
}

const readers: Readers = { expression: readExpression, statement: readStatement };
const comments = new Set(['LineComment', 'BlockComment']);

/** One top-level statement or declaration. */
export function readUnitText(text: string, environment: Environment, dialect: Dialect): UnitContent {
  const tree = parseUnit(text, dialect);
  if (!('topNode' in tree)) return declinedUnit(tree, declaredIn(text));
  const reading = new Reading(text, 0, text.length, environment.scope, readers);
  const statements = hoisted(reading.statements(childrenOf(tree.topNode)));
  const { points, problems } = readPoints(tree, text, comments);
  return {
    declares: topLevelNames(statements),
    refers: withClasses(freeNames(statements)),
    statements,
    problems: [...syntaxErrors(tree, text), ...reading.problems, ...problems],
    points,
  };
}

/** The text as one expression. */
export function readExpressionText(text: string, dialect: Dialect): UnitContent {
  const tree = parseTree(expressionGrammars[dialect], forParser(text, dialect === 'ts'), '//');
  if (!('topNode' in tree)) return declinedUnit(tree, []);
  const reading = new Reading(text, 0, text.length, expressionEnvironment.scope, readers);
  const whole = span(0, text.length);
  const nodes = childrenOf(tree.topNode);
  const [inner] = nodes;
  const assigns = inner?.name === 'AssignmentExpression' || inner?.name === 'SequenceExpression';
  const usable = inner && nodes.length === 1 && !inner.type.isError && !assigns ? inner : undefined;
  const found = text.trim() === '' ? [] : syntaxErrors(tree, text);
  const message = text.trim() === '' ? 'An expression is expected' : 'This is not one expression';
  const errors = usable || found.length > 0 ? found : [problem('syntax', whole, message)];
  const value: Expression = usable
    ? reading.expression(usable, whole)
    : { kind: 'stop', span: whole, problem: errors[0] ?? problem('syntax', whole, message) };
  const statements = [{ kind: 'expression' as const, span: value.span, value }];
  const { points } = readPoints(tree, text, comments);
  return {
    declares: [],
    refers: freeNames(statements),
    statements,
    problems: [...errors, ...reading.problems],
    points,
  };
}
