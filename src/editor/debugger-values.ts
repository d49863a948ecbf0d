import * as vscode from 'vscode';
import type { PointValue } from '../core/program/program';

/** The frame that a stopped debugger shows, as far as its variables are plain numbers. */
export interface DebuggedFrame {
  readonly position: vscode.Position;
  readonly values: Readonly<Record<string, PointValue>>;
}

/** Milliseconds that a debugger has to list its variables. */
const patience = 500;

/**
 * Reads the variables of the stopped frame by the debug adapter protocol. They are listed, nothing is evaluated. One
 * answer is kept for as long as the same frame is shown.
 */
export class DebuggerValues implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires where a debugger has stopped elsewhere, goes on, or is gone. */
  readonly onChange = this.changed.event;
  private known: { uri: string; frame: Promise<DebuggedFrame | undefined> } | undefined;
  private readonly listeners = vscode.Disposable.from(
    vscode.debug.onDidChangeActiveStackItem(() => this.forget()),
    vscode.debug.onDidChangeActiveDebugSession(() => this.forget()),
  );

  /** Of the frame where it stands in this document. */
  frameIn(document: vscode.TextDocument): Promise<DebuggedFrame | undefined> {
    const item = vscode.debug.activeStackItem;
    if (!(item instanceof vscode.DebugStackFrame)) return Promise.resolve(undefined);
    const uri = document.uri.toString();
    // A debugger that is going on, or gone, has no frame to tell of.
    if (this.known?.uri !== uri)
      this.known = { uri, frame: readFrame(item, document).catch(() => undefined) };
    return inTime(this.known.frame);
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }

  private forget(): void {
    this.known = undefined;
    this.changed.fire();
  }
}

async function inTime(frame: Promise<DebuggedFrame | undefined>): Promise<DebuggedFrame | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
  return Promise.race([frame, late]);
}

async function readFrame(
  { session, threadId, frameId }: vscode.DebugStackFrame,
  document: vscode.TextDocument,
): Promise<DebuggedFrame | undefined> {
  const trace: unknown = await session.customRequest('stackTrace', { threadId, startFrame: 0, levels: 50 });
  const frame = listIn(trace, 'stackFrames').find((f) => f['id'] === frameId);
  const source: unknown = frame?.['source'];
  if (!frame || !isRecord(source) || !isSameFile(source['path'], document.uri)) return undefined;
  const scopes: unknown = await session.customRequest('scopes', { frameId });
  const values: Record<string, PointValue> = {};
  for (const scope of listIn(scopes, 'scopes').reverse()) {
    if (scope['expensive'] === true) continue;
    const variablesReference = scope['variablesReference'];
    const variables: unknown = await session.customRequest('variables', { variablesReference });
    for (const { name, value } of listIn(variables, 'variables')) {
      const number = plainValue(value);
      if (typeof name === 'string' && number !== undefined) values[name] = number;
    }
  }
  const line = typeof frame['line'] === 'number' ? frame['line'] - 1 : 0;
  const text = document.lineAt(Math.min(Math.max(line, 0), document.lineCount - 1));
  return { position: new vscode.Position(text.lineNumber, text.firstNonWhitespaceCharacterIndex), values };
}

function isSameFile(place: unknown, uri: vscode.Uri): boolean {
  return typeof place === 'string' && plainPath(uriOf(place)) === plainPath(uri);
}

/** Debug adapters name a file by its path; the editor makes an address of it where the file is not of its own machine. */
function uriOf(place: string): vscode.Uri {
  return /^[a-z][a-z\d+.-]+:/i.test(place) ? vscode.Uri.parse(place) : vscode.Uri.file(place);
}

/** Without the machine, and with the letter of a drive always written alike. */
function plainPath(uri: vscode.Uri): string {
  return vscode.Uri.file(uri.fsPath).path;
}

/** A number as debuggers write it; everything else, also a list, is left alone. */
function plainValue(text: unknown): number | undefined {
  const isNumber = typeof text === 'string' && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text);
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function listIn(body: unknown, name: string): Fields[] {
  const list = isRecord(body) ? body[name] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
