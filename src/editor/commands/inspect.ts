import * as vscode from 'vscode';
import type { AskedPlace } from '../asked-place';
import { placeOf, reveal } from '../command-place';

/** Shows the hover at the cursor: value and derivatives, or what stopped them. */
export async function inspectAtCursor(asked: AskedPlace, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  if (!place) return;
  await reveal(place);
  asked.ask(place.document, place.position);
  // One that is shown already would stay as it is, whatever has changed since.
  await vscode.commands.executeCommand('editor.action.hideHover');
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

/** Goes to a place that a hover names. */
export async function goTo(argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  if (place) await reveal(place);
}
