const patience = 15_000;

/** Milliseconds between two looks. */
const pause = 50;

/** Waits until a reading passes; answers with it. Looks seldom at what waits for the window to be idle. */
export async function until<T>(
  read: () => Promise<T>,
  passes: (value: T) => boolean,
  { isSeldom = false } = {},
): Promise<T> {
  const end = Date.now() + (isSeldom ? 3 * patience : patience);
  for (;;) {
    const value = await read();
    if (passes(value)) return value;
    if (Date.now() > end) throw new Error(`It did not come; the last is\n${shown(value)}`);
    await rest(isSeldom ? 20 * pause : pause);
  }
}

/** Waits until a text holds all parts, texts or patterns; answers with it. */
export function untilHas(read: () => Promise<string>, ...parts: (string | RegExp)[]): Promise<string> {
  const has = (text: string) => (part: string | RegExp) =>
    typeof part === 'string' ? text.includes(part) : part.test(text);
  return until(read, (text) => parts.every(has(text)));
}

/** A reading that has stayed the same for a while. */
export async function settled<T>(read: () => Promise<T>): Promise<T> {
  let last = await read();
  let same = 0;
  await until(
    async () => {
      const now = await read();
      same = shown(now) === shown(last) ? same + 1 : 0;
      last = now;
      return now;
    },
    () => same >= enough,
  );
  return last;
}

/** Looks at which a reading is the same before it counts as settled. */
const enough = 4;

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
