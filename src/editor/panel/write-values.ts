import * as vscode from 'vscode';
import type { Place } from '../command-place';
import { tell } from '../commands/tell';
import { withoutValues } from '../given-point';
import { askAt, type Host } from '../host';

/** Writes the point that is looked at into the source as an `at:` comment; from then on the comment gives the values. */
export async function writeValues(host: Host, place: Place): Promise<void> {
  const { source, answer } = await askAt(host, place, 'point', {});
  const comment = answer?.comment;
  const range = comment && source.rangeOf(comment.span);
  if (!comment || !range) return tell(vscode.l10n.t('There is no place for a comment with values here.'));
  const values = comment.values.map(({ name, value }) => `${name}=${value}`).join(', ');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(place.document.uri, range, `${comment.before}${values}${comment.after}`);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  const written = comment.values.map(({ name }) => name);
  const rest = withoutValues(host.values.of(source.uri)[answer.key], written);
  await host.values.set(source.uri, answer.key, rest);
}
