import * as vscode from 'vscode';
import type { CopyFormat } from '../../protocol/parts';
import { placeOf } from '../command-place';
import { askAt, type Host } from '../host';
import { tell } from './tell';

interface FormatItem extends vscode.QuickPickItem {
  readonly format: CopyFormat;
}

/** Copies the derivatives at the cursor in the form that is chosen. */
export async function copyDerivative(host: Host, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  if (!place) return;
  const items = formatItems(place.document.languageId);
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Copy derivative as') });
  if (!chosen) return;
  const { answer } = await askAt(host, place, 'copy', { format: chosen.format });
  if (answer?.kind !== 'text') {
    tell(answer?.reason ?? vscode.l10n.t('There is no derivative here.'));
    return;
  }
  await vscode.env.clipboard.writeText(answer.text);
  const needs = answer.imports.join(', ');
  tell(needs ? vscode.l10n.t('Copied. It needs: {0}', needs) : vscode.l10n.t('Copied.'));
}

function formatItems(language: string): FormatItem[] {
  const { t } = vscode.l10n;
  const names: Readonly<Record<string, string>> = {
    python: 'Python',
    javascript: 'JavaScript',
    javascriptreact: 'JavaScript',
    typescript: 'TypeScript',
    typescriptreact: 'TypeScript',
  };
  const title = names[language];
  const code: FormatItem[] = title
    ? [{ format: 'code', label: title, description: t('in the names of this file') }]
    : [];
  return [
    ...code,
    { format: 'latex', label: 'LaTeX' },
    { format: 'markdown', label: 'Markdown', description: t('a table') },
    { format: 'json', label: 'JSON', description: t('numbers and formulas') },
    { format: 'plain', label: t('Plain text') },
  ];
}
