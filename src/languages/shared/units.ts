import { type Problem, problem } from '../../core/problem';
import type { Program, Unit } from '../../core/program/program';
import { span } from '../../core/span';
import { largeFile } from '../language';
import { hashText } from './hash';
import { declaringPieces, type Piece, pieceAt } from './pieces';

export type { Piece } from './pieces';

/** Above this length in UTF-16 units a single piece is declined instead of parsed. */
export const largestUnit = 150_000;

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

export interface Units {
  readonly units: readonly Unit[];
  readonly problems: readonly Problem[];
}

/**
 * The units of a file. A piece with the hash of one of `previous` is taken over: the same object where it
 * stands at the same offset, else the same contents with a new `start`. Of a file above `largeFile` there are
 * only the unit at `focus` and the units which declare what it refers to, transitively.
 */
export function readUnits(source: UnitSource): Units {
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
  const content =
    text.length > largestUnit ? declinedUnit(tooLong(text), source.declares(text)) : readSafely(source, text);
  return { start, length: text.length, hash, ...content };
}

function tooLong(text: string): Problem {
  const message = `This statement has ${text.length} characters: more than ${largestUnit} are not read`;
  return problem('too-large', span(0, text.length), message);
}

/** A unit that is not read, with the reason; what it declares is known by its first words only. */
/**
 * What nests so that reading runs out of stack in spite of all bounds is declined like everything too deep. So
 * is what the parser's tables are too small for: ten thousand subscripts in a row give it nodes without a type.
 */
function readSafely(source: UnitSource, text: string): UnitContent {
  try {
    return source.read(text);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    const why = problem('too-large', span(0, text.length), 'This is nested too deep to be read');
    return declinedUnit(why, source.declares(text));
  }
}

export function declinedUnit(why: Problem, declares: readonly string[]): UnitContent {
  const stop = { kind: 'stop' as const, span: why.span, problem: why };
  return { declares, refers: [], statements: [stop], problems: [why], points: [] };
}

/** In a large file no more text than this is read. */
const mostRead = largeFile;

/** The unit at the focus and, level by level, those that declare what the ones before refer to; in the order of the text. */
function readAround(source: UnitSource, pieces: readonly Piece[], unitAt: (piece: Piece) => Unit): Units {
  const { text, focus } = source;
  if (focus === undefined || pieces.length === 0) return { units: [], problems: [unreadFile(text)] };
  const read = new Map<number, Unit>();
  const asked = new Set<string>();
  let left = mostRead;
  for (let level = [pieceAt(pieces, focus)]; level.length > 0; ) {
    const wanted = new Set<string>();
    for (const index of level) {
      const piece = pieces[index];
      if (!piece || read.has(index) || left < 0) continue;
      const unit = unitAt(piece);
      left -= Math.min(unit.length, largestUnit);
      read.set(index, unit);
      for (const name of unit.refers) if (!asked.has(name)) wanted.add(name);
    }
    for (const name of wanted) asked.add(name);
    level = [...declaringPieces(text, pieces, wanted, source.declares).keys()];
  }
  const units = [...read].sort(([a], [b]) => a - b).map(([, unit]) => unit);
  return { units, problems: left < 0 ? [unreadFile(text)] : [] };
}

function unreadFile(text: string): Problem {
  const message = `The file has ${text.length} characters: above ${largeFile} only a part around the cursor is read`;
  return problem('too-large', span(0, 0), message);
}
