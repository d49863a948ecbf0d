import { Lines } from '../core/lines';
import { isNotation } from '../core/program/notation';
import type { Program } from '../core/program/program';
import type { Span } from '../core/span';
import { InspectionCache } from '../inspection/cache';
import { languageFor } from '../languages/index';
import { type Language, largeFile } from '../languages/language';
import type { DocumentState } from '../protocol/analysis';

/** A text with everything that was found out about it, each part when it is first needed. */
export class TextDocument {
  private readLines: Lines | undefined;
  private readFormulas: readonly Span[] | undefined;
  private program: Program | undefined;
  private focus: number | undefined;

  constructor(
    readonly state: DocumentState,
    readonly language: Language,
    readonly inspections: InspectionCache,
    /** The program of the text before the last change. */
    private previous: Program | undefined,
  ) {}

  get text(): string {
    return this.state.text;
  }

  get lines(): Lines {
    this.readLines ??= new Lines(this.text);
    return this.readLines;
  }

  /** Where mathematical notation stands in comments and doc strings. */
  get formulas(): readonly Span[] {
    this.readFormulas ??= isNotation(this.language.id) ? [] : this.language.formulas(this.text);
    return this.readFormulas;
  }

  /** Of a large text only what surrounds `focus`. */
  programAt(focus: number): Program {
    const stale = this.text.length > largeFile && this.focus !== focus;
    if (!this.program || stale) {
      const previous = this.program ?? this.previous;
      this.program = this.language.parse(this.text, previous ? { previous, focus } : { focus });
      this.previous = undefined;
      this.focus = focus;
    }
    return this.program;
  }

  /** What the next version can take over. */
  get latestProgram(): Program | undefined {
    return this.program ?? this.previous;
  }
}

/** The texts that the editor has told of, until it closes them. */
export class Documents {
  private readonly byUri = new Map<string, TextDocument>();

  set(state: DocumentState): void {
    const before = this.byUri.get(state.uri);
    const language = languageFor(state.language);
    if (!language) {
      this.byUri.delete(state.uri);
      return;
    }
    const same = before?.language === language ? before : undefined;
    this.byUri.set(
      state.uri,
      new TextDocument(state, language, same?.inspections ?? new InspectionCache(), same?.latestProgram),
    );
  }

  close(uri: string): void {
    this.byUri.delete(uri);
  }

  /** The text of exactly this version. */
  get(uri: string, version: number): TextDocument | undefined {
    const found = this.byUri.get(uri);
    return found?.state.version === version ? found : undefined;
  }
}
