import * as vscode from 'vscode';
import { placeOf } from '../command-place';
import { askAt, type Host } from '../host';
import { tell } from './tell';

/** Writes the point into the source as an `at:` comment, each value a tab stop. */
export async function insertValuesComment(host: Host, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  if (!place) return;
  const { source, answer } = await askAt(host, place, 'point', {});
  const comment = answer?.comment;
  const range = comment && source.rangeOf(comment.span);
  if (!comment || !range) {
    tell(vscode.l10n.t('There is no place for a comment with values here.'));
    return;
  }
  const editor = await vscode.window.showTextDocument(place.document);
  const snippet = new vscode.SnippetString();
  snippet.appendText(comment.before);
  comment.values.forEach(({ name, value }, k) => {
    snippet.appendText(`${k ? ', ' : ''}${name}=`).appendPlaceholder(value);
  });
  snippet.appendText(comment.after);
  // The text has its indentation already.
  await editor.insertSnippet(snippet, range, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}
