import * as vscode from 'vscode';
import type { Survey } from '../protocol/questions';
import type { AnalysisClient } from './analysis-client';
import { languageIds } from './languages';
import { section, settingsFor } from './settings';
import { sourceOf } from './source';

/** Milliseconds of rest after a change before the file is looked through. */
const rest = 800;

/** The language status item: what the open file has to inspect. It looks only at the active editor, and never while one types. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem(
    `${section}.status`,
    languageIds.map((language) => ({ language })),
  );
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: vscode.CancellationTokenSource | undefined;
  private readonly listeners: vscode.Disposable;

  constructor(private readonly analysis: AnalysisClient) {
    this.item.name = vscode.l10n.t('Derivative Inspector');
    this.item.text = '∂';
    this.item.command = { command: `${section}.inspect`, title: vscode.l10n.t('Inspect at cursor') };
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.later()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) this.later();
      }),
      vscode.workspace.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration(section)) this.later();
      }),
    );
    this.later();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asked?.cancel();
    this.listeners.dispose();
    this.item.dispose();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.asked?.cancel();
    this.timer = setTimeout(() => void this.look(), rest);
  }

  private async look(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !languageIds.some((id) => id === document.languageId)) return;
    const settings = settingsFor(document);
    if (!settings.enabled) {
      this.show('∂', vscode.l10n.t('switched off'));
      return;
    }
    this.asked = new vscode.CancellationTokenSource();
    const { token } = this.asked;
    const survey = await this.analysis.ask<'survey'>(
      sourceOf(document),
      { kind: 'survey' },
      settings.answers,
      token,
    );
    if (survey && !token.isCancellationRequested) this.show(`∂ ${summary(survey)}`, '');
  }

  private show(text: string, detail: string): void {
    this.item.text = text;
    this.item.detail = detail;
  }
}

/** `4 functions, 2 formulas`. */
function summary({ found }: Survey): string {
  const { t } = vscode.l10n;
  const functions = found.filter((f) => f.kind === 'function').length;
  const formulas = found.length - functions;
  const parts = [
    functions === 1 ? t('1 function') : functions ? t('{0} functions', functions) : '',
    formulas === 1 ? t('1 formula') : formulas ? t('{0} formulas', formulas) : '',
  ].filter((p) => p !== '');
  return parts.length ? parts.join(', ') : t('no formula');
}
