import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { balanced } from '../shared/logic';
import { apply, stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';

/** The cases that share statements, `default` among them, and the statements. */
interface Branch {
  readonly labels: SyntaxNode[];
  readonly body: SyntaxNode[];
  isDefault: boolean;
}

/** A `switch` whose cases end with `break` or `return`, as a chain of `if`. */
export function switchStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const branches = readBranches(node);
  const refuse = (where: SyntaxNode, message: string): Statement[] => [
    stopStatement(problem('unsupported-syntax', reading.spanOf(where), message), at),
  ];
  const early = branches.slice(0, -1).find((branch) => branch.isDefault);
  if (early) return refuse(node, 'A default before other cases is not followed');
  const falling = branches.slice(0, -1).find((branch) => !ends(branch.body[branch.body.length - 1]));
  if (falling)
    return refuse(falling.labels[0] ?? node, 'A case that falls through to the next is not followed');
  if (branches.length >= reading.levelsLeft / 2)
    return [stopStatement(problem('too-large', at, `${branches.length} cases are too many to be read`))];
  const value = reading.expression(node.getChild('ParenthesizedExpression'), at);
  return reading.deeper(branches.length, () => chain(reading, branches, value, at));
}

function chain(
  reading: Reading,
  branches: readonly Branch[],
  value: Expression,
  at: Expression['span'],
): Statement[] {
  let otherwise: Statement[] = [];
  for (const branch of [...branches].reverse()) {
    const last = branch.body[branch.body.length - 1];
    const inner = last?.name === 'BreakStatement' ? branch.body.slice(0, -1) : branch.body;
    const inBreak = inner.find(breaksSwitch);
    const body = inBreak
      ? [
          stopStatement(
            problem('unsupported-syntax', reading.spanOf(inBreak), 'A break inside a case is not followed'),
          ),
        ]
      : reading.statements(
          inner.flatMap((statement) => (statement.name === 'Block' ? withoutBreak(statement) : [statement])),
        );
    if (branch.isDefault) otherwise = body;
    else {
      const tests = branch.labels.map((label) => {
        const where = reading.spanOf(label);
        return apply(at, 'equal', [value, reading.expression(childrenOf(label)[1], where)]);
      });
      otherwise = [{ kind: 'if', span: at, test: balanced('or', tests), body, otherwise, scoped: true }];
    }
  }
  return otherwise;
}

function readBranches(node: SyntaxNode): Branch[] {
  const branches: Branch[] = [];
  const body = node.getChild('SwitchBody');
  for (const child of body ? childrenOf(body) : []) {
    const isLabel = child.name === 'CaseLabel' || child.name === 'DefaultLabel';
    const last = branches[branches.length - 1];
    if (isLabel && (!last || last.body.length > 0)) branches.push({ labels: [], body: [], isDefault: false });
    const branch = branches[branches.length - 1];
    if (!branch || child.name === '{' || child.name === '}' || child.type.isError) continue;
    if (child.name === 'CaseLabel') branch.labels.push(child);
    else if (child.name === 'DefaultLabel') branch.isDefault = true;
    else branch.body.push(child);
  }
  return branches;
}

function ends(statement: SyntaxNode | undefined): boolean {
  if (statement?.name === 'Block')
    return ends(
      childrenOf(statement)
        .filter((child) => child.name !== '}')
        .pop(),
    );
  return statement !== undefined && /^(?:Break|Return|Throw|Continue)Statement$/.test(statement.name);
}

function withoutBreak(block: SyntaxNode): SyntaxNode[] {
  const statements = childrenOf(block).filter((child) => child.name !== '{' && child.name !== '}');
  return statements[statements.length - 1]?.name === 'BreakStatement' ? statements.slice(0, -1) : statements;
}

/** A `break` that would leave the switch from inside a branch, not one that belongs to an inner loop. */
function breaksSwitch(statement: SyntaxNode): boolean {
  const inner = statement.name === 'Block' ? withoutBreak(statement) : [statement];
  return inner.some((part) => {
    let found = false;
    part.cursor().iterate(({ name }) => {
      if (name === 'BreakStatement') found = true;
      return !/^(?:For|While|Do|Switch)Statement$|^Function|^Arrow/.test(name);
    });
    return found;
  });
}
