/** A clock that stands still until it is told: `setTimeout` and `clearTimeout` of the process until `restore`. */
export class StillClock {
  private readonly real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  private readonly timers = new Map<object, { readonly at: number; readonly task: () => void }>();
  private now = 0;

  constructor() {
    const set = (task: () => void, delay = 0): object => {
      const timer = {};
      this.timers.set(timer, { at: this.now + delay, task });
      return timer;
    };
    const clear = (timer: object): void => void this.timers.delete(timer);
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }

  /** Lets time pass; what is due by then is run in its order. */
  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const [next] = [...this.timers].filter(([, t]) => t.at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      this.timers.delete(next[0]);
      this.now = next[1].at;
      next[1].task();
    }
    this.now = end;
  }

  restore(): void {
    Object.assign(globalThis, this.real);
  }
}
