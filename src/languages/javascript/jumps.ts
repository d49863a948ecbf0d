import type { Statement, WhileStatement } from '../../core/program/program';
import type { Span } from '../../core/span';
import { setFlag } from '../shared/jumps';
import { literal, name } from '../shared/nodes';
import type { Reading } from '../shared/reading';

/** What `break` and `continue` may leave, and is a loop of the program: a loop, or one round around other statements. */
interface Frame {
  readonly kind: 'loop' | 'switch' | 'block';
  readonly label: string | undefined;
  /** Names that say that a jump to this is under way, `true` for those that go on with its next round. */
  readonly flags: Map<string, boolean>;
  /** Jumps to something around it, by the names that say so. */
  readonly crossing: Map<string, Jump>;
}

interface Jump {
  readonly target: Frame;
  readonly kind: 'break' | 'continue';
}

const framesOf = new WeakMap<Reading, Frame[]>();
const labelOf = new WeakMap<Reading, string>();

function frames(reading: Reading): Frame[] {
  const known = framesOf.get(reading) ?? [];
  framesOf.set(reading, known);
  return known;
}

/** A function's body knows nothing of the loops around it. */
export function outsideLoops<T>(reading: Reading, read: () => T): T {
  const around = frames(reading);
  framesOf.set(reading, []);
  try {
    return read();
  } finally {
    framesOf.set(reading, around);
  }
}

/** Reads a statement with a label, which its loop takes up. */
export function labelled<T>(reading: Reading, label: string, read: () => T): T {
  labelOf.set(reading, label);
  try {
    return read();
  } finally {
    labelOf.delete(reading);
  }
}

export function takeLabel(reading: Reading): string | undefined {
  const label = labelOf.get(reading);
  labelOf.delete(reading);
  return label;
}

type Loop = Extract<Statement, { kind: 'for' | 'while' }>;

/**
 * A loop whose parts `read` reads, and what jumps out of and through it need: before it their names are unset, behind
 * it those that are set and lead further lead there.
 */
export function framed(
  reading: Reading,
  kind: Frame['kind'],
  at: Span,
  label: string | undefined,
  read: () => Loop,
): Statement[] {
  const all = frames(reading);
  const frame: Frame = { kind, label, flags: new Map(), crossing: new Map() };
  all.push(frame);
  let loop: Loop;
  try {
    loop = read();
  } finally {
    all.pop();
  }
  const around = all[all.length - 1];
  const set = [...frame.flags].map(([flag]) => setFlag(at, flag, false, 'block'));
  const again = [...frame.flags].flatMap(([flag, goesOn]) =>
    goesOn ? [setFlag(at, flag, false, 'nearest')] : [],
  );
  const onward = [...frame.crossing].map(([flag, { target, kind: how }]): Statement => {
    const jump: Statement = { kind: target === around ? how : 'break', span: at };
    return { kind: 'if', span: at, test: name(at, flag), body: [jump], otherwise: [], scoped: true };
  });
  return [...set, again.length ? { ...loop, body: [...again, ...loop.body] } : loop, ...onward];
}

/** Statements that are left by `break`: a loop of one round. */
export function oneRound(at: Span, body: readonly Statement[]): WhileStatement {
  return {
    kind: 'while',
    span: at,
    test: literal(at, true),
    body: [...body, { kind: 'break', span: at }],
    update: [],
    testLast: false,
    scoped: true,
  };
}

/** The statements of a `break` or `continue`; undefined where there is nothing that it leaves. */
export function jump(
  reading: Reading,
  kind: 'break' | 'continue',
  at: Span,
  label: string | undefined,
): Statement[] | undefined {
  const all = frames(reading);
  const isTarget = (frame: Frame): boolean => {
    if (label !== undefined) return frame.label === label && (kind === 'break' || frame.kind === 'loop');
    return frame.kind === 'loop' || (kind === 'break' && frame.kind === 'switch');
  };
  const index = all.findLastIndex(isTarget);
  const target = all[index];
  if (!target) return undefined;
  if (index === all.length - 1) return [{ kind, span: at }];
  const flag = `#${index}${label ?? ''}${kind}`;
  target.flags.set(flag, kind === 'continue');
  for (const frame of all.slice(index + 1)) frame.crossing.set(flag, { target, kind });
  return [setFlag(at, flag, true, 'nearest'), { kind: 'break', span: at }];
}
