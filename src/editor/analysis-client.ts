import type * as vscode from 'vscode';
import type { AnalysisReply, AnalysisRequest, AnswerOptions } from '../protocol/analysis';
import type { Answers, Question } from '../protocol/questions';
import type { Source } from './source';
import type { WorkerLine } from './worker';

type Kind = Question['kind'];

/** Beyond its deadline a question gets this much time, in milliseconds, before the worker is given up. */
const patience = 4_000;

/** Texts that the worker keeps. */
const mostTexts = 24;

/** Why there is no answer: somebody cancelled it, it came too late, there was a fault (which is logged), or no worker. */
export type NoAnswer = 'cancelled' | 'late' | 'fault' | 'lost';

type Outcome<A> = { readonly answer: A } | { readonly missing: NoAnswer };

interface Pending {
  readonly resolve: (outcome: Outcome<Answers[Kind]>) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Asks the analysis, which runs in a worker: whatever a text makes it do, the extension host stays free. It is
 * started by the first question. A worker that is lost, or does not answer, is replaced for the next one.
 */
export class AnalysisClient implements vscode.Disposable {
  private line: Promise<WorkerLine> | undefined;
  /** The line itself, from when it is there until it is lost. */
  private current: WorkerLine | undefined;
  /** Which version of each text the worker has. */
  private readonly sent = new Map<string, number>();
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private closed = false;

  constructor(
    private readonly start: () => Promise<WorkerLine>,
    private readonly log: Pick<vscode.LogOutputChannel, 'error' | 'warn' | 'debug'>,
  ) {}

  /** Undefined where there is no answer, or nothing at the place. */
  async ask<K extends Kind>(
    source: Source,
    question: Extract<Question, { kind: K }>,
    options: AnswerOptions,
    token?: vscode.CancellationToken,
  ): Promise<Answers[K] | undefined> {
    const outcome = await this.outcome(source, question, options, token);
    return 'answer' in outcome ? outcome.answer : undefined;
  }

  /** The answer, or why there is none. */
  async outcome<K extends Kind>(
    source: Source,
    question: Extract<Question, { kind: K }>,
    options: AnswerOptions,
    token?: vscode.CancellationToken,
  ): Promise<Outcome<Answers[K]>> {
    const line = await this.connected();
    if (token?.isCancellationRequested) return { missing: 'cancelled' };
    // The line may have been lost, or everything closed, while it was waited for.
    if (!line || line !== this.current) return { missing: 'lost' };
    this.send(line, source);
    const id = this.nextId++;
    const cancel = token?.onCancellationRequested(() => {
      this.post(line, { kind: 'cancel', id });
      this.settle(id, { missing: 'cancelled' });
    });
    try {
      const outcome = await new Promise<Outcome<Answers[Kind]>>((resolve) => {
        const timer = setTimeout(() => {
          this.settle(id, { missing: 'late' });
          this.lose(`no answer to ${question.kind}`);
        }, options.deadline + patience);
        this.pending.set(id, { resolve, timer });
        const { uri, version } = source;
        this.post(line, { kind: 'ask', id, uri, version, options, question });
      });
      // The worker answers a question with the answer of its kind.
      return outcome as Outcome<Answers[K]>;
    } finally {
      cancel?.dispose();
    }
  }

  /** Ends what the worker is at, which hears of nothing until it is done; the next question starts another. */
  restart(): void {
    this.drop();
  }

  /** The text is no longer open. */
  forget(uri: string): void {
    if (!this.sent.delete(uri)) return;
    void this.line?.then((line) => this.post(line, { kind: 'close', uri }));
  }

  dispose(): void {
    this.closed = true;
    this.drop();
  }

  /** The text, where the worker does not have it; of many texts the worker keeps those asked about last. */
  private send(line: WorkerLine, { uri, version, language, text }: Source): void {
    const known = this.sent.get(uri);
    this.sent.delete(uri);
    this.sent.set(uri, version);
    for (const oldest of this.sent.keys()) {
      if (this.sent.size <= mostTexts) break;
      this.sent.delete(oldest);
      this.post(line, { kind: 'close', uri: oldest });
    }
    if (known === version) return;
    this.post(line, { kind: 'document', document: { uri, version, language, text } });
  }

  private post(line: WorkerLine, request: AnalysisRequest): void {
    line.post(request);
  }

  private async connected(): Promise<WorkerLine | undefined> {
    if (this.closed) return undefined;
    this.line ??= this.start().then((line) => {
      line.onMessage((message) => this.receive(message as AnalysisReply));
      line.onLost((reason) => {
        if (line === this.current) this.lose(reason);
      });
      if (!this.closed) this.current = line;
      return line;
    });
    try {
      return await this.line;
    } catch (error) {
      this.lose(String(error));
      return undefined;
    }
  }

  private receive(reply: AnalysisReply): void {
    if (reply.kind === 'fault') this.log.error(`fault in the analysis: ${reply.message}`);
    this.settle(reply.id, reply.kind === 'answer' ? { answer: reply.answer } : { missing: 'fault' });
  }

  private settle(id: number, outcome: Outcome<Answers[Kind]>): void {
    const found = this.pending.get(id);
    if (!found) return;
    clearTimeout(found.timer);
    this.pending.delete(id);
    found.resolve(outcome);
  }

  private lose(reason: string): void {
    if (this.closed || !this.line) return;
    this.log.warn(`the analysis was lost and is started anew: ${reason}`);
    this.drop();
  }

  private drop(): void {
    void this.line?.then(
      (line) => {
        line.dispose();
      },
      () => undefined,
    );
    this.line = undefined;
    this.current = undefined;
    this.sent.clear();
    for (const id of [...this.pending.keys()]) this.settle(id, { missing: 'lost' });
  }
}
