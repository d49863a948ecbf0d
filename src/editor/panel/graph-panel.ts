import * as vscode from 'vscode';
import type { DrawnFile, PanelPlace, PictureFormat, ToEditor, ToPanel, Way } from '../../protocol/panel';
import type { Place } from '../command-place';
import { askAt, type Host } from '../host';
import { languageIds } from '../languages';
import { followsCursor, panelOptions, section } from '../settings';
import { type Source, sourceOf } from '../source';
import { Debounce } from './debounce';
import { movedOffset } from './moved-offset';
import { PanelMessages } from './panel-messages';
import { shell } from './shell';

export const viewType = 'derivativeInspector.graph';

/** Milliseconds of quiet before a text or a cursor is asked about, and after which work is told of. */
const quiet = { text: 200, cursor: 120, working: 300 };

/** What the panel shows, or is about to. */
interface Looked {
  readonly place: Place;
  readonly source: Source;
  /** Of the place in its document. */
  readonly offset: number;
  readonly version: number;
  /** Of the computation that is shown, in the text; undefined before the answer. */
  readonly span?: { readonly start: number; readonly end: number };
}

/**
 * The panel beside the editor. The editor owns the truth: the text, the place, the values; the panel owns how it is
 * looked at. There is one; it follows the cursor until it is pinned.
 */
export class GraphPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private view: vscode.WebviewPanel | undefined;
  private looked: Looked | undefined;
  private version = 0;
  private edit = 0;
  private pinned = false;
  private isReady = false;
  private waiting: ToPanel[] = [];
  private work: vscode.CancellationTokenSource | undefined;
  private readonly messages: PanelMessages;
  private readonly textRests = new Debounce(quiet.text);
  private readonly cursorRests = new Debounce(quiet.cursor);
  private parts: vscode.Disposable[] = [];
  /** Pictures that the page is asked to draw. */
  private readonly drawings = new Map<number, (files: readonly DrawnFile[]) => void>();
  private drawing = 0;

  constructor(private readonly host: Host) {
    this.messages = new PanelMessages(host, (edit) => {
      this.edit = edit;
    });
  }

  /** Shows the computation at a place, beside the editor and without taking the focus. */
  async open(place: Place, way?: Way, name?: string): Promise<void> {
    if (!this.view) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.attach(vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Derivative Graph'), column));
      this.pin(false);
    } else if (!this.view.visible) this.view.reveal(undefined, true);
    if (way) this.post({ kind: 'look', way, ...(name === undefined ? {} : { name }) });
    await this.look(place);
  }

  /** After a reload of the window, at the place that the panel has kept. */
  async deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.attach(view);
    const { place, pinned } = keptIn(state);
    this.pin(pinned);
    if (!place) return;
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
      const position = document.validatePosition(new vscode.Position(place.line, place.character));
      await this.look({ document, position });
    } catch (error) {
      this.post({
        kind: 'failed',
        message: vscode.l10n.t('The file of this graph cannot be opened any more.'),
      });
      this.host.log.warn(String(error));
    }
  }

  get isOpen(): boolean {
    return this.view !== undefined;
  }

  /** The picture as files; none where the panel is gone. */
  async draw(format: PictureFormat): Promise<readonly DrawnFile[]> {
    // The page of a hidden panel is not there.
    if (!this.view?.visible) {
      this.view?.reveal(undefined, true);
      return [];
    }
    const id = ++this.drawing;
    const files = new Promise<readonly DrawnFile[]>((resolve) => this.drawings.set(id, resolve));
    this.post({ kind: 'draw', id, format });
    return files;
  }

  dispose(): void {
    this.view?.dispose();
    this.detach();
  }

  private attach(view: vscode.WebviewPanel): void {
    this.view?.dispose();
    this.detach();
    this.view = view;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.host.extension, 'dist')],
    };
    view.iconPath = vscode.Uri.joinPath(this.host.extension, 'media', 'icon.png');
    this.parts = [
      view.webview.onDidReceiveMessage((message: ToEditor) => void this.receive(message)),
      view.onDidDispose(() => this.detach()),
      vscode.window.onDidChangeTextEditorSelection((event) => this.cursorMoved(event)),
      vscode.workspace.onDidChangeTextDocument((event) => this.textChanged(event)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.again();
      }),
      this.host.values.onChange((uri) => {
        if (uri === this.looked?.source.uri) this.again();
      }),
    ];
    setOpen(true);
    view.webview.html = shell(view.webview, this.host.extension);
  }

  private detach(): void {
    this.work?.cancel();
    for (const part of this.parts) part.dispose();
    this.parts = [];
    this.textRests.dispose();
    this.cursorRests.dispose();
    for (const id of [...this.drawings.keys()]) this.drew(id, []);
    setOpen(false);
    this.view = undefined;
    this.isReady = false;
    this.waiting = [];
  }

  /** Asks about a place; only the latest answer is shown. */
  private async look(asked: Place): Promise<void> {
    const place = opened(asked);
    this.work?.cancel();
    const work = new vscode.CancellationTokenSource();
    this.work = work;
    const version = ++this.version;
    const { edit } = this;
    const offset = place.document.offsetAt(place.position);
    this.looked = { place, source: sourceOf(place.document), offset, version };
    this.post({ kind: 'options', options: panelOptions(place.document) });
    const slow = setTimeout(() => this.post({ kind: 'working' }), quiet.working);
    try {
      const { source, answer } = await askAt(this.host, place, 'picture', {}, work.token);
      if (version !== this.version) return;
      if (!answer)
        return this.post({ kind: 'failed', message: vscode.l10n.t('There was no answer in time.') });
      const span = 'span' in answer ? answer.span : undefined;
      this.looked = { place, source, offset, version, ...(span ? { span } : {}) };
      this.post({ kind: 'show', version, edit, place: placeFor(place), answer });
      this.post({ kind: 'cursor', offset: source.offsetAt(place.position) });
    } finally {
      clearTimeout(slow);
      work.dispose();
    }
  }

  /** Goes where the cursor goes. Where there is no computation, what is shown of the same text stays: `a = 2` belongs to it. */
  private async follow(place: Place): Promise<void> {
    const { looked } = this;
    const { source, answer } = await askAt(this.host, place, 'picture', {});
    if (looked !== this.looked || !answer || this.pinned) return;
    const isNothing =
      answer.kind === 'empty' && looked?.span !== undefined && looked.source.uri === source.uri;
    if (!isNothing) await this.look(place);
  }

  private again(): void {
    if (this.looked) void this.look(this.looked.place);
  }

  private cursorMoved({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    const { document } = textEditor;
    if (!selection || !isServed(document) || this.messages.isOwn(document, selection)) return;
    const { looked } = this;
    const offset = looked?.place.document === document ? looked.source.offsetAt(selection.active) : -1;
    const { span } = looked ?? {};
    this.cursorRests.dispose();
    if (span && span.start <= offset && offset <= span.end) this.post({ kind: 'cursor', offset });
    else if (!this.pinned && followsCursor(document))
      this.cursorRests.run(() => void this.follow({ document, position: selection.active }));
  }

  /** The numbers are of another text from now on. The place moves with the text before it. */
  private textChanged({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const { looked } = this;
    if (!looked || !contentChanges.length || !isPartOf(document, looked)) return;
    this.post({ kind: 'stale' });
    if (document === looked.place.document) {
      const offset = movedOffset(looked.offset, contentChanges);
      this.looked = { ...looked, offset, place: { document, position: document.positionAt(offset) } };
    }
    this.textRests.run(() => this.again());
  }

  private async receive(message: ToEditor): Promise<void> {
    const { looked } = this;
    if (message.kind === 'ready') this.begin();
    else if (message.kind === 'pin') this.pin(message.pinned);
    else if (message.kind === 'cancel') this.work?.cancel();
    else if (message.kind === 'drawn') this.drew(message.id, message.files);
    else if (message.kind === 'goTo') {
      if (looked?.version === message.version) await this.look(looked.source.placeAt(message.offset));
    } else if (looked) await this.messages.handle(message, looked);
  }

  private drew(id: number, files: readonly DrawnFile[]): void {
    this.drawings.get(id)?.(files);
    this.drawings.delete(id);
  }

  /** The page runs: what was said to it before then. */
  private begin(): void {
    // A page that was hidden is made anew when it is seen again.
    const isAgain = this.isReady;
    this.isReady = true;
    for (const message of this.waiting.splice(0)) this.post(message);
    if (!isAgain) return;
    this.pin(this.pinned);
    this.again();
  }

  private pin(pinned: boolean): void {
    this.pinned = pinned;
    this.post({ kind: 'pinned', pinned });
  }

  private post(message: ToPanel): void {
    if (!this.view) return;
    if (this.isReady) void this.view.webview.postMessage(message);
    else this.waiting.push(message);
  }
}

/** A file that was closed and opened again is another document with the same address. */
function opened({ document, position }: Place): Place {
  const address = document.uri.toString();
  const now = vscode.workspace.textDocuments.find((d) => d.uri.toString() === address) ?? document;
  return { document: now, position: now.validatePosition(position) };
}

/** For the commands that need a graph. */
function setOpen(isOpen: boolean): void {
  void vscode.commands.executeCommand('setContext', 'derivativeInspector.isGraphOpen', isOpen);
}

function isServed({ languageId }: vscode.TextDocument): boolean {
  return languageIds.some((id) => id === languageId);
}

/** In a notebook other cells belong to the text too. */
function isPartOf(document: vscode.TextDocument, { source }: Looked): boolean {
  return isServed(document) && sourceOf(document).uri === source.uri;
}

function placeFor({ document, position }: Place): PanelPlace {
  return {
    uri: document.uri.toString(),
    file: document.uri.path.split('/').pop() ?? '',
    line: position.line,
    character: position.character,
  };
}

function keptIn(state: unknown): { place: PanelPlace | undefined; pinned: boolean } {
  const kept = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  const place = kept.place as Partial<PanelPlace> | undefined;
  const isPlace =
    typeof place?.uri === 'string' && typeof place.line === 'number' && typeof place.character === 'number';
  return { place: isPlace ? (place as PanelPlace) : undefined, pinned: kept.pinned === true };
}
