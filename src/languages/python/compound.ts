import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import { asTest } from '../shared/logic';
import { name, stopStatement } from '../shared/nodes';
import { deepestNesting, type Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { between } from './bound-names';
import { isDataclass } from './dataclasses';
import { expressionList } from './expressions';
import { readTarget } from './targets';

/** A body with the keyword and the nodes before it: `elif test: …`. */
interface Clause {
  readonly keyword: string;
  readonly head: readonly SyntaxNode[];
  readonly body: SyntaxNode;
}

function clausesOf(node: SyntaxNode): Clause[] {
  const clauses: Clause[] = [];
  let keyword = '';
  let head: SyntaxNode[] = [];
  for (const child of childrenOf(node)) {
    if (child.name === 'Body') {
      clauses.push({ keyword, head, body: child });
      head = [];
    } else if (head.length === 0 && /^(?:if|elif|else|for|while|try|except|finally|with)$/.test(child.name))
      keyword = child.name;
    else if (!child.type.isError) head.push(child);
  }
  return clauses;
}

function bodyOf(reading: Reading, clause: Clause | undefined): Statement[] {
  return clause ? reading.statements(childrenOf(clause.body)) : [];
}

export function ifStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const clauses = clausesOf(node);
  const at = reading.spanOf(node);
  const [first] = clauses;
  if (first && isMainGuard(reading, first)) return bodyOf(reading, first);
  if (clauses.length >= Math.min(reading.levelsLeft, deepestNesting / 2)) {
    return [stopStatement(problem('too-large', at, `${clauses.length} branches are too many to be read`))];
  }
  return reading.deeper(clauses.length, () => {
    let otherwise: Statement[] = [];
    for (const clause of [...clauses].reverse()) {
      const body = bodyOf(reading, clause);
      if (clause.keyword === 'else') otherwise = body;
      else {
        const test = asTest(reading.expression(clause.head[0], reading.spanOf(clause.body)));
        otherwise = [
          {
            kind: 'if',
            span: { start: Math.max(at.start, test.span.start), end: at.end },
            test,
            body,
            otherwise,
            scoped: false,
          },
        ];
      }
    }
    return otherwise.map((statement) => (statement.kind === 'if' ? { ...statement, span: at } : statement));
  });
}

/** `if __name__ == "__main__":` holds where the file is run, which is how it is read. */
function isMainGuard(reading: Reading, clause: Clause): boolean {
  const test = clause.head.map((node) => reading.textOf(node)).join('');
  return /^\(?\s*__name__\s*==\s*(['"])__main__\1\s*\)?$/.test(test);
}

export function forStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const [loop, otherwise] = clausesOf(node);
  const targets = between(node, 'for', 'in');
  const iterables = (loop?.head ?? []).slice(targets.length + 1);
  const target = readTarget(reading, targets, targets[0] ? reading.spanOf(targets[0]) : at);
  const iterable = expressionList(reading, iterables, at);
  const statement: Statement = {
    kind: 'for',
    span: at,
    target,
    iterable,
    body: bodyOf(reading, loop),
    scoped: false,
  };
  return withElse(reading, node, statement, otherwise);
}

export function whileStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const [loop, otherwise] = clausesOf(node);
  const test = asTest(reading.expression(loop?.head[0], at));
  const statement: Statement = {
    kind: 'while',
    span: at,
    test,
    body: bodyOf(reading, loop),
    update: [],
    testLast: false,
    scoped: false,
  };
  return withElse(reading, node, statement, otherwise);
}

/** The `else` of a loop runs unless the loop was broken: always, where there is no `break`. */
function withElse(
  reading: Reading,
  node: SyntaxNode,
  loop: Statement,
  otherwise: Clause | undefined,
): Statement[] {
  if (!otherwise) return [loop];
  if (/\bbreak\b/.test(reading.textOf(node))) {
    return [
      stopStatement(
        problem(
          'unsupported-syntax',
          reading.spanOf(otherwise.body),
          'The else of a loop with break is not followed',
        ),
      ),
    ];
  }
  return [loop, ...bodyOf(reading, otherwise)];
}

/** Followed as if nothing were raised: where something is, the computation stops there. */
export function tryStatement(reading: Reading, node: SyntaxNode): Statement[] {
  return clausesOf(node)
    .filter((clause) => clause.keyword !== 'except')
    .flatMap((clause) => bodyOf(reading, clause));
}

const harmless =
  /\b(?:errstate|catch_warnings|enable_grad|set_detect_anomaly|disable_jit|suppress|printoptions|enable_x64)\b/;

export function withStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const [clause] = clausesOf(node);
  const items = (clause?.head ?? []).filter(
    (child) =>
      child.name === 'CallExpression' || child.name === 'VariableName' || child.name === 'MemberExpression',
  );
  const other = items.find((item) => !harmless.test(reading.textOf(item)));
  if (other)
    return [
      stopStatement(
        problem(
          'unsupported-syntax',
          reading.spanOf(other),
          `with ${headline(reading.textOf(other))} is not followed`,
        ),
      ),
    ];
  return bodyOf(reading, clause);
}

function headline(text: string): string {
  return text.replace(/\([\s\S]*$/, '(…)');
}

const passedDecorators =
  /^@\s*(?:\w+\.)*(?:jit|njit|vectorize|guvectorize|cache|lru_cache|wraps|partial|staticmethod|classmethod|property|overload|override|final|typechecked|jaxtyped|script|compile|function|no_type_check|pytest|fixture|export)\b/;

/**
 * Decorators that leave the numbers as they are are passed over; of others from elsewhere that is told. One of
 * the file itself is applied: `f = decorator(f)`.
 */
export function decoratedStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const definition = reading.statements(childrenOf(node).filter((child) => child.name !== 'Decorator'));
  const applied: Statement[] = [];
  for (const decorator of node.getChildren('Decorator').reverse()) {
    const text = reading.textOf(decorator).trim();
    if (/\bvmap\b/.test(text)) {
      const why = 'A function mapped by a decorator is not followed';
      return [stopStatement(problem('unsupported-syntax', reading.spanOf(decorator), why)), ...definition];
    }
    if (passedDecorators.test(text) || isDataclass(reading, decorator)) continue;
    const own = appliedDecorator(reading, decorator, definition[0]);
    if (own) {
      applied.push(own);
      continue;
    }
    reading.note(
      'reading-chosen',
      reading.spanOf(decorator),
      `The decorator ${headline(text)} is passed over`,
    );
  }
  return [...definition, ...applied];
}

function appliedDecorator(
  reading: Reading,
  decorator: SyntaxNode,
  definition: Statement | undefined,
): Statement | undefined {
  const named = decorator.getChildren('VariableName');
  const [only] = named;
  const bound = only && lookUp(reading.scope, reading.textOf(only));
  if (!only || named.length !== 1 || bound?.kind === 'path' || definition?.kind !== 'function')
    return undefined;
  const span = definition.span;
  const own = name(span, definition.function.name);
  const value: Expression = {
    kind: 'call',
    span,
    callee: name(span, reading.textOf(only)),
    args: [own],
    keywords: [],
  };
  return {
    kind: 'assign',
    span,
    target: { kind: 'name', span, name: definition.function.name },
    value,
    scope: 'function',
  };
}
