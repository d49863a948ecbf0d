import * as vscode from 'vscode';
import type { Stop } from '../../protocol/parts';
import type { Explanation } from '../../protocol/questions';
import { type Place, placeOf, reveal } from '../command-place';
import { askAt, type Host } from '../host';
import { tell } from './tell';

interface StopItem extends vscode.QuickPickItem {
  readonly stop?: Stop;
}

/** Lists what stopped the computation at the cursor, each with its place; or says that nothing did. */
export async function explainWhyNot(host: Host, argument: unknown): Promise<void> {
  const place = await placeOf(argument);
  if (!place) return;
  const { source, answer } = await askAt(host, place, 'explain', {});
  if (!answer) {
    tell(vscode.l10n.t('There is no computation here: place the cursor in a formula or a function.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(itemsOf(answer), {
    title: answer.complete
      ? vscode.l10n.t('{0} is followed to its end', answer.title)
      : vscode.l10n.t('Why {0} is not followed', answer.title),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const target: Place | undefined = chosen?.stop && source.placeAt(chosen.stop.offset);
  if (target) await reveal(target);
}

function itemsOf({ complete, operations, checks, problems }: Explanation): StopItem[] {
  const { t } = vscode.l10n;
  const told = problems.map(
    (stop): StopItem => ({
      label: `$(${complete ? 'info' : 'error'}) ${stop.text}`,
      description: t('line {0}', stop.line),
      detail: stop.message,
      stop,
    }),
  );
  if (!complete) return told;
  const checked = checks.map(
    ({ method, verdict, reason }): StopItem => ({
      label: `$(${verdict === 'agrees' ? 'check' : 'question'}) ${methodName(method)}`,
      description: verdictName(verdict),
      ...(reason === undefined ? {} : { detail: reason }),
    }),
  );
  return [{ label: `$(check) ${t('{0} operations', operations)}` }, ...told, ...checked];
}

function methodName(method: string): string {
  const { t } = vscode.l10n;
  const names: Readonly<Record<string, string>> = {
    forward: t('forward sweep against reverse sweep'),
    difference: t('difference quotient'),
    'gradient-difference': t('difference quotient of the gradient'),
    'double-double': t('twice the precision'),
  };
  return names[method] ?? method;
}

function verdictName(verdict: string): string {
  const { t } = vscode.l10n;
  if (verdict === 'agrees') return t('agrees');
  return verdict === 'disagrees' ? t('disagrees') : t('undecided');
}
