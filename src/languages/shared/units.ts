import { type Problem, problem } from '../../core/problem';
import type { Program, Unit } from '../../core/program/program';
import { span } from '../../core/span';
import { largeFile } from '../language';
import { hashText } from './hash';

/** Above this length in UTF-16 units a single piece is declined instead of parsed. */
export const largestUnit = 300_000;

/** A top-level definition or statement with the comments directly above it: absolute, `end` exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** What reading a piece gives; spans are relative to the piece. */
export type UnitContent = Omit<Unit, 'start' | 'length' | 'hash'>;

export interface UnitSource {
  readonly text: string;
  /** The program of the text before an edit. */
  readonly previous?: Program | undefined;
  /** Where the reader of a large file stands. */
  readonly focus?: number | undefined;
  /** All outside a piece that decides its meaning (imports, shadowed names), in one text. */
  readonly environment?: string | undefined;
  /** Cuts the text in one linear scan that never fails. Pieces are in order and don't overlap. */
  cut(text: string): readonly Piece[];
  read(text: string): UnitContent;
  /** Names that an unread piece seems to bind, without parsing it. */
  declares(text: string): readonly string[];
}

/**
 * The units of a file. A piece with the hash of one of `previous` is taken over: the same object where it
 * stands at the same offset, else the same contents with a new `start`. Of a file above `largeFile` only the
 * unit at `focus` and the units which declare what it refers to, transitively, have statements.
 */
export function readUnits(source: UnitSource): { units: readonly Unit[]; problems: readonly Problem[] } {
  const pieces = source.cut(source.text);
  const known = new Map<string, Unit>();
  for (const unit of source.previous?.units ?? []) known.set(unit.hash, unit);
  const unitAt = (piece: Piece): Unit => readUnit(source, known, piece);
  if (source.text.length <= largeFile) return { units: pieces.map(unitAt), problems: [] };
  return readAround(source, pieces, unitAt);
}

function readUnit(source: UnitSource, known: ReadonlyMap<string, Unit>, { start, end }: Piece): Unit {
  const text = source.text.slice(start, end);
  const hash = hashText(`${source.environment ?? ''}\n${text}`);
  const old = known.get(hash);
  if (old) return old.start === start ? old : { ...old, start };
  const content = text.length > largestUnit ? declined(text, source.declares(text)) : source.read(text);
  return { start, length: text.length, hash, ...content };
}

function declined(text: string, declares: readonly string[]): UnitContent {
  const at = span(0, text.length);
  const tooLarge = problem(
    'too-large',
    at,
    `This statement has ${text.length} characters: more than ${largestUnit} are not read`,
  );
  return {
    declares,
    refers: [],
    statements: [{ kind: 'stop', span: at, problem: tooLarge }],
    problems: [tooLarge],
    points: [],
  };
}

/** The mark of a unit that was not read, so that it is never taken over as one that was. */
const unreadHash = 'unread';

function readAround(source: UnitSource, pieces: readonly Piece[], unitAt: (piece: Piece) => Unit) {
  const names = pieces.map((piece) =>
    source.declares(source.text.slice(piece.start, Math.min(piece.end, piece.start + 2000))),
  );
  const declaredBy = new Map<string, number[]>();
  names.forEach((declared, index) => {
    for (const name of declared) declaredBy.set(name, [...(declaredBy.get(name)?.slice(-99) ?? []), index]);
  });
  const units = pieces.map((piece, index) => unreadUnit(piece, names[index] ?? []));
  const waiting = source.focus === undefined ? [] : [pieceAt(pieces, source.focus)];
  const seen = new Set<number>(waiting);
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const piece = pieces[index];
    if (!piece) continue;
    const unit = unitAt(piece);
    units[index] = unit;
    for (const name of unit.refers) {
      for (const other of declaredBy.get(name) ?? []) {
        if (!seen.has(other)) waiting.push(other);
        seen.add(other);
      }
    }
  }
  return { units, problems: source.focus === undefined ? [unreadFile(source.text)] : [] };
}

function unreadUnit({ start, end }: Piece, declares: readonly string[]): Unit {
  return {
    start,
    length: end - start,
    hash: unreadHash,
    declares,
    refers: [],
    statements: [],
    problems: [],
    points: [],
  };
}

function unreadFile(text: string): Problem {
  const message = `The file has ${text.length} characters: above ${largeFile} it is read only around the cursor`;
  return problem('too-large', span(0, 0), message);
}

/** The index of the last piece that begins at or before the offset. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
