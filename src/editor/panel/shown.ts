import * as vscode from 'vscode';
import type { PanelPlace } from '../../protocol/panel';
import type { NoAnswer } from '../analysis-client';
import type { Place } from '../command-place';
import { languageIds } from '../languages';
import { addressOf, type Source } from '../source';

/** The place that the panel looks at, if only to say that there is nothing; it moves with the text before it. */
export interface Asked {
  readonly place: Place;
  /** Of the place in its document. */
  readonly offset: number;
}

/** The answer that the page has. */
export interface Shown {
  readonly place: Place;
  /** The text that it is about. */
  readonly source: Source;
  readonly version: number;
  /** Of the computation, in the text. */
  readonly span: { readonly start: number; readonly end: number } | undefined;
  /** The text is still the one that it is about. */
  readonly isCurrent: boolean;
}

/** Whether what the page says is about the text as it is. */
export function isAbout(version: number, { version: own, isCurrent }: Shown): boolean {
  return isCurrent && version === own;
}

/** A file that was closed and opened again is another document with the same address. */
export function opened({ document, position }: Place): Place {
  const address = document.uri.toString();
  const now = vscode.workspace.textDocuments.find((d) => d.uri.toString() === address) ?? document;
  return { document: now, position: now.validatePosition(position) };
}

export function isServed({ languageId }: vscode.TextDocument): boolean {
  return languageIds.some((id) => id === languageId);
}

/** In a notebook other cells belong to the text too. */
export function isPartOf(document: vscode.TextDocument, shown: vscode.TextDocument): boolean {
  return isServed(document) && addressOf(document) === addressOf(shown);
}

export function placeFor({ document, position }: Place): PanelPlace {
  return {
    uri: document.uri.toString(),
    file: document.uri.path.split('/').pop() ?? '',
    line: position.line,
    character: position.character,
  };
}

export function keptIn(state: unknown): { place: PanelPlace | undefined; pinned: boolean } {
  const kept = (typeof state === 'object' && state !== null ? state : {}) as Record<string, unknown>;
  const place = kept.place as Partial<PanelPlace> | undefined;
  const isPlace =
    typeof place?.uri === 'string' && typeof place.line === 'number' && typeof place.character === 'number';
  return { place: isPlace ? (place as PanelPlace) : undefined, pinned: kept.pinned === true };
}

/** Why there is nothing new to see. */
export function failureText(missing: NoAnswer): string {
  switch (missing) {
    case 'cancelled':
      return vscode.l10n.t('Cancelled.');
    case 'late':
      return vscode.l10n.t('There was no answer in time.');
    case 'fault':
      return vscode.l10n.t('A fault in the extension stopped the answer; its log says which.');
    case 'lost':
      return vscode.l10n.t('The analysis was lost and is started anew.');
  }
}
