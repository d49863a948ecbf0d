import type { SyntaxNode } from '@lezer/common';
import { problem } from '../../core/problem';
import type { Expression, ForStatement, Statement, WhileStatement } from '../../core/program/program';
import { beforeBreaks, setFlag } from '../shared/jumps';
import { asTest } from '../shared/logic';
import { name, stopStatement } from '../shared/nodes';
import { deepestNesting, type Reading } from '../shared/reading';
import { lookUp } from '../shared/scope';
import { childrenOf } from '../shared/tree';
import { unpackedStatements } from './assignments';
import { between } from './bound-names';
import { isDataclass } from './dataclasses';
import { expressionList } from './expressions';
import { keysOf, knownDict } from './known-dicts';
import { fullName } from './names';
import { withoutDerivatives } from './no-grad';
import { readTarget, type Unpacked } from './targets';

type LoopStatement = ForStatement | WhileStatement;

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
  const after: Unpacked[] = [];
  const target = readTarget(reading, targets, targets[0] ? reading.spanOf(targets[0]) : at, after);
  const known = iterables.length === 1 ? knownDict(reading, iterables[0]) : undefined;
  const iterable = known ? keysOf(known) : expressionList(reading, iterables, at);
  const statement: LoopStatement = {
    kind: 'for',
    span: at,
    target,
    iterable,
    body: [...unpackedStatements(reading, after, target.span), ...bodyOf(reading, loop)],
    scoped: false,
  };
  return withElse(reading, statement, otherwise);
}

export function whileStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const at = reading.spanOf(node);
  const [loop, otherwise] = clausesOf(node);
  const test = asTest(reading.expression(loop?.head[0], at));
  const statement: LoopStatement = {
    kind: 'while',
    span: at,
    test,
    body: bodyOf(reading, loop),
    update: [],
    testLast: false,
    scoped: false,
  };
  return withElse(reading, statement, otherwise);
}

/** The `else` of a loop runs unless the loop was broken, which a made-up name remembers where there is a `break`. */
function withElse(reading: Reading, loop: LoopStatement, otherwise: Clause | undefined): Statement[] {
  if (!otherwise) return [loop];
  const after = bodyOf(reading, otherwise);
  const { span } = loop;
  const broken = `#${span.start}broken`;
  const told = beforeBreaks(loop.body, (at) => setFlag(at, broken, true, 'function'));
  if (told === loop.body) return [loop, ...after];
  return [
    setFlag(span, broken, false, 'function'),
    { ...loop, body: told },
    { kind: 'if', span, test: name(span, broken), body: [], otherwise: after, scoped: false },
  ];
}

/** Followed as if nothing were raised: where something is, the computation stops there. */
export function tryStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const clauses = clausesOf(node).filter((clause) => clause.keyword !== 'except');
  const last = clauses.find((clause) => clause.keyword === 'finally');
  const before = clauses.filter((clause) => clause !== last).flatMap((clause) => bodyOf(reading, clause));
  const after = bodyOf(reading, last);
  if (last && after.length && leaves(before)) {
    const why = 'A finally behind statements that leave it early is not followed';
    return [stopStatement(problem('unsupported-syntax', reading.spanOf(last.body), why))];
  }
  return [...before, ...after];
}

/** Whether statements may return, or jump. */
function leaves(body: readonly Statement[]): boolean {
  return body.some((s) => {
    if (s.kind === 'return' || s.kind === 'break' || s.kind === 'continue') return true;
    if (s.kind === 'if') return leaves(s.body) || leaves(s.otherwise);
    return (s.kind === 'for' || s.kind === 'while' || s.kind === 'block') && leaves(s.body);
  });
}

const harmless =
  /\b(?:errstate|catch_warnings|enable_grad|set_detect_anomaly|disable_jit|suppress|printoptions|enable_x64)\b/;

export function withStatement(reading: Reading, node: SyntaxNode): Statement[] {
  const [clause] = clausesOf(node);
  const items = (clause?.head ?? []).filter(
    (child) =>
      child.name === 'CallExpression' || child.name === 'VariableName' || child.name === 'MemberExpression',
  );
  const cuts = items.some((item) => isNoGrad(reading, item));
  const other = items.find((item) => !harmless.test(reading.textOf(item)) && !isNoGrad(reading, item));
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
  const body = bodyOf(reading, clause);
  if (!cuts) return body;
  const again = clause && regained.exec(reading.textOf(clause.body));
  if (again)
    return [
      stopStatement(
        problem('unsupported-syntax', reading.spanOf(node), `${again[0]} under no_grad is not followed`),
      ),
    ];
  return withoutDerivatives(body);
}

/** What gives derivatives back inside of `no_grad`. */
const regained = /\b(?:enable_grad|set_grad_enabled|requires_grad_?)\b/;

/** `torch.no_grad()`, as a context or a decorator. */
function isNoGrad(reading: Reading, node: SyntaxNode): boolean {
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  return callee !== null && fullName(reading, callee) === 'torch.no_grad';
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
  let definition = reading.statements(childrenOf(node).filter((child) => child.name !== 'Decorator'));
  const applied: Statement[] = [];
  for (const decorator of node.getChildren('Decorator').reverse()) {
    const text = reading.textOf(decorator).trim();
    if (/\b(?:vmap|inference_mode|set_grad_enabled)\b/.test(text)) {
      const why = `A function under the decorator ${headline(text)} is not followed`;
      return [stopStatement(problem('unsupported-syntax', reading.spanOf(decorator), why)), ...definition];
    }
    if (/\bno_grad\b/.test(text)) {
      const again = regained.test(reading.textOf(node));
      definition = definition.map((s) => underNoGrad(s, again));
      continue;
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

function underNoGrad(s: Statement, again: boolean): Statement {
  if (s.kind !== 'function') return s;
  const why = problem(
    'unsupported-syntax',
    s.function.nameSpan,
    'Derivatives given back under no_grad are not followed',
  );
  const body = again ? [stopStatement(why)] : withoutDerivatives(s.function.body);
  return { ...s, function: { ...s.function, body } };
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
