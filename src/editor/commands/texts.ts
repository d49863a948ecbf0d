import * as vscode from 'vscode';
import type { TextAnswer } from '../../protocol/questions';
import { placeOf } from '../command-place';
import { askAt, type Host } from '../host';
import { tell } from './tell';

export const textScheme = 'derivative-inspector';

/** Texts that are shown and not kept: tapes. */
export class ShownTexts implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  async show({ title, text }: TextAnswer, ending: string): Promise<void> {
    const name = title.replace(/[^\p{L}\p{N}_-]+/gu, ' ').trim() || 'formula';
    const uri = vscode.Uri.from({ scheme: textScheme, path: `/${name}.${ending}` });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  }

  /** The editor has closed it. */
  forget(uri: vscode.Uri): void {
    this.texts.delete(uri.toString());
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** Shows the recorded operations of the computation at the cursor. */
export async function showTape(host: Host, texts: ShownTexts, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  if (!place) return;
  const { answer } = await askAt(host, place, 'tape', {});
  if (answer) await texts.show(answer, 'tape');
  else tell(vscode.l10n.t('There is no computation here: place the cursor in a formula or a function.'));
}

/** Opens a draft with all that a report needs. Nothing is sent: whoever wrote it decides. */
export async function reportWrongDerivative(host: Host, version: string, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  const { answer } = place ? await askAt(host, place, 'report', {}) : { answer: undefined };
  if (!answer) {
    tell(vscode.l10n.t('There is no computation here: place the cursor in a formula or a function.'));
    return;
  }
  const head = [
    `# ${vscode.l10n.t('Wrong derivative of {0}', answer.title)}`,
    '',
    `> ${vscode.l10n.t('A draft: nothing has been sent. It holds the source below; take out what others should not see, say what you expected, and attach it to a report.')}`,
    '',
    `### ${vscode.l10n.t('What I expected')}`,
    '',
    '',
    `### ${vscode.l10n.t('Versions')}`,
    `- Derivative Inspector ${version}`,
    `- VS Code ${vscode.version}`,
    '',
  ];
  const content = `${head.join('\n')}\n${answer.text}\n`;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}
