/**
 * A message whose typed arrays all lie in one buffer. VS Code hands each buffer of a message to the page of a webview as
 * an argument of its own and counts them in one byte: of more than 255 the page gets none.
 */
export function inOneBuffer(message: unknown): unknown {
  const offsets = new Map<Numbers, number>();
  let length = 0;
  replaced(message, (array) => {
    if (offsets.has(array)) return array;
    offsets.set(array, length);
    length += Math.ceil(array.byteLength / alignment) * alignment;
    return array;
  });
  const buffer = new ArrayBuffer(length);
  return replaced(message, (array) => copied(array, buffer, offsets.get(array) ?? 0));
}

type Numbers = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const kinds = [Float64Array, Int32Array, Uint32Array, Uint16Array, Uint8Array] as const;

/** An array of numbers begins at a multiple of the size of one. */
const alignment = Float64Array.BYTES_PER_ELEMENT;

function copied(array: Numbers, buffer: ArrayBuffer, offset: number): Numbers {
  const kind = kinds.find((Kind) => array instanceof Kind) ?? Float64Array;
  const copy = new kind(buffer, offset, array.length);
  copy.set(array);
  return copy;
}

/** Messages are nested a few levels deep, whatever the size of what they tell of. */
function replaced(value: unknown, replace: (array: Numbers) => Numbers): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isNumbers(value)) return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaced(item, replace));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, replace)]));
}

function isNumbers(value: object): value is Numbers {
  return kinds.some((Kind) => value instanceof Kind);
}
