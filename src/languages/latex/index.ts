import { problem } from '../../core/problem';
import type { Program } from '../../core/program/program';
import { type Span, shift, span } from '../../core/span';
import { type Language, largeFile, type ParseOptions } from '../language';
import { hashText } from '../shared/hash';
import { readUnits, type UnitContent } from '../shared/units';
import { type Environment, environmentOf, noEnvironment, type Parts } from './definitions';
import type { Equation } from './equations';
import { formulaPieces, pointsIn } from './points';
import { formulaRegions, type TextKind } from './regions';
import { readFormula } from './unit';

/** LaTeX documents: every formula is a unit. */
export const latex: Language = {
  id: 'latex',
  title: 'LaTeX',
  aliases: ['tex'],
  extensions: ['.tex', '.latex', '.ltx'],
  lineComment: '%',
  load: () => Promise.resolve(),
  parse: (text, options) => parseDocument(text, 'latex', options),
  parseExpression: parseFragment,
  formulas: (text) => formulaRegions(text, 'latex'),
};

/** Formulas in Markdown: `$…$`, `$$…$$`, fenced `math`. */
export const markdown: Language = {
  id: 'markdown',
  title: 'Markdown',
  aliases: [],
  extensions: ['.md', '.markdown', '.qmd', '.rmd'],
  lineComment: '<!--',
  load: () => Promise.resolve(),
  parse: (text, options) => parseDocument(text, 'markdown', options),
  parseExpression: parseFragment,
  formulas: (text) => formulaRegions(text, 'markdown'),
};

/** How much of a large file around the cursor is searched for formulas. */
const window = 100_000;

function parseDocument(text: string, kind: 'latex' | 'markdown', options: ParseOptions = {}): Program {
  const focus = Math.min(options.focus ?? 0, text.length);
  const isLarge = text.length > largeFile;
  const from = isLarge ? Math.max(0, focus - window) : 0;
  const part = isLarge ? text.slice(from, focus + window) : text;
  const regions = formulaRegions(part, kind).map((region) => shift(region, from));
  const { environment, parts, equations } = environmentOf(
    regions.map((region) => text.slice(region.start, region.end)),
    options.previous && environmentParts.get(options.previous),
  );
  const pieces = formulaPieces(text, regions, kind);
  // A piece is read by its text alone: equal pieces have their formula at the same place.
  const formulas = new Map(pieces.map((piece) => [text.slice(piece.start, piece.end), piece.formula]));
  const { units, problems } = readUnits({
    text,
    previous: options.previous,
    focus: options.focus,
    environment: hashText(environment.text),
    cut: () => pieces,
    read: (piece) => {
      const formula = formulas.get(piece) ?? span(0, piece.length);
      const known = formula.start === 0 ? equations.get(piece.slice(0, formula.end)) : undefined;
      return readPiece(piece, formula, environment, kind, known);
    },
    declares: () => [],
  });
  const message = `This file has ${text.length} characters: only formulas near the cursor are read`;
  const tooLarge = problem('too-large', span(0, 0), message);
  const program: Program = { language: kind, units, problems: isLarge ? [...problems, tooLarge] : problems };
  environmentParts.set(program, parts);
  return program;
}

/** As long as a program is in use, the next version of its file takes over what its formulas define. */
const environmentParts = new WeakMap<Program, Parts>();

function readPiece(
  text: string,
  formula: Span,
  { definitions, words }: Environment,
  kind: TextKind,
  known?: readonly Equation[],
): UnitContent {
  const content = readFormula(text, definitions, words, formula, known);
  const { points, problems } = pointsIn(text, kind);
  return points.length + problems.length === 0
    ? content
    : { ...content, points, problems: [...content.problems, ...problems] };
}

/** The whole text is one formula, or several equations. */
function parseFragment(text: string): Program {
  const { definitions, words } = noEnvironment(text);
  const unit = {
    start: 0,
    length: text.length,
    hash: hashText(text),
    ...readFormula(text, definitions, words),
  };
  return { language: 'latex', units: [unit], problems: [] };
}
