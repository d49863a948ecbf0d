/** The worker's end of the line to whoever started it. */
export interface Port<In, Out> {
  /** What is listed as transferred is moved, not copied. */
  post(message: Out, transfer?: readonly ArrayBuffer[]): void;
  /** One listener; messages that came before it are kept until then. */
  onMessage(listener: (message: In) => void): void;
}

/**
 * The port of the worker that this runs in, be it a worker thread of Node or a web worker; one bundle serves both.
 * The types of the messages are the caller's promise about the other end.
 */
export function workerPort<In, Out>(): Port<In, Out> {
  const surroundings: Surroundings<In> = globalThis;
  const thread = surroundings.process?.getBuiltinModule?.('node:worker_threads').parentPort;
  if (thread) {
    return {
      post: (message, transfer = []) => thread.postMessage(message, transfer),
      onMessage: (listener) => thread.on('message', listener),
    };
  }
  return {
    post: (message, transfer = []) => surroundings.postMessage?.(message, transfer),
    onMessage: (listener) => {
      surroundings.onmessage = ({ data }) => listener(data);
    },
  };
}

/** What of the two kinds of worker is looked at. An import of the Node module would not load in the other kind. */
interface Surroundings<In> {
  process?: { getBuiltinModule?(name: 'node:worker_threads'): { parentPort: ThreadPort<In> | null } };
  postMessage?(message: unknown, transfer: readonly ArrayBuffer[]): void;
  onmessage?: ((event: { data: In }) => void) | null;
}

interface ThreadPort<In> {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: In) => void): unknown;
}
