import { problem } from '../../core/problem';
import type { Expression, Statement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { balanced } from '../shared/logic';
import { apply, literal, name, stopStatement } from '../shared/nodes';
import { asCounted } from './conversions';
import type { Lowering } from './lowering';
import type { SwitchSyntax, SyntaxExpression, SyntaxStatement } from './syntax';

/** Cases that begin at the same statement. */
interface Entry {
  readonly labels: SyntaxExpression[];
  isDefault: boolean;
  /** The position of its first statement among those of the whole. */
  readonly from: number;
}

/**
 * A chain of `if`, each with the statements from its case up to the next `break`, through the cases below. A
 * `break` that stands deeper ends a loop of one round around the chain.
 */
export function switchStatement(lowering: Lowering, s: SwitchSyntax): Statement[] {
  const { entries, body } = entriesOf(s.body);
  const refuse = (message: string): Statement[] => [
    stopStatement(problem('unsupported-syntax', s.span, message)),
  ];
  if (entries.length > mostCases)
    return [stopStatement(problem('too-large', s.span, `${entries.length} cases are too many to be read`))];
  const inner = body.some((statement) => statement.kind !== 'break' && jumps(statement, 'break'));
  if (inner && body.some((statement) => jumps(statement, 'continue')))
    return refuse('A switch with a continue and a break inside of its statements is not followed');
  const held = lowering.made(s.span);
  const value = asCounted(lowering.expression(s.value)).value;
  const hold: Statement = {
    kind: 'assign',
    span: s.span,
    target: { kind: 'name', span: s.span, name: held },
    value,
    scope: 'block',
  };
  const whole = lowering.within(() => chain(lowering, entries, body, held, s.span));
  if (!inner) return [{ kind: 'block', span: s.span, body: [hold, ...whole] }];
  const round: Statement = {
    kind: 'while',
    span: s.span,
    test: literal(s.span, true),
    body: [...whole, { kind: 'break', span: s.span }],
    update: [],
    testLast: false,
    scoped: true,
  };
  return [{ kind: 'block', span: s.span, body: [hold, round] }];
}

const mostCases = 100;

function entriesOf(all: readonly SyntaxStatement[]): { entries: Entry[]; body: SyntaxStatement[] } {
  const entries: Entry[] = [];
  const body: SyntaxStatement[] = [];
  for (const statement of all) {
    if (statement.kind !== 'case' && statement.kind !== 'default') {
      // A block around the statements of a case is theirs.
      body.push(...(statement.kind === 'block' ? opened(statement) : [statement]));
      continue;
    }
    const last = entries[entries.length - 1];
    const entry = last?.from === body.length ? last : { labels: [], isDefault: false, from: body.length };
    if (entry !== last) entries.push(entry);
    if (statement.kind === 'case') entry.labels.push(statement.value);
    else entry.isDefault = true;
  }
  return { entries, body };
}

/** `{ …; break; }` as its statements in a block, and the break behind it. */
function opened(block: Extract<SyntaxStatement, { kind: 'block' }>): SyntaxStatement[] {
  const last = block.body[block.body.length - 1];
  if (last?.kind !== 'break') return [block];
  return [{ ...block, body: block.body.slice(0, -1) }, last];
}

function chain(
  lowering: Lowering,
  entries: readonly Entry[],
  body: readonly SyntaxStatement[],
  held: string,
  at: Span,
): Statement[] {
  const runs = entries.map((entry) => lowering.within(() => lowering.statements(runFrom(body, entry.from))));
  let otherwise: Statement[] = [];
  const last = entries.findIndex((entry) => entry.isDefault);
  if (last >= 0) otherwise = runs[last] ?? [];
  for (let k = entries.length - 1; k >= 0; k--) {
    const entry = entries[k];
    if (!entry?.labels.length || entry.isDefault) continue;
    const tests = entry.labels.map((label): Expression => {
      const value = asCounted(lowering.expression(label)).value;
      return apply(at, 'equal', [name(at, held), value]);
    });
    otherwise = [
      { kind: 'if', span: at, test: balanced('or', tests), body: runs[k] ?? [], otherwise, scoped: true },
    ];
  }
  return otherwise;
}

/** Up to the first `break`, or what leaves anyway. */
function runFrom(body: readonly SyntaxStatement[], from: number): SyntaxStatement[] {
  const run: SyntaxStatement[] = [];
  for (const statement of body.slice(from)) {
    if (statement.kind === 'break') break;
    run.push(statement);
    if (statement.kind === 'return' || statement.kind === 'continue' || statement.kind === 'throw') break;
  }
  return run;
}

/** Whether a `break` or `continue` inside would leave the switch, not a loop inside of it. */
function jumps(s: SyntaxStatement, kind: 'break' | 'continue'): boolean {
  switch (s.kind) {
    case 'break':
    case 'continue':
      return s.kind === kind;
    case 'block':
      return s.body.some((inner) => jumps(inner, kind));
    case 'if':
      return jumps(s.body, kind) || (s.otherwise !== undefined && jumps(s.otherwise, kind));
    case 'switch':
      return kind === 'continue' && s.body.some((inner) => jumps(inner, kind));
    case 'bad':
    case 'case':
    case 'declaration':
    case 'default':
    case 'empty':
    case 'enum':
    case 'expression':
    case 'for':
    case 'forEach':
    case 'function':
    case 'return':
    case 'struct':
    case 'throw':
    case 'while':
      return false;
  }
}
