import * as vscode from 'vscode';
import { inOneBuffer } from '../../protocol/one-buffer';
import type {
  DrawnFile,
  PanelAnswer,
  PanelPlace,
  PictureFormat,
  ToEditor,
  ToPanel,
  Way,
} from '../../protocol/panel';
import type { Place } from '../command-place';
import { askAt, type Host, outcomeAt } from '../host';
import { followsCursor, panelOptions, section, settingsFor } from '../settings';
import { addressOf, type Source } from '../source';
import { Debounce } from './debounce';
import { movedOffset } from './moved-offset';
import { PanelMessages } from './panel-messages';
import { shell } from './shell';
import {
  type Asked,
  failureText,
  isAbout,
  isPartOf,
  isServed,
  keptIn,
  opened,
  placeFor,
  type Shown,
} from './shown';

export const viewType = 'derivativeInspector.graph';

/** Milliseconds of quiet before a text or a cursor is asked about, and after which work is told of. */
const quiet = { text: 200, cursor: 120, working: 300 };

/**
 * The panel beside the editor. The editor owns the truth: the text, the place, the values; the panel owns how it is
 * looked at. There is one; it follows the cursor until it is pinned.
 */
export class GraphPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private view: vscode.WebviewPanel | undefined;
  private asked: Asked | undefined;
  /** The place of before a reload whose file could not be opened. */
  private kept: PanelPlace | undefined;
  private shown: Shown | undefined;
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
    if (place) await this.lookAtKept(place);
  }

  private async lookAtKept(place: PanelPlace): Promise<void> {
    this.kept = undefined;
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
      const position = document.validatePosition(new vscode.Position(place.line, place.character));
      await this.look({ document, position });
    } catch (error) {
      this.kept = place;
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
      view.webview.onDidReceiveMessage((message: ToEditor) => {
        this.receive(message).catch((error: unknown) =>
          this.logged(`“${message.kind}” of the graph failed`, error),
        );
      }),
      view.onDidDispose(() => this.detach()),
      vscode.window.onDidChangeTextEditorSelection((event) => this.cursorMoved(event)),
      vscode.workspace.onDidChangeTextDocument((event) => this.textChanged(event)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(section)) this.again();
      }),
      this.host.values.onChange((uri) => {
        if (this.asked && uri === addressOf(this.asked.place.document)) this.again();
      }),
      this.host.debugged.onChange(() => {
        const { asked } = this;
        if (asked && settingsFor(asked.place.document).useDebugger) this.textRests.run(() => this.again());
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
    this.asked = undefined;
    this.kept = undefined;
    this.shown = undefined;
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
    this.asked = { place, offset: place.document.offsetAt(place.position) };
    this.post({ kind: 'options', options: panelOptions(place.document) });
    const slow = setTimeout(() => this.post({ kind: 'working' }), quiet.working);
    try {
      const { source, ...outcome } = await outcomeAt(this.host, place, 'picture', {}, work.token);
      if (version !== this.version) return;
      if ('answer' in outcome) this.show({ place, source, version, edit }, outcome.answer);
      else this.post({ kind: 'failed', message: failureText(outcome.missing) });
    } catch (error) {
      this.logged('the graph could not be asked for', error);
      if (version === this.version) this.post({ kind: 'failed', message: failureText('fault') });
    } finally {
      clearTimeout(slow);
      work.dispose();
    }
  }

  private show(
    { place, source, version, edit }: { place: Place; source: Source; version: number; edit: number },
    answer: PanelAnswer,
  ): void {
    const span = 'span' in answer ? answer.span : undefined;
    this.shown = { place, source, version, span, isCurrent: true };
    this.post({ kind: 'show', version, edit, place: placeFor(place), answer });
    this.post({ kind: 'cursor', offset: source.offsetAt(place.position) });
  }

  /** Goes where the cursor goes. Where there is no computation, what is shown of the same text stays: `a = 2` belongs to it. */
  private async follow(place: Place): Promise<void> {
    const { asked, shown } = this;
    const { source, answer } = await askAt(this.host, place, 'picture', {});
    if (asked !== this.asked || !answer || this.pinned) return;
    const isNothing = answer.kind === 'empty' && shown?.span !== undefined && shown.source.uri === source.uri;
    if (!isNothing) await this.look(place);
  }

  private again(): void {
    if (this.asked) void this.look(this.asked.place);
    else if (this.kept) void this.lookAtKept(this.kept);
  }

  private cursorMoved({ textEditor, selections }: vscode.TextEditorSelectionChangeEvent): void {
    const [selection] = selections;
    const { document } = textEditor;
    if (!selection || !isServed(document) || this.messages.isOwn(document, selection)) return;
    const { shown } = this;
    const offset = shown?.place.document === document ? shown.source.offsetAt(selection.active) : -1;
    const { span } = shown ?? {};
    this.cursorRests.dispose();
    if (span && span.start <= offset && offset <= span.end) this.post({ kind: 'cursor', offset });
    else if (!this.pinned && followsCursor(document))
      this.cursorRests.run(() => {
        this.follow({ document, position: selection.active }).catch((error: unknown) =>
          this.logged('the graph could not follow the cursor', error),
        );
      });
  }

  /** The numbers are of another text from now on. The place moves with the text before it. */
  private textChanged({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const { asked, shown } = this;
    if (!asked || !contentChanges.length || !isPartOf(document, asked.place.document)) return;
    this.post({ kind: 'stale' });
    if (shown) this.shown = { ...shown, isCurrent: false };
    if (document === asked.place.document) {
      const offset = movedOffset(asked.offset, contentChanges);
      this.asked = { offset, place: { document, position: document.positionAt(offset) } };
    }
    this.textRests.run(() => this.again());
  }

  private async receive(message: ToEditor): Promise<void> {
    const { shown } = this;
    if (message.kind === 'ready') this.begin();
    else if (message.kind === 'pin') this.pin(message.pinned);
    else if (message.kind === 'cancel') this.cancel();
    else if (message.kind === 'again') this.again();
    else if (message.kind === 'drawn') this.drew(message.id, message.files);
    else if (message.kind === 'goTo') {
      if (shown && isAbout(message.version, shown)) await this.look(shown.source.placeAt(message.offset));
    } else if (shown) await this.messages.handle(message, shown);
  }

  /** Somebody does not want to wait any longer. */
  private cancel(): void {
    this.work?.cancel();
    this.host.analysis.restart();
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

  private logged(what: string, error: unknown): void {
    this.host.log.error(`${what}: ${String(error)}`);
  }

  private post(message: ToPanel): void {
    if (!this.view) return;
    if (this.isReady) void this.view.webview.postMessage(inOneBuffer(message));
    else this.waiting.push(message);
  }
}

/** For the commands that need a graph. */
function setOpen(isOpen: boolean): void {
  void vscode.commands.executeCommand('setContext', 'derivativeInspector.isGraphOpen', isOpen);
}
