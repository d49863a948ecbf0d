/** Shorter rooms are plain: they are small, and faster to reach. */
const long = 2 ** 23;

/** Room for so many bytes. If it is long, it can be given back before anybody collects what is not used. */
export function roomFor(bytes: number): ArrayBuffer {
  return bytes > long ? new ArrayBuffer(bytes, { maxByteLength: bytes }) : new ArrayBuffer(bytes);
}

/** What is behind so many bytes is not needed any more. */
export function giveBack(room: ArrayBuffer, bytes: number): void {
  if (room.resizable) room.resize(bytes);
}
