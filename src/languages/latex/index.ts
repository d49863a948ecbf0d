import { problem } from '../../core/problem';
import type { Program } from '../../core/program/program';
import { span } from '../../core/span';
import { type Language, largeFile, type ParseOptions } from '../language';
import { hashText } from '../shared/hash';
import { readUnits } from '../shared/units';
import { environmentOf, noEnvironment } from './definitions';
import { withPoints } from './points';
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

function parseDocument(text: string, kind: TextKind, options: ParseOptions = {}): Program {
  const focus = Math.min(options.focus ?? 0, text.length);
  const isLarge = text.length > largeFile;
  const from = isLarge ? Math.max(0, focus - window) : 0;
  const part = isLarge ? text.slice(from, focus + window) : text;
  const regions = formulaRegions(part, kind).map((region) => ({
    start: region.start + from,
    end: region.end + from,
  }));
  const environment = environmentOf(regions.map((region) => text.slice(region.start, region.end)));
  const { units, problems } = readUnits({
    text,
    previous: options.previous,
    focus: options.focus,
    environment: environment.text,
    cut: () => regions,
    read: (formula) => readFormula(formula, environment.definitions, environment.words),
    declares: () => [],
  });
  const tooLarge = problem(
    'too-large',
    span(0, 0),
    `This file has ${text.length} characters: only formulas near the cursor are read`,
  );
  return {
    language: kind === 'markdown' ? 'markdown' : 'latex',
    units: withPoints(units, text, kind),
    problems: isLarge ? [...problems, tooLarge] : problems,
  };
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
