import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression } from '../../core/program/program';
import type { Span } from '../../core/span';
import { apply, conditional, literal, name, once, stop } from '../shared/nodes';
import type { Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { childrenOf, splitAtCommas } from '../shared/tree';
import { stringLiteral } from './literals';

/** A dictionary whose keys are known where it is read, by its name in the program. */
export interface KnownDict {
  readonly keys: readonly string[];
  /** Whether one of its values is set anew. */
  readonly changes: boolean;
  readonly at: Span;
  readonly text: string;
}

/** More uses of a name are not looked at. */
const mostUses = 200;

/**
 * What is known of a name of a function that one statement of it sets to a dictionary with written keys, and that is
 * used for nothing that could add or remove one: its values are read and set by written keys of its own, it is walked
 * over, asked for a key, or returned.
 */
export function knownDict(reading: Reading, node: SyntaxNode | null | undefined): KnownDict | undefined {
  if (node?.name !== 'VariableName' || lookUp(reading.scope, reading.textOf(node))?.kind !== 'variable')
    return undefined;
  const text = reading.textOf(node);
  const body = functionAround(node)?.getChild('Body');
  if (!body) return undefined;
  const uses: SyntaxNode[] = [];
  body.cursor().iterate(({ node: inner }) => {
    if (inner.name === 'VariableName' && reading.textOf(inner) === text) uses.push(inner);
  });
  if (uses.length > mostUses) return undefined;
  const [made, ...others] = uses.filter((use) => isBinding(use));
  const keys = made && !others.length ? writtenKeys(reading, made) : undefined;
  const rest = uses.filter((use) => use !== made);
  if (
    !keys ||
    !rest.every((use) => functionAround(use) === functionAround(node) && keepsKeys(reading, use, keys))
  )
    return undefined;
  return { keys, changes: rest.some(isStore), at: reading.spanOf(node), text };
}

function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name === 'FunctionDefinition') return outer;
    if (outer.name === 'LambdaExpression') return undefined;
  }
  return undefined;
}

/** `d = {…}` by itself. */
function isBinding(use: SyntaxNode): boolean {
  return (
    use.parent?.name === 'AssignStatement' && use.nextSibling?.name === 'AssignOp' && use.prevSibling === null
  );
}

function writtenKeys(reading: Reading, made: SyntaxNode): string[] | undefined {
  const value = made.parent?.lastChild;
  if (value?.name !== 'DictionaryExpression' || childrenOf(made.parent ?? made).length !== 3)
    return undefined;
  const inside = childrenOf(value).filter((child) => !/^[{}]$/.test(child.name));
  const keys = splitAtCommas(inside)
    .filter((part) => part.length > 0)
    .map(([key]) => (key?.name === 'String' ? textOf(reading, key) : undefined));
  const known = keys.filter((key) => key !== undefined);
  return known.length === keys.length && new Set(known).size === keys.length ? known : undefined;
}

function textOf(reading: Reading, node: SyntaxNode): string | undefined {
  const value = stringLiteral(reading, node);
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** `d[…]` as the target of an assignment, or changed. */
function isStore(use: SyntaxNode): boolean {
  const part = use.parent;
  const statement = part?.parent;
  if (part?.name !== 'MemberExpression' || !statement) return false;
  return /^(?:Assign|Update)Statement$/.test(statement.name) && statement.lastChild?.from !== part.from;
}

function keepsKeys(reading: Reading, use: SyntaxNode, keys: readonly string[]): boolean {
  const { parent } = use;
  if (parent?.name === 'MemberExpression' && parent.firstChild?.from === use.from) {
    const property = parent.getChild('PropertyName');
    if (property)
      return (
        /^(?:items|keys|values|get)$/.test(reading.textOf(property)) &&
        parent.parent?.name === 'CallExpression'
      );
    const [, , key, close] = childrenOf(parent);
    const text = key?.name === 'String' ? textOf(reading, key) : undefined;
    if (close?.name !== ']') return false;
    if (isStore(use)) return text !== undefined && keys.includes(text);
    return parent.parent?.name !== 'DeleteStatement' && parent.parent?.name !== 'ForStatement';
  }
  if (parent?.name === 'ReturnStatement' || use.prevSibling?.name === 'in') return true;
  return use.prevSibling?.name === '**' && /^(?:ArgList|DictionaryExpression)$/.test(parent?.name ?? '');
}

function heldAt({ at, text }: KnownDict, key: string): Expression {
  return { kind: 'field', span: at, object: name(at, text), name: key };
}

/** Its keys, as a loop walks over them. */
export function keysOf(known: KnownDict): Expression {
  const elements = known.keys.map((key) => literal(known.at, key));
  return { kind: 'list', span: known.at, form: 'list', elements };
}

/** Names and values, as `f(**d)` gives them. */
export function fieldsOf(known: KnownDict): { readonly name: string; readonly value: Expression }[] {
  return known.keys.map((key) => ({ name: key, value: heldAt(known, key) }));
}

/** `d.items()`, `d.keys()`, `d.values()` and `d.get(key, otherwise)`; undefined where a loop could see a change. */
export function dictMethod(
  known: KnownDict,
  text: string,
  args: readonly Expression[],
): Expression | undefined {
  const { at, keys, changes } = known;
  const list = (elements: readonly Expression[]): Expression => ({
    kind: 'list',
    span: at,
    form: 'list',
    elements,
  });
  const [key, otherwise, ...more] = args;
  if (text === 'get' && key && !more.length) return elementAt(known, key, otherwise ?? literal(at, null));
  if (args.length) return undefined;
  if (text === 'keys') return keysOf(known);
  if (changes) return undefined;
  if (text === 'values') return list(keys.map((own) => heldAt(known, own)));
  if (text !== 'items') return undefined;
  return list(
    keys.map((own) => ({
      kind: 'list',
      span: at,
      form: 'tuple',
      elements: [literal(at, own), heldAt(known, own)],
    })),
  );
}

/** `d[key]` of a key that is computed: that of the keys which is equal to it. */
export function elementAt(known: KnownDict, key: Expression, otherwise?: Expression): Expression {
  const { at, keys } = known;
  const missing = otherwise ?? stop(problem('outside-domain', at, 'There is no such key here'), at);
  if (key.kind === 'literal')
    return typeof key.value === 'string' && keys.includes(key.value) ? heldAt(known, key.value) : missing;
  return once(at, key, (shared) =>
    keys.reduceRight(
      (rest, own) =>
        conditional(at, apply(at, 'equal', [{ ...shared }, literal(at, own)]), heldAt(known, own), rest),
      missing,
    ),
  );
}
