import type * as vscode from 'vscode';
import type { Answers, Question } from '../protocol/questions';
import type { AnalysisClient } from './analysis-client';
import type { Place } from './command-place';
import { settingsFor } from './settings';
import { type Source, sourceOf } from './source';
import type { GivenValues } from './values';

/** What the commands share. */
export interface Host {
  readonly extension: vscode.Uri;
  readonly analysis: AnalysisClient;
  readonly values: GivenValues;
  readonly log: vscode.LogOutputChannel;
}

/** The kinds of question about a place. */
type PlaceKind = Extract<Question, { offset: number }>['kind'];
type Details<K extends PlaceKind> = Omit<Extract<Question, { kind: K }>, 'kind' | 'offset' | 'given'>;

/** Asks about a place of a document, with the values that were set for it. */
export async function askAt<K extends PlaceKind>(
  host: Host,
  { document, position }: Place,
  kind: K,
  details: Details<K>,
): Promise<{ readonly source: Source; readonly answer: Answers[K] | undefined }> {
  const source = sourceOf(document);
  const at = { offset: source.offsetAt(position), given: host.values.of(source.uri) };
  const question = { kind, ...at, ...details } as unknown as Extract<Question, { kind: K }>;
  const answer = await host.analysis.ask<K>(source, question, settingsFor(document).answers);
  return { source, answer };
}
