/** Runs the latest of a burst of tasks, so many milliseconds after the last one was given. */
export class Debounce {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private task: (() => void) | undefined;

  constructor(private readonly milliseconds: number) {}

  run(task: () => void): void {
    clearTimeout(this.timer);
    this.task = task;
    this.timer = setTimeout(() => this.flush(), this.milliseconds);
  }

  /** Runs what waits, at once. */
  flush(): void {
    const { task } = this;
    this.dispose();
    task?.();
  }

  /** Forgets what waits. */
  dispose(): void {
    clearTimeout(this.timer);
    this.task = undefined;
  }
}
