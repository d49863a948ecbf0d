import * as vscode from 'vscode';
import type { DrawnFile, PictureFormat } from '../../protocol/panel';
import type { GraphPanel } from '../panel/graph-panel';
import { tell } from './tell';

interface FormatItem extends vscode.QuickPickItem {
  readonly format: PictureFormat;
}

/** Saves the graph of the panel as a picture or as text. */
export async function exportPicture(panel: GraphPanel): Promise<void> {
  if (!panel.isOpen)
    return tell(vscode.l10n.t('There is no graph to export: open one with Open Graph to the Side.'));
  const chosen = await vscode.window.showQuickPick(formats(), {
    title: vscode.l10n.t('Export the graph as'),
  });
  if (!chosen) return;
  const files = await panel.draw(chosen.format);
  const [only] = files;
  if (!only) return tell(vscode.l10n.t('The graph was not in sight and could not be exported. Try again.'));
  await (files.length > 1 ? saveAll(files) : save(only));
}

function formats(): FormatItem[] {
  const { t } = vscode.l10n;
  return [
    { format: 'svg', label: 'SVG', description: t('in the colours of the theme') },
    { format: 'svg-print', label: t('SVG for print'), description: t('on white') },
    { format: 'png', label: 'PNG', description: t('in the colours of the theme') },
    { format: 'slides', label: t('Slides'), description: t('one SVG a step of the sweep') },
    { format: 'dot', label: 'DOT', description: 'Graphviz' },
    { format: 'mermaid', label: 'Mermaid', description: t('for Markdown') },
    { format: 'json', label: 'JSON', description: t('nodes, edges and numbers') },
  ];
}

async function save({ name, content }: DrawnFile): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const ending = name.split('.').pop() ?? '';
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (target) await vscode.workspace.fs.writeFile(target, bytes(content));
}

async function saveAll(files: readonly DrawnFile[]): Promise<void> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t('Save {0} pictures here', files.length),
    })) ?? [];
  if (!folder || !(await mayReplace(folder, files))) return;
  for (const { name, content } of files)
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes(content));
}

/** Asks where files of these names are there already. */
async function mayReplace(folder: vscode.Uri, files: readonly DrawnFile[]): Promise<boolean> {
  const there = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  const count = files.filter(({ name }) => there.has(name)).length;
  if (!count) return true;
  const replace = vscode.l10n.t('Replace');
  const question =
    count === 1
      ? vscode.l10n.t('A file of this name is there already.')
      : vscode.l10n.t('{0} files of these names are there already.', count);
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
