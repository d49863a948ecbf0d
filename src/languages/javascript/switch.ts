import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { balanced } from '../shared/logic';
import { apply, boxed, stopStatement, unboxed } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { framed, oneRound } from './jumps';

/** Labels that begin at the same statement, `default` among them. */
interface Entry {
  readonly labels: SyntaxNode[];
  isDefault: boolean;
  /** The position of its first statement among those of the whole. */
  readonly from: number;
}

/** More statements, each counted as often as a case leads to it, are not read. */
const mostStatements = 500;

/**
 * A chain of `if`, each with the statements from its case up to the next `break`, through the cases below. A `break`
 * that stands deeper leaves a loop of one round around the chain.
 */
export function switchStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const { entries, body } = entriesOf(node);
  const runs = entries.map((entry) => runFrom(body, entry.from));
  const length = runs.reduce((sum, run) => sum + run.length, 0);
  if (entries.length >= reading.levelsLeft / 2 || length > mostStatements)
    return [stopStatement(problem('too-large', at, `${entries.length} cases are too many to be read`))];
  const unset = entries
    .map((entry, k) => unsetName(reading, body, entry.from, runs[k] ?? []))
    .find((found) => found);
  if (unset) {
    const message = 'A name that another case declares is not followed';
    return [stopStatement(problem('unsupported-syntax', reading.spanOf(unset), message), at)];
  }
  const given = reading.expression(node.getChild('ParenthesizedExpression'), at);
  const held = `#${at.start}switch`;
  const isShared = given.kind === 'name' || given.kind === 'literal';
  const hold: Statement = {
    kind: 'assign',
    span: at,
    target: { kind: 'name', span: at, name: held },
    value: boxed(at, given),
    scope: 'block',
  };
  const value = isShared ? given : unboxed(at, held);
  const read = (): Statement[] =>
    reading.deeper(entries.length, () => chain(reading, entries, runs, value, at));
  const inner = runs.some((run) => run.some(breaksSwitch));
  const statements = inner ? framed(reading, 'switch', at, undefined, () => oneRound(at, read())) : read();
  return isShared ? statements : [{ kind: 'block', span: at, body: [hold, ...statements] }];
}

function chain(
  reading: Reading,
  entries: readonly Entry[],
  runs: readonly (readonly SyntaxNode[])[],
  value: Expression,
  at: Span,
): Statement[] {
  const bodies = runs.map((run) => reading.statements(run));
  let otherwise: Statement[] = bodies[entries.findIndex((entry) => entry.isDefault)] ?? [];
  entries.forEach((_, k) => {
    const place = entries.length - 1 - k;
    const entry = entries[place];
    // A case beside `default` leads where everything else does.
    if (!entry?.labels.length || entry.isDefault) return;
    const tests = entry.labels.map((label) =>
      apply(at, 'equal', [value, reading.expression(childrenOf(label)[1], reading.spanOf(label))]),
    );
    otherwise = [
      {
        kind: 'if',
        span: at,
        test: balanced('or', tests),
        body: bodies[place] ?? [],
        otherwise,
        scoped: true,
      },
    ];
  });
  return otherwise;
}

function entriesOf(node: SyntaxNode): { entries: Entry[]; body: SyntaxNode[] } {
  const entries: Entry[] = [];
  const body: SyntaxNode[] = [];
  for (const child of childrenOf(node.getChild('SwitchBody') ?? node)) {
    if (/^[{}]$/.test(child.name) || child.type.isError) continue;
    if (child.name !== 'CaseLabel' && child.name !== 'DefaultLabel') {
      body.push(child);
      continue;
    }
    const last = entries[entries.length - 1];
    const entry = last?.from === body.length ? last : { labels: [], isDefault: false, from: body.length };
    if (entry !== last) entries.push(entry);
    if (child.name === 'CaseLabel') entry.labels.push(child);
    else entry.isDefault = true;
  }
  return node.getChild('SwitchBody') ? { entries, body } : { entries: [], body: [] };
}

/** Up to the first `break`, or what leaves anyway. The statements of a block that ends with one are those of the run. */
function runFrom(body: readonly SyntaxNode[], from: number): SyntaxNode[] {
  const run: SyntaxNode[] = [];
  for (const statement of body.slice(from)) {
    if (isBreak(statement)) return run;
    const inside =
      statement.name === 'Block' ? childrenOf(statement).filter((child) => !/^[{}]$/.test(child.name)) : [];
    const end = inside.findIndex(isBreak);
    // Names of the block could hide others of the statements before it.
    if (end >= 0 && (run.length === 0 || !inside.some((child) => /Declaration$/.test(child.name))))
      return [...run, ...inside.slice(0, end)];
    run.push(statement);
    if (/^(?:Return|Throw|Continue)Statement$/.test(statement.name)) return run;
  }
  return run;
}

function isBreak(statement: SyntaxNode): boolean {
  return statement.name === 'BreakStatement' && !statement.getChild('Label');
}

/** Whether a `break` inside would leave the switch, not an inner loop. */
function breaksSwitch(statement: SyntaxNode): boolean {
  let found = false;
  statement.cursor().iterate(({ node }) => {
    if (isBreak(node)) found = true;
    return !/^(?:For|While|Do|Switch)Statement$|^Function|^Arrow|^Method/.test(node.name);
  });
  return found;
}

/** A use of a name in a run that begins below the name's declaration: it has no value there. */
function unsetName(
  reading: Reading,
  body: readonly SyntaxNode[],
  from: number,
  run: readonly SyntaxNode[],
): SyntaxNode | undefined {
  const names = new Set<string>();
  for (const statement of body.slice(0, from)) {
    if (statement.name !== 'VariableDeclaration' && statement.name !== 'ClassDeclaration') continue;
    statement.cursor().iterate((node) => {
      if (node.name === 'VariableDefinition') names.add(reading.textOf(node));
    });
  }
  if (!names.size) return undefined;
  let found: SyntaxNode | undefined;
  for (const statement of run) {
    statement.cursor().iterate(({ node }) => {
      if (node.name === 'VariableName' && names.has(reading.textOf(node))) found ??= node;
    });
  }
  return found;
}
