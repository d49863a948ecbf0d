import * as vscode from 'vscode';
import type { Way } from '../../protocol/panel';
import { placeOf, reveal } from '../command-place';
import { askAt, type Host } from '../host';
import type { GraphPanel } from '../panel/graph-panel';
import { settingsFor } from '../settings';
import { sourceOf } from '../source';
import { tell } from './tell';

/** Opens the graph of the computation at the cursor, to look at in this way. */
export async function openGraph(panel: GraphPanel, argument: unknown, way?: Way): Promise<void> {
  const place = await placeOf(argument);
  if (place) await panel.open(place, way);
}

/** Runs a sweep from an input, or back from an output, that is chosen where there are several. */
export async function runSweep(
  host: Host,
  panel: GraphPanel,
  way: 'forward' | 'reverse',
  argument: unknown,
): Promise<void> {
  const place = await placeOf(argument);
  if (!place) return;
  const { answer } = await askAt(host, place, 'picture', {});
  if (answer?.kind !== 'picture') return panel.open(place, way);
  const ends = way === 'forward' ? answer.inputs : answer.outputs;
  const names = ends.map((end) => end.name);
  const title =
    way === 'forward'
      ? vscode.l10n.t('Forward sweep: how does which input affect every node?')
      : vscode.l10n.t('Reverse sweep: how does every node affect which output?');
  const name = names.length > 1 ? await vscode.window.showQuickPick(names, { title }) : names[0];
  if (name !== undefined) await panel.open(place, way, name);
}

/** Chooses one of the file's functions and formulas, and opens its graph. */
export async function inspectFunction(host: Host, panel: GraphPanel): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  const source = sourceOf(document);
  const survey = await host.analysis.ask<'survey'>(source, { kind: 'survey' }, settingsFor(document).answers);
  const items = (survey?.found ?? []).map(({ text, line, offset }) => ({
    label: text,
    description: vscode.l10n.t('line {0}', line),
    offset,
  }));
  if (!items.length)
    return tell(vscode.l10n.t('There is no formula or function with derivatives in this file.'));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Inspect which function or formula?'),
  });
  if (!chosen) return;
  const place = source.placeAt(chosen.offset);
  await reveal(place);
  await panel.open(place);
}
