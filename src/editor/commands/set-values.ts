import * as vscode from 'vscode';
import type { TargetPoint } from '../../protocol/questions';
import { type Place, placeOf } from '../command-place';
import { askAt, type Host } from '../host';
import { sourceOf } from '../source';
import { tell } from './tell';

/**
 * Asks for the values to look at, in the form of an `at:` comment, and shows the hover at them; the empty text goes
 * back to the source's own.
 */
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
  await keep(host, place, point.key, text);
  await vscode.commands.executeCommand('derivativeInspector.inspect', argument);
}

async function keep(host: Host, place: Place, key: string, text: string): Promise<void> {
  const { uri } = sourceOf(place.document);
  if (text.trim() === '') return host.values.set(uri, key, undefined);
  const { answer } = await askAt(host, place, 'readPoint', { text });
  const opaque = host.values.of(uri)[key]?.opaque ?? [];
  if (answer?.kind === 'values') await host.values.set(uri, key, { values: answer.values, opaque });
}

/** The point at a place; without one the person is told so. */
async function pointAt(host: Host, place: Place): Promise<TargetPoint | undefined> {
  const { answer } = await askAt(host, place, 'point', {});
  if (!answer) tell(vscode.l10n.t('There are no inputs here: place the cursor in a formula or a function.'));
  return answer;
}
