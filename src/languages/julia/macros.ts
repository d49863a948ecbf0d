import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { stopStatement } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { childrenOf } from '../shared/tree';
import type { Finish } from './finish';
import { structStatement } from './structs';

/** Macros that leave the numbers of what stands behind them as they are. */
const transparent = new Set(
  'inbounds simd inline noinline views view fastmath time elapsed btime timed propagate_inbounds muladd turbo tturbo avx constprop assume_effects nospecialize'.split(
    ' ',
  ),
);
/** Macros that compute nothing. */
const silent = new Set(
  'assert show info warn debug error printf test testset static_assert boundscheck nospecialize doc__ label specialize progress'.split(
    ' ',
  ),
);

function macroName(reading: Reading, node: SyntaxNode): string {
  const name = node.firstChild ? reading.textOf(node.firstChild) : '';
  return name
    .replace(/^.*\.(?=@)/, '')
    .replace(/^(?:\w+\.)*@|^@/, '')
    .replace(/^(?:\w+\.)+/, '');
}

function argumentNodes(node: SyntaxNode): SyntaxNode[] {
  const list = node.getChild('MacroArguments') ?? node.getChild('Arguments');
  return list ? childrenOf(list).filter((child) => !/^[(),;]$/.test(child.name) && !child.type.isError) : [];
}

/** A macro where a statement stands. */
export function macroStatements(
  reading: Reading,
  node: SyntaxNode,
  finish: Finish | undefined,
  read: (inner: SyntaxNode, finish: Finish | undefined) => readonly Statement[],
): readonly Statement[] {
  const text = macroName(reading, node);
  const nodes = argumentNodes(node);
  const last = nodes[nodes.length - 1];
  if (text === 'kwdef' && last?.name === 'StructDefinition') return structStatement(reading, last, true);
  if (text === 'doc') return last && last.name !== 'StringLiteral' ? read(last, finish) : [];
  if (text === 'error')
    return [
      stopStatement(problem('outside-domain', reading.spanOf(node), 'The program throws an error here')),
    ];
  if (silent.has(text)) return [];
  if (transparent.has(text) && last)
    return reading.levelsLeft > 0 ? reading.deeper(1, () => read(last, finish)) : [];
  if (text === '.' && last?.name === 'Assignment')
    return [
      stopStatement(
        problem('unsupported-syntax', reading.spanOf(node), 'An assignment with @. is not followed'),
      ),
    ];
  const at = reading.spanOf(node);
  const value = reading.expression(node, at);
  return finish ? finish(value, at) : [{ kind: 'expression', span: at, value }];
}

/** A macro where a value stands. */
export function macroExpression(
  reading: Reading,
  node: SyntaxNode,
  dotted: (inner: SyntaxNode) => Expression,
  polynomial: (parts: readonly SyntaxNode[]) => Expression,
): Expression {
  const text = macroName(reading, node);
  const nodes = argumentNodes(node);
  const last = nodes[nodes.length - 1];
  if (last && (text === '.' || text === '__dot__')) return dotted(last);
  if (last && transparent.has(text)) return reading.expression(last, reading.spanOf(node));
  if (text === 'evalpoly' && nodes.length > 1) return polynomial(nodes);
  return reading.stop('unsupported-syntax', node.firstChild ?? node, `The macro @${text} is not followed`);
}
