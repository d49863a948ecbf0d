import * as vscode from 'vscode';
import type { Host } from '../host';

/** Opens the first example as a text of its own: no folder is needed, nothing is written. */
export async function openExample({ extension }: Host): Promise<void> {
  const file = vscode.Uri.joinPath(extension, 'examples', 'first.py');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: 'python', content });
  const editor = await vscode.window.showTextDocument(document);
  const end = document.positionAt(content.lastIndexOf('e = '));
  editor.selection = new vscode.Selection(end, end);
}
