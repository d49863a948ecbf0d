import { LRParser } from '@lezer/lr';
import { parser } from '@plutojl/lezer-julia';
import { grammarOf } from '../shared/parse-tree';

/** What stands directly behind an operand belongs to it. */
const attached = new Set([
  'CallExpression',
  'IndexExpression',
  'FieldExpression',
  'AdjointExpression',
  'MacrocallExpression',
  'ParametrizedExpression',
]);

/**
 * The grammar leaves open whether `if f(x)` tests `f(x)`, or tests `f` and computes `(x)`, and prefers the second;
 * Julia means the first. So the first is preferred here; the table of preferences is a part of the parser.
 */
function withAttachedArguments(original: unknown): LRParser {
  if (!(original instanceof LRParser)) throw new Error('The grammar of Julia is no parser of this version');
  const preferences: Record<number, number> = { ...preferencesOf(original) };
  for (const { id, name } of original.nodeSet.types) {
    if (attached.has(name)) preferences[id] = (preferences[id] ?? 0) + 10;
    // `-(a)^2` is the negative of a square, no call of the function `-`.
    if (name === 'Operator') preferences[id] = (preferences[id] ?? 0) - 15;
  }
  return Object.assign(original.configure({}), { dynamicPrecedences: preferences });
}

function preferencesOf(original: object): object {
  const found: unknown = 'dynamicPrecedences' in original ? original.dynamicPrecedences : undefined;
  return typeof found === 'object' && found !== null ? found : {};
}

export const grammar = grammarOf(withAttachedArguments(parser));
