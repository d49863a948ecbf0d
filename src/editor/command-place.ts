import * as vscode from 'vscode';

/** A place as a link of a hover hands it to a command. */
export interface CommandPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

export interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

/** Where a command works: at the place of its link, else at the cursor. */
export async function placeOf(argument: unknown): Promise<Place | undefined> {
  if (isPlace(argument)) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri));
    const position = new vscode.Position(Math.max(0, argument.line), Math.max(0, argument.character));
    return { document, position: document.validatePosition(position) };
  }
  const editor = vscode.window.activeTextEditor;
  return editor && { document: editor.document, position: editor.selection.active };
}

function isPlace(value: unknown): value is CommandPlace {
  return (
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    typeof value.uri === 'string' &&
    'line' in value &&
    typeof value.line === 'number' &&
    'character' in value &&
    typeof value.character === 'number'
  );
}

/** Shows a place in its editor, with the cursor there. */
export async function reveal({ document, position }: Place): Promise<vscode.TextEditor> {
  const selection = new vscode.Range(position, position);
  const editor =
    vscode.window.visibleTextEditors.find((e) => e.document === document) ??
    (await vscode.window.showTextDocument(document));
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
