import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { ApplyExpression, Expression } from '../../core/program/program';
import { apply, stop } from './nodes';
import type { Reading } from './reading';
import { childrenOf, isUnexpected } from './tree';

/** `left operator right`; the operator may be of several words (`is not`). */
export interface Link {
  readonly node: SyntaxNode;
  readonly operator: string;
  readonly operatorNode: SyntaxNode | undefined;
  readonly left: SyntaxNode | undefined;
  readonly right: SyntaxNode | undefined;
  /** Text between the operands that fits nowhere. */
  readonly unexpected: SyntaxNode | undefined;
}

export function readLink(reading: Reading, node: SyntaxNode): Link {
  const children = childrenOf(node);
  const unexpected = children.find(isUnexpected);
  const operands = children.filter((child) => !child.type.isError);
  const isOperator = (child: SyntaxNode | undefined) => child === undefined || operatorName.test(child.name);
  const left = isOperator(operands[0]) ? undefined : operands[0];
  const last = operands[operands.length - 1];
  const right = operands.length > 1 && !isOperator(last) ? last : undefined;
  const between = operands.filter((child) => child !== left && child !== right);
  const operator = between.map((child) => reading.textOf(child)).join(' ');
  return { node, operator, operatorNode: between[0], left, right, unexpected };
}

const operatorName = /Op$|^(?:and|or|not|in|is|as|satisfies|instanceof)$/;

/** A tree flattened beyond this depth has lost its structure. */
const longestChain = 2000;

/** From this many terms on a sum or product is one operation instead of a chain of binary ones. */
const longChain = 64;

/**
 * `base o₁ r₁ o₂ r₂ …` from a left-deep tree, without recursion; the innermost link first. Undefined where it
 * is too long.
 */
export function leftSpine(
  reading: Reading,
  node: SyntaxNode,
  belongs: (operator: string) => boolean,
): readonly Link[] | undefined {
  const links: Link[] = [];
  for (let next: SyntaxNode | undefined = node; next?.name === 'BinaryExpression'; ) {
    const link = readLink(reading, next);
    if (links.length > 0 && !belongs(link.operator)) break;
    links.push(link);
    if (links.length > longestChain) return undefined;
    next = link.left;
  }
  return links.reverse();
}

export function chainTooLong(reading: Reading, node: SyntaxNode): Expression {
  const why = problem(
    'too-large',
    reading.spanOf(node),
    `A formula of more than ${longestChain} terms is not read`,
  );
  reading.problems.push(why);
  return stop(why);
}

/**
 * The program of a chain of binary operations that group from the left. Runs of more than `longChain` terms of
 * + and −, or of ×, become one `sum` or `product`, whose value is that of the chain; so the program stays shallow.
 */
export function foldChain(
  reading: Reading,
  links: readonly Link[],
  build: (link: Link, left: Expression, right: Expression) => Expression,
  errors?: ApplyExpression['errors'],
): Expression {
  const [first] = links;
  if (!first) throw new Error('A chain has at least one link');
  const runs = splitRuns(links);
  let levels = runs.reduce((sum, run) => sum + (isLong(run) ? 1 : run.length), 0);
  const last = links[links.length - 1] ?? first;
  if (levels >= reading.levelsLeft) return chainTooLong(reading, last.node);
  let value = reading.deeper(levels, () => reading.expression(first.left, reading.spanOf(first.node)));
  for (const run of runs) {
    const rights = run.map((link, index) =>
      reading.deeper(levels - (isLong(run) ? 0 : index), () =>
        reading.expression(link.right, reading.spanOf(link.operatorNode ?? link.node)),
      ),
    );
    levels -= isLong(run) ? 1 : run.length;
    if (isLong(run)) value = nary(reading, run, value, rights, errors);
    else
      run.forEach((link, index) => {
        value = broken(reading, link) ?? build(link, value, rights[index] ?? value);
      });
  }
  return value;
}

function broken(reading: Reading, { unexpected, node }: Link): Expression | undefined {
  return (
    unexpected &&
    stop(problem('syntax', reading.spanOf(unexpected), 'This is not expected here'), reading.spanOf(node))
  );
}

function splitRuns(links: readonly Link[]): Link[][] {
  const runs: Link[][] = [];
  for (const link of links) {
    const run = runs[runs.length - 1];
    if (run?.[0] && family(run[0]) !== undefined && family(run[0]) === family(link)) run.push(link);
    else runs.push([link]);
  }
  return runs;
}

function family({ operator, unexpected }: Link): 'sum' | 'product' | undefined {
  if (unexpected) return undefined;
  return operator === '+' || operator === '-' ? 'sum' : operator === '*' ? 'product' : undefined;
}

function isLong(run: readonly Link[]): boolean {
  return run.length > longChain;
}

function nary(
  reading: Reading,
  run: readonly Link[],
  first: Expression,
  rights: readonly Expression[],
  errors: ApplyExpression['errors'],
): Expression {
  const [link] = run;
  const last = run[run.length - 1] ?? link;
  if (!link || !last) return first;
  const terms = rights.map((right, index) =>
    run[index]?.operator === '-' ? apply(right.span, 'neg', [right], errors) : right,
  );
  return apply(
    reading.spanOf(last.node),
    link.operator === '*' ? 'product' : 'sum',
    [first, ...terms],
    errors,
  );
}
