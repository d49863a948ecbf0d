import * as vscode from 'vscode';
import type { Typeset, TypesetAnswer, TypesetFailure, TypesetQuestion } from '../protocol/typeset';
import type { WorkerLine } from './worker';

/** Pictures that are kept: the same formula is looked at again and again. */
const mostPictures = 200;

/** Draws formulas in a worker of its own, which is started for the first one. */
export class Typesetter implements vscode.Disposable {
  private line: Promise<WorkerLine> | undefined;
  private readonly pictures = new Map<string, Promise<Typeset | undefined>>();
  private readonly pending = new Map<number, (result: Typeset | undefined) => void>();
  private nextId = 1;

  constructor(
    private readonly start: () => Promise<WorkerLine>,
    private readonly log: Pick<vscode.LogOutputChannel, 'warn' | 'debug'>,
  ) {}

  /** In the colour of the theme that is shown now; undefined where the formula cannot be drawn. */
  picture(latex: string): Promise<Typeset | undefined> {
    const color = textColors[vscode.window.activeColorTheme.kind];
    const key = `${color} ${latex}`;
    const known = this.pictures.get(key);
    if (known) return known;
    const made = this.draw({ latex, color, pixels, display: true });
    this.pictures.set(key, made);
    for (const oldest of this.pictures.keys()) {
      if (this.pictures.size <= mostPictures) break;
      this.pictures.delete(oldest);
    }
    return made;
  }

  /** Starts loading, which takes longer than the first answer. */
  warm(): void {
    void this.connected();
  }

  dispose(): void {
    void this.line?.then((line) => {
      line.dispose();
    });
    this.lost();
  }

  private async draw(request: TypesetQuestion['request']): Promise<Typeset | undefined> {
    const line = await this.connected();
    if (!line) return undefined;
    const id = this.nextId++;
    // Whatever a formula makes it do, the worker is given up after a while.
    const timer = setTimeout(
      () => this.restart(line, `no picture of ${request.latex.slice(0, 200)}`),
      patience,
    );
    try {
      return await new Promise((resolve) => {
        this.pending.set(id, resolve);
        const question: TypesetQuestion = { id, request };
        line.post(question);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  private async connected(): Promise<WorkerLine | undefined> {
    this.line ??= this.start().then((line) => {
      line.onMessage((message) => this.receive(message as TypesetAnswer));
      line.onLost((reason) => this.restart(line, reason));
      return line;
    });
    try {
      return await this.line;
    } catch (error) {
      this.log.warn(`the typesetting does not start: ${String(error)}`);
      return undefined;
    }
  }

  private receive(answer: TypesetAnswer): void {
    if ('ready' in answer) return;
    this.pending.get(answer.id)?.(isDrawn(answer.result) ? answer.result : undefined);
    this.pending.delete(answer.id);
  }

  private restart(line: WorkerLine, reason: string): void {
    this.log.warn(`the typesetting was lost: ${reason}`);
    line.dispose();
    this.lost();
  }

  private lost(): void {
    this.line = undefined;
    this.pictures.clear();
    for (const resolve of this.pending.values()) resolve(undefined);
    this.pending.clear();
  }
}

function isDrawn(result: Typeset | TypesetFailure): result is Typeset {
  return 'svg' in result;
}

/** Milliseconds for one picture. */
const patience = 3_000;

/** Beside text of 13 pixels. */
const pixels = 15;

/** What text in a hover has as its colour; a picture does not know the theme. */
const textColors: Readonly<Record<vscode.ColorThemeKind, string>> = {
  [vscode.ColorThemeKind.Light]: '#3b3b3b',
  [vscode.ColorThemeKind.Dark]: '#cccccc',
  [vscode.ColorThemeKind.HighContrast]: '#ffffff',
  [vscode.ColorThemeKind.HighContrastLight]: '#292929',
};
