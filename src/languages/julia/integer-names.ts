import type { SyntaxNode } from '@lezer/common';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import { leastOfRange } from './ranges';
import { targetNodes } from './scopes';

/** Values that are integers whatever the point: literals and lengths. */
const plain = /^-?\d[\d_]*$|^(?:length|lastindex)\([^()]*\)$|^size\([^(),]*,[^(),]*\)$/;

interface Found {
  /** Names that got an integer. */
  readonly begun: Set<string>;
  /** Names that got something else. */
  readonly others: Set<string>;
  /** What loops count. */
  readonly counters: Set<string>;
  readonly changes: { readonly name: string; readonly by: string }[];
}

/** The names of a function's body that are integers throughout: begun as one, changed by integers. */
export function integerNames(reading: Reading, nodes: readonly SyntaxNode[]): Set<string> {
  const found: Found = { begun: new Set(), others: new Set(), counters: new Set(), changes: [] };
  for (const root of nodes)
    root.cursor().iterate(({ node }) => {
      if (node.name === 'ForBinding') loop(reading, node, found);
      if (node.name === 'Assignment') assigned(reading, node, found);
    });
  const { begun, others, counters, changes } = found;
  const isInteger = (text: string) => /^\d+$/.test(text) || (counters.has(text) && !others.has(text));
  for (const { name, by } of changes) if (!isInteger(by)) begun.delete(name);
  for (const name of [...others, ...counters]) begun.delete(name);
  return begun;
}

function loop(reading: Reading, node: SyntaxNode, { counters, others }: Found): void {
  const [target, , source] = childrenOf(node);
  const text = source ? reading.textOf(source) : '';
  const counts = leastOfRange(reading, source) !== undefined || text.startsWith('eachindex(');
  const names = counts && target?.name === 'Identifier' ? counters : others;
  for (const inner of target ? targetNodes(target) : []) names.add(reading.textOf(inner));
}

function assigned(reading: Reading, node: SyntaxNode, { begun, others, changes }: Found): void {
  const [left, operator, right] = childrenOf(node);
  if (!left || !operator || !right) return;
  const sign = reading.textOf(operator);
  const [value, isName] = [reading.textOf(right), left.name === 'Identifier'];
  for (const target of targetNodes(left)) {
    const name = reading.textOf(target);
    if (isName && /^[-+*]=$/.test(sign)) changes.push({ name, by: value });
    else if (isName && sign === '=' && plain.test(value)) begun.add(name);
    else others.add(name);
  }
}
