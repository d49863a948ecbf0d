import * as vscode from 'vscode';
import type { PointValue } from '../core/program/program';
import type { Given } from '../protocol/questions';

const key = 'values';

/** Documents whose values are kept; the oldest go first. */
const most = 100;

type Stored = Readonly<Record<string, Given>>;

/** The values that people set for computations, by document and target; they outlive the window. */
export class GivenValues implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  /** Fires with the document's key. */
  readonly onChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  of(uri: string): Given {
    return this.all()[uri] ?? {};
  }

  /** Without values the target goes back to those of the source. */
  async set(
    uri: string,
    target: string,
    values: Readonly<Record<string, PointValue>> | undefined,
  ): Promise<void> {
    const { [target]: _before, ...others } = this.of(uri);
    const given = values ? { ...others, [target]: values } : others;
    const { [uri]: _document, ...rest } = this.all();
    const kept = Object.entries(rest).slice(-(most - 1));
    const now = Object.keys(given).length ? [...kept, [uri, given] as const] : kept;
    await this.memory.update(key, Object.fromEntries(now));
    this.changed.fire(uri);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private all(): Stored {
    return this.memory.get<Stored>(key, {});
  }
}
