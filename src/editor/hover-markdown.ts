import type { Found, PlacedNote, PointItem } from '../protocol/parts';
import type {
  Column,
  DerivativeHover,
  DerivativeTable,
  EmptyHover,
  Fact,
  Hover,
} from '../protocol/questions';

/** Translates a text of the interface; `{0}`, `{1}` stand for the arguments. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** What a hover's Markdown is made with. */
export interface HoverLook {
  readonly t: Translate;
  /** The language of the document, for the colours of its text. */
  readonly language: string;
  /** The picture of the formulas, with its text. */
  readonly picture?: { readonly source: string; readonly alt: string };
  /** The link of a command at an offset of the text. */
  readonly link: (command: HoverCommand, offset: number) => string;
}

/** The commands that a hover may run. */
export const hoverCommands = ['openGraph', 'setValues', 'copyDerivative', 'treatAsInput', 'goTo'] as const;
export type HoverCommand = (typeof hoverCommands)[number];

/** A hover as Markdown: the answer first, the formula once, what one can do with it last. */
export function hoverMarkdown(hover: Hover, look: HoverLook): string {
  switch (hover.kind) {
    case 'derivatives':
      return derivativesMarkdown(hover, look);
    case 'declined': {
      const { stop } = hover;
      const place = `[${look.t('line {0}', stop.line)}](${look.link('goTo', stop.offset)})`;
      return paragraphs([
        source(hover.title, look),
        `${look.t('Stops at {0}, {1}:', code(stop.text), place)} ${escaped(stop.message)}.`,
        stop.expression === undefined
          ? ''
          : `[${look.t('Treat as input')}](${look.link('treatAsInput', hover.span.start)})`,
      ]);
    }
    case 'empty':
      return emptyMarkdown(hover, look);
  }
}

function derivativesMarkdown(hover: DerivativeHover, look: HoverLook): string {
  const picture = look.picture ? `![${escaped(look.picture.alt)}](${look.picture.source})` : '';
  return paragraphs([
    hover.notation !== undefined && picture ? '' : source(hover.title, look),
    valueLine(hover, look),
    hover.notation === undefined ? '' : picture,
    ...hover.tables.map((table) => tableMarkdown(table, look)),
    factsLine(hover, look),
    hover.notation === undefined ? picture : '',
    ...hover.equations.map(code),
    ...hover.notes.slice(0, mostNotes).map((note) => noteLine(note, look)),
    muted(hover.cost === undefined ? '' : escaped(hover.cost)),
    links(hover, look),
  ]);
}

const mostNotes = 3;

/** What to know, after its place; branches name their own places. */
function noteLine({ code, message, line, offset }: PlacedNote, look: HoverLook): string {
  const link = (text: string): string => `[${text}](${look.link('goTo', offset)})`;
  const words = escaped(message);
  return code === 'branch'
    ? `$(info) ${words.replace(`line ${line}`, link)}`
    : `$(info) ${link(look.t('line {0}', line))}: ${words}`;
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((p) => p !== '').join('\n\n');
}

/** `→ 6 at a = 2, b = 1 · comment, line 3`. */
function valueLine({ values, rounds, point }: DerivativeHover, look: HoverLook): string {
  const shown = values.map(({ name, value }) => (name ? `${code(name)} → **${value}**` : `→ **${value}**`));
  const range = rounds
    ? muted(look.t('last of {0}, from {1} to {2}', rounds.count, rounds.low, rounds.high))
    : '';
  return [shown.join(', '), range, pointText(point, look)].filter((p) => p !== '').join(' &nbsp;');
}

/** Entries of a point that are written out. */
const mostEntries = 6;

function pointText(point: readonly PointItem[], { t }: HoverLook): string {
  if (!point.length) return '';
  const shown = point.slice(0, mostEntries);
  const rest = point.length > shown.length ? ', …' : '';
  const origins = new Set(shown.map((item) => item.provenance));
  const [only] = origins;
  const assignments = (items: readonly PointItem[]): string =>
    items.map(({ name, value }) => `${escaped(name)} = ${escaped(value)}`).join(', ');
  if (origins.size === 1 && only)
    return muted(`${t('at {0}', assignments(shown))}${rest} · ${origin(only, shown, t)}`);
  const groups = [...origins].map((o) => {
    const items = shown.filter((item) => item.provenance === o);
    return `${assignments(items)} (${origin(o, items, t)})`;
  });
  return muted(`${t('at {0}', groups.join(', '))}${rest}`);
}

function origin(kind: PointItem['provenance'], items: readonly PointItem[], t: Translate): string {
  const lines = [...new Set(items.flatMap((i) => i.line ?? []))];
  const where = lines.length === 1 ? t('line {0}', lines[0] ?? 0) : t('lines {0}', lines.join(', '));
  switch (kind) {
    case 'given':
      return t('values that you set');
    case 'debugger':
      return t('from the debugger');
    case 'comment':
      return t('comment, {0}', where);
    case 'constant':
      return where;
    case 'call':
      return t('call, {0}', where);
    case 'default':
      return t('default');
    case 'sample':
      return `*${t('Sample values, not from your code')}*`;
  }
}

function tableMarkdown({ caption, columns, rows, more }: DerivativeTable, look: HoverLook): string {
  if (!rows.length) return '';
  const heads = columns.map((c) => escaped(heading(c, look.t)));
  const corner = caption === 'movedBy' ? look.t('moved by') : caption === 'moves' ? look.t('moves') : '';
  const alignment = columns.map((c) => (c.kind === 'formula' ? ':--' : '--:'));
  const lines = [
    [muted(corner), ...heads],
    [':--', ...alignment],
    ...rows.map(({ label, cells }) => [
      escaped(label),
      ...cells.map((cell, k) => cellMarkdown(cell, columns[k])),
    ]),
  ].map((cells, k) => `| ${cells.join(k === 1 ? ' | ' : ` | ${gap}`)} |`);
  const rest = more > 0 ? `\n\n${muted(look.t('+ {0} more', more))}` : '';
  return lines.join('\n') + rest;
}

/** Tables of hovers have no space between their columns. */
const gap = '&nbsp;&nbsp;&nbsp;';

function heading(column: Column, t: Translate): string {
  switch (column.kind) {
    case 'here':
      return t('here');
    case 'elasticity':
      return t('elasticity');
    case 'formula':
      return t('formula');
    case 'variable':
      return column.name;
  }
}

function cellMarkdown(cell: string, column: Column | undefined): string {
  if (column?.kind === 'formula') return code(cell).replaceAll('|', '\\|');
  return column?.kind === 'elasticity' ? escaped(cell) : `**${escaped(cell)}**`;
}

function factsLine({ facts }: DerivativeHover, { t }: HoverLook): string {
  return facts.map(({ fact, value }) => `${factName(fact, t)} **${value}**`).join(' &nbsp;·&nbsp; ');
}

function factName(fact: Fact, t: Translate): string {
  switch (fact) {
    case 'determinant':
      return t('determinant');
    case 'conditionNumber':
      return t('condition number');
    case 'secondDerivative':
      return t('second derivative');
  }
}

function links({ span }: DerivativeHover, { t, link }: HoverLook): string {
  const { start } = span;
  const graph = `[${t('Open graph')}](${link('openGraph', start)})`;
  return `${graph} &nbsp;·&nbsp; [${t('Set values')}](${link('setValues', start)}) &nbsp;·&nbsp; [${t('Copy…')}](${link('copyDerivative', start)})`;
}

function emptyMarkdown({ found }: EmptyHover, { t, link }: HoverLook): string {
  if (!found.length) return t('No formula was found in this file.');
  const list = found
    .slice(0, mostListed)
    .map((f: Found) => `- [${t('line {0}', f.line)}](${link('goTo', f.offset)}) ${code(f.text)}`);
  const rest = found.length > mostListed ? [muted(t('+ {0} more', found.length - mostListed))] : [];
  const head =
    found.length === 1
      ? t('Place the cursor in a formula. 1 found in this file:')
      : t('Place the cursor in a formula. {0} found in this file:', found.length);
  return paragraphs([head, list.join('\n'), ...rest]);
}

const mostListed = 8;

/** The title in the colours of its language, as hovers of language servers have theirs. */
function source(title: string, { language }: HoverLook): string {
  const fence = '`'.repeat(Math.max(3, longestRun(title) + 1));
  return `${fence}${language}\n${title.replace(/[\r\n]+/g, ' ')}\n${fence}`;
}

/** Text as code, whatever backticks are in it. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const ticks = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return line === '' ? '' : `${ticks}${space}${line}${space}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** Text in which nothing is Markdown or HTML. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-!|~$^:]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\r\n]+/g, ' ');
}

/** In the colour of descriptions: what is read second. */
function muted(markdown: string): string {
  return markdown && `<span style="color:var(--vscode-descriptionForeground);">${markdown}</span>`;
}
