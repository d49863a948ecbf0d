import { fitted, type Laid, type LayoutTask } from '../../layout/fitted';
import type { LayoutReply } from '../../layout/worker';

/** Lays a graph out, at once or later; undefined: another one was wanted meanwhile. */
export type LayOut = (task: LayoutTask) => Laid | Promise<Laid | undefined>;

/** Starts a worker: the answer is what gives it a task. */
export type StartWorker = (
  answered: (reply: LayoutReply) => void,
  lost: () => void,
) => (task: LayoutTask) => void;

/** Nodes and edges that are laid out in less time than a frame, which is what a worker's answer costs. */
const few = 100;

interface Job {
  readonly task: LayoutTask;
  readonly done: (laid: Laid | undefined) => void;
  readonly failed: (error: Error) => void;
}

/** Few nodes at once, more of them in a worker: one task after the other, and of those that wait only the latest. */
export class LayoutBesidePage {
  private post: ((task: LayoutTask) => void) | undefined;
  private running: Job | undefined;
  private next: Job | undefined;
  private isLost = false;

  constructor(private readonly start: StartWorker) {}

  readonly layOut: LayOut = (task) =>
    this.isLost || isSmall(task)
      ? fitted(task)
      : new Promise((done, failed) => this.take({ task, done, failed }));

  private take(job: Job): void {
    this.next?.done(undefined);
    this.next = job;
    if (!this.running) this.begin();
  }

  private begin(): void {
    this.running = this.next;
    this.next = undefined;
    if (!this.running) return;
    try {
      this.post ??= this.start(
        (reply) => this.answered(reply),
        () => this.lose(),
      );
      this.post(this.running.task);
    } catch {
      this.lose();
    }
  }

  private answered(reply: LayoutReply): void {
    if (this.running) tell(this.running, reply);
    this.begin();
  }

  /** Where there can be no worker, the page does the work itself. */
  private lose(): void {
    this.isLost = true;
    for (const job of [this.running, this.next]) if (job) tellAtOnce(job);
    this.running = this.next = undefined;
  }
}

function isSmall({ first: { request } }: LayoutTask): boolean {
  return request.widths.length + request.from.length <= few;
}

function tell({ done, failed }: Job, reply: LayoutReply): void {
  if ('laid' in reply) done(reply.laid);
  else failed(new Error(reply.fault));
}

function tellAtOnce({ task, done, failed }: Job): void {
  try {
    done(fitted(task));
  } catch (error) {
    failed(error instanceof Error ? error : new Error(String(error)));
  }
}
