const scratch: { items: Int32Array } = { items: new Int32Array(64) };
const run = 12;

/** Sorts items[low..high) by key[item], stably: insertion in short runs, then merging. */
export function sortByKey(items: Int32Array, low: number, high: number, key: Float64Array): void {
  for (let start = low; start < high; start += run) insertion(items, start, Math.min(start + run, high), key);
  if (high - low <= run) return;
  if (scratch.items.length < high) scratch.items = new Int32Array(high * 2);
  for (let width = run; width < high - low; width *= 2) {
    for (let start = low; start + width < high; start += 2 * width) {
      merge(items, start, start + width, Math.min(start + 2 * width, high), key);
    }
  }
}

function insertion(items: Int32Array, low: number, high: number, key: Float64Array): void {
  for (let k = low + 1; k < high; k++) {
    const item = items[k] as number;
    const value = key[item] as number;
    let hole = k;
    for (; hole > low && (key[items[hole - 1] as number] as number) > value; hole--) {
      items[hole] = items[hole - 1] as number;
    }
    items[hole] = item;
  }
}

function merge(items: Int32Array, low: number, middle: number, high: number, key: Float64Array): void {
  if ((key[items[middle - 1] as number] as number) <= (key[items[middle] as number] as number)) return;
  const left = scratch.items;
  for (let k = low; k < middle; k++) left[k] = items[k] as number;
  let a = low;
  let b = middle;
  for (let k = low; a < middle; k++) {
    const fromRight = b < high && (key[items[b] as number] as number) < (key[left[a] as number] as number);
    items[k] = fromRight ? (items[b++] as number) : (left[a++] as number);
  }
}

/** Sorts numbers[first..end). */
export function sortRange(numbers: Int32Array, first: number, end: number): void {
  if (end - first > 24) {
    numbers.subarray(first, end).sort();
    return;
  }
  for (let k = first + 1; k < end; k++) {
    const value = numbers[k] as number;
    let hole = k;
    for (; hole > first && (numbers[hole - 1] as number) > value; hole--) {
      numbers[hole] = numbers[hole - 1] as number;
    }
    numbers[hole] = value;
  }
}
