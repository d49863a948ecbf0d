import type * as vscode from 'vscode';
import type { Answers, At, Question } from '../protocol/questions';
import type { AnalysisClient, NoAnswer } from './analysis-client';
import type { Place } from './command-place';
import type { DebuggerValues } from './debugger-values';
import { type Settings, settingsFor } from './settings';
import { type Source, sourceOf } from './source';
import type { GivenValues } from './values';

/** What the commands share. */
export interface Host {
  readonly extension: vscode.Uri;
  readonly analysis: AnalysisClient;
  readonly values: GivenValues;
  readonly debugged: DebuggerValues;
  readonly log: vscode.LogOutputChannel;
}

/** The kinds of question about a place. */
type PlaceKind = Extract<Question, { offset: number }>['kind'];
type Details<K extends PlaceKind> = Omit<Extract<Question, { kind: K }>, 'kind' | keyof At>;

/** A place in a source, with the values that were set for it and those of a stopped debugger. */
async function atPlace(
  host: Host,
  source: Source,
  { document, position }: Place,
  { useDebugger }: Settings,
): Promise<At> {
  const frame = useDebugger ? await host.debugged.frameIn(document) : undefined;
  return {
    offset: source.offsetAt(position),
    given: host.values.of(source.uri),
    ...(frame ? { frame: { offset: source.offsetAt(frame.position), values: frame.values } } : {}),
  };
}

/** Asks about a place of a document. */
export async function askAt<K extends PlaceKind>(
  host: Host,
  place: Place,
  kind: K,
  details: Details<K>,
  token?: vscode.CancellationToken,
): Promise<{ readonly source: Source; readonly answer: Answers[K] | undefined }> {
  const { source, ...outcome } = await outcomeAt(host, place, kind, details, token);
  return { source, answer: 'answer' in outcome ? outcome.answer : undefined };
}

/** The same with the reason where there is no answer. */
export async function outcomeAt<K extends PlaceKind>(
  host: Host,
  place: Place,
  kind: K,
  details: Details<K>,
  token?: vscode.CancellationToken,
): Promise<{ readonly source: Source } & ({ readonly answer: Answers[K] } | { readonly missing: NoAnswer })> {
  const source = sourceOf(place.document);
  const settings = settingsFor(place.document);
  const at = await atPlace(host, source, place, settings);
  const question = { kind, ...at, ...details } as unknown as Extract<Question, { kind: K }>;
  const outcome = await host.analysis.outcome<K>(source, question, settings.answers, token);
  return { source, ...outcome };
}
