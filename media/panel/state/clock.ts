/** Ticks while something plays. */
export interface Clock {
  /** So many times a second; 0: not at all. */
  run(frequency: number): void;
}

export function clockOf(tick: () => void): Clock {
  let timer: ReturnType<typeof setInterval> | undefined;
  let running = 0;
  return {
    run(frequency) {
      if (frequency === running) return;
      running = frequency;
      clearInterval(timer);
      if (frequency > 0) timer = setInterval(tick, 1000 / frequency);
    },
  };
}
