import * as vscode from 'vscode';
import type { Span } from '../../core/span';
import type { ToEditor } from '../../protocol/panel';
import type { GivenPoint } from '../../protocol/questions';
import type { Place } from '../command-place';
import { setValues } from '../commands/set-values';
import { tell } from '../commands/tell';
import { withOpaque, withoutOpaque, withoutValues, withValues } from '../given-point';
import { askAt, type Host } from '../host';
import type { Source } from '../source';
import { Debounce } from './debounce';
import { isAbout, type Shown } from './shown';
import { writeValues } from './write-values';

/** Values of a drag are kept once it rests, in milliseconds. */
const rest = 120;

/** Does what the panel asks for. What is about an older text is dropped. */
export class PanelMessages {
  private readonly valuesRest = new Debounce(rest);
  /** Of the last values that were set in the panel; a reset answers them, too. */
  private edit = 0;
  private own: { readonly document: vscode.TextDocument; readonly selection: vscode.Selection } | undefined;

  constructor(
    private readonly host: Host,
    /** Values of the panel are stored: answers know of this edit from now on. */
    private readonly onKept: (edit: number) => void,
  ) {}

  /** Whether a selection is one that the panel has made. */
  isOwn(document: vscode.TextDocument, selection: vscode.Selection): boolean {
    return this.own?.document === document && this.own.selection.isEqual(selection);
  }

  async handle(message: ToEditor, shown: Shown): Promise<void> {
    const { host } = this;
    const { source, place } = shown;
    if ('version' in message && !isAbout(message.version, shown)) return;
    // What follows is about the values as they were set last, though they may not have rested yet.
    if (message.kind === 'resetValues') {
      this.valuesRest.dispose();
      this.onKept(this.edit);
    } else if (message.kind !== 'values') this.valuesRest.flush();
    const given = (key: string): GivenPoint | undefined => host.values.of(source.uri)[key];
    switch (message.kind) {
      case 'reveal':
        return this.reveal(source, message.span);
      case 'values':
        this.edit = message.edit;
        return this.valuesRest.run(() => void this.keep(source.uri, message));
      case 'resetValues':
        return host.values.set(source.uri, message.key, withoutValues(given(message.key)));
      case 'writeValues':
        return writeValues(host, place);
      case 'setValues':
        return setValues(host, commandPlace(place));
      case 'treatAsInput':
        return host.values.set(source.uri, message.key, withOpaque(given(message.key), message.expression));
      case 'computeAgain':
        return host.values.set(
          source.uri,
          message.key,
          withoutOpaque(given(message.key), message.expression),
        );
      case 'copy':
        return this.copy(source.placeAt(message.offset), message);
      case 'copyText':
        await vscode.env.clipboard.writeText(message.text);
        return tell(vscode.l10n.t('Copied.'));
      case 'fault':
        return host.log.error(`fault in the panel: ${message.message}`);
      case 'export':
        return vscode.commands.executeCommand('derivativeInspector.exportPicture');
      case 'ready':
      case 'pin':
      case 'goTo':
      case 'cancel':
      case 'again':
      case 'drawn':
        return;
    }
  }

  private async keep(
    uri: string,
    { key, values, unset, edit }: Extract<ToEditor, { kind: 'values' }>,
  ): Promise<void> {
    this.onKept(edit);
    const kept = withoutValues(this.host.values.of(uri)[key], unset);
    await this.host.values.set(uri, key, Object.keys(values).length ? withValues(kept, values) : kept);
  }

  /** Selects a span where its text is visible; the focus stays in the panel. */
  private reveal(source: Source, { start, end }: Span): void {
    const from = source.placeAt(start);
    const editor = vscode.window.visibleTextEditors.find((e) => e.document === from.document);
    if (!editor) return;
    const selection = new vscode.Selection(from.position, source.placeAt(end).position);
    this.own = { document: from.document, selection };
    editor.selection = selection;
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private async copy(
    place: Place,
    { format, derivative }: Extract<ToEditor, { kind: 'copy' }>,
  ): Promise<void> {
    const details = { format, ...(derivative ? { derivative } : {}) };
    const { answer } = await askAt(this.host, place, 'copy', details);
    if (answer?.kind !== 'text') return tell(answer?.reason ?? vscode.l10n.t('There is no derivative here.'));
    await vscode.env.clipboard.writeText(answer.text);
    return tell(vscode.l10n.t('Copied.'));
  }
}

function commandPlace({ document, position }: Place) {
  return { uri: document.uri.toString(), line: position.line, character: position.character };
}
