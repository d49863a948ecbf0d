import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hoverMarkdown } from '../../src/editor/hover-markdown';
import type { AnswerOptions } from '../../src/protocol/analysis';
import type { Given, Hover, HoverQuestion } from '../../src/protocol/questions';
import { answersOf, givenValues, unmarked, usualOptions } from './answered';

/**
 * Cases as text: a line `=== name`, a line of the language and the options (`python; asked; 8 digits; no samples;
 * 100 operations; given f: x=1, y=2`), the source in which a mark stands for each cursor, and for each mark a line
 * `==>` with the source's line and the hover as Markdown, or `nothing`.
 */
export interface HoverCase {
  readonly name: string;
  readonly head: string;
  readonly source: string;
  readonly expected: string;
}

export interface HoverFile {
  readonly place: string;
  readonly title: string;
  readonly cases: readonly HoverCase[];
}

const folder = path.join(__dirname, 'fixtures');

export function hoverFiles(): HoverFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const place = path.join(folder, name);
      return { place, title: path.basename(name, '.txt'), cases: casesIn(readFileSync(place, 'utf8')) };
    });
}

function casesIn(text: string): HoverCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [whole = '', name = '', head = ''] = /^(.*)\n(.*)\n/.exec(part) ?? [];
      const end = part.search(/^==> /m);
      const source = part.slice(whole.length, end < 0 ? undefined : end);
      return { name, head, source, expected: end < 0 ? '' : part.slice(end).trimEnd() };
    });
}

/** The hovers of a case, one for each mark. */
export async function hoversOf({ head, source }: HoverCase): Promise<(Hover | undefined)[]> {
  const { text, offsets } = unmarked(source);
  const { language, mode, given, options } = settingsIn(head);
  const questions = offsets.map((offset) => ({ kind: 'hover', offset, mode, given }));
  return answersOf<'hover'>({ language, text }, questions, options);
}

/** The digits that a case is shown with. */
export function digitsOf({ head }: HoverCase): number {
  return settingsIn(head).options.digits ?? usualOptions.digits;
}

interface Settings {
  readonly language: string;
  readonly mode: HoverQuestion['mode'];
  readonly given: Given;
  readonly options: Partial<AnswerOptions>;
}

function settingsIn(head: string): Settings {
  const [language = '', ...words] = head.split(/;\s*/);
  const found = (pattern: RegExp): RegExpExecArray | undefined =>
    words.map((word) => pattern.exec(word)).find((match) => match !== null) ?? undefined;
  const digits = found(/^(\d+) digits$/)?.[1];
  const operations = found(/^(\d+) operations$/)?.[1];
  const given = found(/^given (.*?): (.*)$/);
  const values = given?.[2]?.split(', ').map((pair): [string, number] => {
    const [name = '', value] = pair.split('=');
    return [name, Number(value)];
  });
  return {
    language,
    mode: words.includes('asked') ? 'asked' : words.includes('always') ? 'always' : 'unasked',
    given: given?.[1] && values ? givenValues({ [given[1]]: Object.fromEntries(values) }) : {},
    options: {
      ...(digits ? { digits: Number(digits) } : {}),
      ...(operations ? { operations: Number(operations) } : {}),
      ...(words.includes('no samples') ? { samples: false } : {}),
    },
  };
}

/** The part of a case behind its source. */
export function printed({ head, source }: HoverCase, hovers: readonly (Hover | undefined)[]): string {
  const { offsets } = unmarked(source);
  const { language } = settingsIn(head);
  return offsets
    .map((offset, k) => `==> ${lineWithMark(source, offset + k)}\n${hoverText(hovers[k], language)}`)
    .join('\n\n');
}

/** The line of one mark, without the others. */
function lineWithMark(source: string, at: number): string {
  const start = source.lastIndexOf('\n', at) + 1;
  const end = source.indexOf('\n', at);
  const plain = (part: string): string => unmarked(part).text;
  return `${plain(source.slice(start, at))}‸${plain(source.slice(at, end < 0 ? undefined : end))}`;
}

function hoverText(hover: Hover | undefined, language: string): string {
  if (!hover) return 'nothing';
  const markdown = hoverMarkdown(hover, {
    t: (message, ...args) => message.replace(/\{(\d)\}/g, (_, k: string) => String(args[Number(k)])),
    language,
    link: (command, offset) => `${command}@${offset}`,
  });
  const rows = hover.kind === 'derivatives' ? hover.formulas : [];
  const typeset = rows.map(({ left, right }) => `typeset: ${left} = ${right}`);
  return [shortened(markdown), ...(rows.length ? ['', ...typeset] : [])].join('\n');
}

/** What stands in every hover in a few letters: the colour of what is read second, and the spaces of tables. */
function shortened(markdown: string): string {
  return markdown
    .replace(/<span style="color:var\(--vscode-descriptionForeground\);">(.*?)<\/span>/g, '<muted>$1</muted>')
    .replaceAll('&nbsp;', '␣');
}
