import * as vscode from 'vscode';
import type { AnswerOptions } from '../protocol/analysis';
import type { PanelOptions } from '../protocol/panel';

export const section = 'derivativeInspector';

export interface Settings {
  readonly enabled: boolean;
  readonly hover: 'automatic' | 'always' | 'off';
  readonly typeset: boolean;
  readonly useDebugger: boolean;
  readonly answers: AnswerOptions;
}

/** Milliseconds that an answer may take. */
const deadline = 1_000;

/** The settings for a document: its language and folder may have their own. */
export function settingsFor(document: vscode.TextDocument): Settings {
  const settings = vscode.workspace.getConfiguration(section, document);
  const hover = settings.get<string>('hover.enabled');
  return {
    enabled: settings.get<boolean>('enabled', true),
    hover: hover === 'always' || hover === 'off' ? hover : 'automatic',
    typeset: settings.get<boolean>('hover.typeset', true),
    useDebugger: settings.get<boolean>('values.useDebugger', true),
    answers: {
      digits: within(settings.get('numbers.significantDigits'), 1, 17, 6),
      samples: settings.get<boolean>('values.useSample', true),
      operations: within(settings.get('limits.maxOperations'), 100, 1_000_000, 250_000),
      deadline,
    },
  };
}

export function panelOptions(document: vscode.TextDocument): PanelOptions {
  const settings = vscode.workspace.getConfiguration(section, document);
  return {
    digits: settingsFor(document).answers.digits,
    edgeLabels: oneOf(settings.get('panel.edgeLabels'), ['number', 'symbol', 'both']),
    direction: oneOf(settings.get('panel.direction'), ['auto', 'right', 'down']),
    animation: oneOf(settings.get('panel.animation'), ['system', 'on', 'off']),
  };
}

/** Whether the panel goes where the cursor goes, until it is pinned. */
export function followsCursor(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, document).get<boolean>('panel.followCursor', true);
}

/** One of these; the first where the settings file has something else. */
function oneOf<T extends string>(value: unknown, options: readonly [T, ...T[]]): T {
  return options.find((option) => option === value) ?? options[0];
}

/** A number as the settings file has it: anything may stand there. */
function within(value: unknown, low: number, high: number, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(high, Math.max(low, Math.round(value)))
    : fallback;
}
