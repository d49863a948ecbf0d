import * as vscode from 'vscode';
import type { Given, GivenPoint } from '../protocol/questions';

const key = 'points';

/** Documents whose values are kept; the oldest go first. */
const most = 100;

/** Without what the storage could not hold: infinities come back as null. */
function readable({ values, opaque }: GivenPoint): GivenPoint {
  const entries = Object.entries(values ?? {}).filter(([, value]) => isPointValue(value));
  return { values: Object.fromEntries(entries), opaque: opaque ?? [] };
}

function isPointValue(value: unknown): boolean {
  return typeof value === 'number' || (Array.isArray(value) && value.every(isPointValue));
}

type Stored = Readonly<Record<string, Given>>;

/** The values that people set for computations, by document and target; they outlive the window. */
export class GivenValues implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string>();
  /** Fires with the document's key. */
  readonly onChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  of(uri: string): Given {
    const points = Object.entries(this.all()[uri] ?? {});
    return Object.fromEntries(points.map(([target, point]) => [target, readable(point)]));
  }

  /** Without a point the target goes back to that of the source. */
  async set(uri: string, target: string, point: GivenPoint | undefined): Promise<void> {
    const { [target]: _before, ...others } = this.of(uri);
    const given = point ? { ...others, [target]: point } : others;
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
