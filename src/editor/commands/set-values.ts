import * as vscode from 'vscode';
import type { TargetPoint } from '../../protocol/questions';
import { type Place, placeOf } from '../command-place';
import { askAt, type Host } from '../host';
import { sourceOf } from '../source';

/** Asks for the values to look at, in the form of an `at:` comment; the empty text goes back to the source's own. */
export async function setValues(host: Host, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  const point = place && (await pointAt(host, place));
  if (!place || !point) return;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Input values of {0}', point.title),
    prompt: vscode.l10n.t('Values like a=2, x=[1, 2, 3]. Leave empty to use the values of the source.'),
    value: point.text,
    validateInput: async (typed) => {
      if (typed.trim() === '') return undefined;
      const { answer } = await askAt(host, place, 'readPoint', { text: typed });
      return answer?.kind === 'wrong' ? answer.message : undefined;
    },
  });
  if (text === undefined) return;
  const { uri } = sourceOf(place.document);
  if (text.trim() === '') return host.values.set(uri, point.key, undefined);
  const { answer } = await askAt(host, place, 'readPoint', { text });
  if (answer?.kind === 'values') await host.values.set(uri, point.key, answer.values);
}

/** The point at a place; without one the person is told so. */
async function pointAt(host: Host, place: Place): Promise<TargetPoint | undefined> {
  const { answer } = await askAt(host, place, 'point', {});
  if (!answer) tell(vscode.l10n.t('There are no inputs here: place the cursor in a formula or a function.'));
  return answer;
}

/** What a command has to say when it can do nothing: in the status bar, gone after some seconds. */
export function tell(message: string): void {
  vscode.window.setStatusBarMessage(`$(info) ${message}`, 6_000);
}
