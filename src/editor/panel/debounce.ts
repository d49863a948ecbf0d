/** Runs the latest of a burst of tasks, so many milliseconds after the last one was given. */
export class Debounce {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly milliseconds: number) {}

  run(task: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(task, this.milliseconds);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
