import { fitted, type Laid, type LayoutTask } from './fitted';

/** What became of a task. */
export type LayoutReply = { readonly laid: Laid } | { readonly fault: string };

// A worker of the page: it lays out one task after the other.
globalThis.onmessage = ({ data }: MessageEvent<LayoutTask>) => globalThis.postMessage(replyTo(data));

function replyTo(task: LayoutTask): LayoutReply {
  try {
    return { laid: fitted(task) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
