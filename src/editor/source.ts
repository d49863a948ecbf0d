import * as vscode from 'vscode';
import type { Span } from '../core/span';

/** A text as the analysis reads it: a document, or all cells of a notebook in the document's language as one. */
export interface Source {
  readonly uri: string;
  readonly version: number;
  readonly language: string;
  readonly text: string;
  offsetAt(position: vscode.Position): number;
  /** Where an offset stands: in a notebook, in one of its cells. */
  placeAt(offset: number): { readonly document: vscode.TextDocument; readonly position: vscode.Position };
  /** A span within the document; undefined where it reaches out of it. */
  rangeOf(span: Span): vscode.Range | undefined;
}

export function sourceOf(document: vscode.TextDocument): Source {
  const notebook = notebookOf(document);
  return notebook ? notebookSource(notebook, document) : documentSource(document);
}

/** The `uri` of a document's source, without reading its text. */
export function addressOf(document: vscode.TextDocument): string {
  const notebook = notebookOf(document);
  return notebook ? addressIn(notebook, document.languageId) : document.uri.toString();
}

function addressIn(notebook: vscode.NotebookDocument, language: string): string {
  return `${notebook.uri.toString()}#${language}`;
}

function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return undefined;
  return vscode.workspace.notebookDocuments.find((n) => n.getCells().some((c) => c.document === document));
}

function documentSource(document: vscode.TextDocument): Source {
  return {
    uri: document.uri.toString(),
    version: serialOf(document) * mostVersions + document.version,
    language: document.languageId,
    text: document.getText(),
    offsetAt: (position) => document.offsetAt(position),
    placeAt: (offset) => ({ document, position: document.positionAt(offset) }),
    rangeOf: ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
  };
}

/** A document that is opened anew may have the address and the version of one that was closed: it gets a number of its own. */
function serialOf(document: vscode.TextDocument): number {
  const serial = serials.get(document) ?? ++latestSerial;
  serials.set(document, serial);
  return serial;
}

const serials = new WeakMap<vscode.TextDocument, number>();
let latestSerial = 0;
const mostVersions = 2 ** 26;

interface Cell {
  readonly document: vscode.TextDocument;
  readonly start: number;
  readonly end: number;
}

function notebookSource(notebook: vscode.NotebookDocument, document: vscode.TextDocument): Source {
  const cells: Cell[] = [];
  let text = '';
  for (const cell of notebook.getCells()) {
    if (cell.document.languageId !== document.languageId) continue;
    const start = text.length;
    text += withoutMagic(cell.document.getText());
    cells.push({ document: cell.document, start, end: text.length });
    text += '\n';
  }
  const own = cells.find((c) => c.document === document);
  const start = own?.start ?? 0;
  return {
    uri: addressIn(notebook, document.languageId),
    version: versionOf(notebook, document.languageId, text),
    language: document.languageId,
    text,
    offsetAt: (position) => start + document.offsetAt(position),
    placeAt: (offset) => {
      const cell = cells.find((c) => offset <= c.end) ?? own;
      return cell
        ? { document: cell.document, position: cell.document.positionAt(offset - cell.start) }
        : { document, position: new vscode.Position(0, 0) };
    },
    rangeOf: (span) =>
      own && span.start >= own.start && span.end <= own.end
        ? new vscode.Range(document.positionAt(span.start - start), document.positionAt(span.end - start))
        : undefined,
  };
}

/** `%matplotlib inline` and `!pip …` are of the notebook and not of its language: they become comments of the same length. */
function withoutMagic(text: string): string {
  return text.replace(/^[%!]/gm, '#');
}

const versions = new WeakMap<vscode.NotebookDocument, Map<string, { text: string; version: number }>>();

/** Of all notebooks together: one that is opened anew may have the address of one that was closed. */
let latestVersion = 0;

/** A notebook's own version does not grow with every edit of a cell. */
function versionOf(notebook: vscode.NotebookDocument, language: string, text: string): number {
  const known = versions.get(notebook) ?? new Map<string, { text: string; version: number }>();
  versions.set(notebook, known);
  const last = known.get(language);
  if (last?.text === text) return last.version;
  const version = ++latestVersion;
  known.set(language, { text, version });
  return version;
}
