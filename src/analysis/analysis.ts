import type { AnalysisReply, AnalysisRequest } from '../protocol/analysis';
import type { Answers, Question } from '../protocol/questions';
import { copied } from './copy';
import { Documents, type TextDocument } from './documents';
import { explain, reportText, tapeText } from './explain';
import { survey } from './found';
import { hoverAt } from './hover/hover';
import { pictureAt } from './picture';
import { pointAt, readPointAt } from './point';
import type { Work } from './subject';

type Ask = Extract<AnalysisRequest, { kind: 'ask' }>;

/** What the analysis needs of its surroundings. */
export interface Surroundings {
  readonly reply: (message: AnalysisReply) => void;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Runs a task after the messages that have arrived by now. */
  readonly later: (task: () => void) => void;
}

/**
 * Answers the editor's questions about its documents, one after another. A question waits until the messages
 * that came with it are read, so that what was cancelled meanwhile is never begun.
 */
export class Analysis {
  private readonly documents = new Documents();
  private readonly waiting = new Map<number, Ask>();

  constructor(private readonly surroundings: Surroundings) {}

  receive(request: AnalysisRequest): void {
    switch (request.kind) {
      case 'document':
        return this.documents.set(request.document);
      case 'close':
        return this.documents.close(request.uri);
      case 'cancel':
        this.waiting.delete(request.id);
        return;
      case 'ask':
        this.waiting.set(request.id, request);
        this.surroundings.later(() => void this.answer(request));
        return;
    }
  }

  private async answer({ id, uri, version, options, question }: Ask): Promise<void> {
    if (!this.waiting.delete(id)) return;
    try {
      const document = this.documents.get(uri, version);
      await document?.language.load();
      const end = this.surroundings.now() + options.deadline;
      const given = 'given' in question ? question.given : {};
      const frame = 'frame' in question ? question.frame : undefined;
      const work = { options, given, frame, expired: () => this.surroundings.now() > end };
      this.surroundings.reply({ kind: 'answer', id, answer: document && answerTo(document, question, work) });
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.surroundings.reply({ kind: 'fault', id, message });
    }
  }
}

function answerTo(document: TextDocument, question: Question, work: Work): Answers[Question['kind']] {
  switch (question.kind) {
    case 'hover':
      return hoverAt(document, question, work);
    case 'survey':
      return survey(document, work);
    case 'point':
      return pointAt(document, question.offset, work);
    case 'readPoint':
      return readPointAt(document, question.offset, question.text, work);
    case 'copy':
      return copied(document, question, work);
    case 'explain':
      return explain(document, question.offset, work);
    case 'tape':
      return tapeText(document, question.offset, work);
    case 'report':
      return reportText(document, question.offset, work);
    case 'picture':
      return pictureAt(document, question.offset, work);
  }
}
