import * as vscode from 'vscode';
import { assert, assertEqual } from './assert';

/** The cursors of a text. */
const mark = '‸';

export interface Marked {
  readonly document: vscode.TextDocument;
  /** The first cursor, and all. */
  readonly place: vscode.Position;
  readonly places: readonly vscode.Position[];
}

/** A hover as a person reads it. */
export interface Shown {
  readonly markdown: string;
  /** Without what is markup. */
  readonly text: string;
  /** The number behind the arrow. */
  readonly value: string;
  /** The cells of the table's row with a label. */
  row(label: string): string[];
}

/** Opens a text in which a mark stands for each cursor. */
export async function open(language: string, text: string): Promise<Marked> {
  const parts = text.split(mark);
  const document = await vscode.workspace.openTextDocument({ language, content: parts.join('') });
  let offset = 0;
  const places = parts.slice(0, -1).map((part) => {
    offset += part.length;
    return document.positionAt(offset);
  });
  return { document, place: places[0] ?? new vscode.Position(0, 0), places };
}

/** What the extension shows at a place; undefined where it is quiet. */
export async function hoverAt(
  document: vscode.TextDocument,
  place: vscode.Position,
): Promise<Shown | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    place,
  );
  const own = hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .filter((text) => text.includes('command:derivativeInspector.') || text.startsWith('No formula'));
  assert(own.length < 2, `${own.length} hovers at one place`);
  return own[0] === undefined ? undefined : shown(own[0]);
}

/** The same where there has to be one. */
export async function shownAt(document: vscode.TextDocument, place: vscode.Position): Promise<Shown> {
  const hover = await hoverAt(document, place);
  const text = document.lineAt(place.line).text;
  assert(hover, `no hover at ${place.line + 1}:${place.character + 1} in ${text}`);
  return hover;
}

/** The hover at the mark of a text. */
export async function shownIn(language: string, text: string): Promise<Shown> {
  const { document, place } = await open(language, text);
  return shownAt(document, place);
}

/** The hover at the mark, as for somebody who asks for it: also where none would come by itself. */
export async function askedIn(language: string, text: string): Promise<Shown> {
  const { document, place } = await open(language, text);
  return askedAt(document, place);
}

export async function askedAt(document: vscode.TextDocument, place: vscode.Position): Promise<Shown> {
  await vscode.window.showTextDocument(document);
  await run('inspect', document, place);
  return shownAt(document, place);
}

/** Runs a command of the extension at a place, as a link of a hover does. */
export async function run(
  name: string,
  document: vscode.TextDocument,
  place: vscode.Position,
): Promise<void> {
  await vscode.commands.executeCommand(`derivativeInspector.${name}`, {
    uri: document.uri.toString(),
    line: place.line,
    character: place.character,
  });
}

/** Value and rows, by the labels that are listed. */
export function assertNumbers(hover: Shown, value: string, rows: Readonly<Record<string, string>>): void {
  assertEqual(hover.value, value);
  const here = Object.keys(rows).map((label) => [label, hover.row(label)[0]]);
  assertEqual(Object.fromEntries(here), rows);
}

/** The picture of a hover, as the text of its SVG. */
export function pictureOf({ markdown }: Shown): string | undefined {
  const [, data] = /\(data:image\/svg\+xml;base64,([^|)]*)/.exec(markdown) ?? [];
  return data === undefined ? undefined : atob(data);
}

function shown(markdown: string): Shown {
  const lines = markdown.split('\n');
  const cellsOf = (line: string): string[] =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(plain);
  const text = lines.map(plain).join('\n');
  return {
    markdown,
    text,
    value: /→ (\S+)/.exec(text)?.[1] ?? '',
    row: (label) => {
      const cells = lines.filter((line) => line.startsWith('|')).map(cellsOf);
      const row = cells.find(([first]) => first === label);
      assert(row, `no row ${label} in\n${text}`);
      return row.slice(1);
    },
  };
}

function plain(markdown: string): string {
  return markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '[$1]')
    .replace(/\[([^\]]*)\]\(command:[^)]*\)/g, '$1')
    .replace(/<[^>]*>|\*\*|`/g, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/\\(.)/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('−', '-')
    .trim();
}
