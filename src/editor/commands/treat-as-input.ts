import * as vscode from 'vscode';
import { placeOf } from '../command-place';
import { withOpaque } from '../given-point';
import { askAt, type Host } from '../host';
import { tell } from './tell';

/** Makes the expression that stopped the computation at the cursor an input; *Set Input Values* undoes it. */
export async function treatAsInput(host: Host, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  if (!place) return;
  const { source, answer } = await askAt(host, place, 'hover', { mode: 'asked' });
  const expression = answer?.kind === 'declined' ? answer.stop.expression : undefined;
  if (answer?.kind !== 'declined' || expression === undefined) {
    tell(vscode.l10n.t('Nothing that could be an input stops the computation here.'));
    return;
  }
  const given = host.values.of(source.uri)[answer.key];
  await host.values.set(source.uri, answer.key, withOpaque(given, expression));
  await vscode.commands.executeCommand('derivativeInspector.inspect', argument);
}
