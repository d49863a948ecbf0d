import * as vscode from 'vscode';
import type { DerivativeHover, Hover } from '../protocol/questions';
import type { Typeset } from '../protocol/typeset';
import type { AskedPlace } from './asked-place';
import type { CommandPlace } from './command-place';
import { askAt, type Host } from './host';
import { type HoverCommand, hoverCommands, hoverMarkdown } from './hover-markdown';
import { section, settingsFor } from './settings';
import { type Source, sourceOf } from './source';
import type { Typesetter } from './typesetter';

/** Milliseconds that a hover waits for its picture: the text alone is an answer. */
const pictureDeadline = 700;

/** Value and derivatives of what stands under the mouse or the cursor. */
export class DerivativeHoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly host: Host,
    private readonly typesetter: Typesetter,
    private readonly asked: AskedPlace,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const settings = settingsFor(document);
    const asked = this.asked.is(document, position);
    if (!asked && (!settings.enabled || settings.hover === 'off')) return undefined;
    if (settings.typeset) this.typesetter.warm();
    const mode = asked ? 'asked' : settings.hover === 'always' ? 'always' : 'unasked';
    const { source, answer } = await askAt(this.host, { document, position }, 'hover', { mode }, token);
    if (!answer || token.isCancellationRequested) return undefined;
    const picture = settings.typeset ? await this.pictureOf(answer) : undefined;
    // An answer belongs to the text that it was asked for.
    if (token.isCancellationRequested || sourceOf(document).version !== source.version) return undefined;
    const markdown = hoverMarkdown(answer, {
      t: vscode.l10n.t,
      language: document.languageId,
      ...(picture ? { picture } : {}),
      link: (command, target) => placeLink(command, source, target),
    });
    return new vscode.Hover(trusted(markdown), rangeOf(source, answer, position));
  }

  /** The formulas as a picture, where it is ready in time and says more than text. */
  private async pictureOf(hover: Hover): Promise<{ source: string; alt: string } | undefined> {
    if (hover.kind !== 'derivatives') return undefined;
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), pictureDeadline));
    const picture = await Promise.race([this.drawn(hover), late]);
    if (!picture || picture.svg.length > longestPicture || picture.width > widestPicture) return undefined;
    const size = `width=${picture.width},height=${picture.height}`;
    const source = `data:image/svg+xml;base64,${base64(picture.svg)}|${size}`;
    return { source, alt: vscode.l10n.t('The formulas, typeset') };
  }

  /** With the formula as its author wrote it on top, unless it has macros of its own. */
  private async drawn({ notation, formulas }: DerivativeHover): Promise<Typeset | undefined> {
    const rows = formulas.map(({ left, right }) => `${left} &= ${right}`);
    if (notation !== undefined) {
      const whole = await this.typesetter.picture(aligned([`&${notation}`, ...rows]));
      return whole ?? (rows.length ? this.typesetter.picture(aligned(rows)) : undefined);
    }
    const gains = formulas.some(({ right }) => gainsByTypesetting(right));
    return gains ? this.typesetter.picture(aligned(rows)) : undefined;
  }
}

function aligned(rows: readonly string[]): string {
  return `\\begin{aligned}${rows.join(' \\\\[4pt] ')}\\end{aligned}`;
}

/** The editor cuts Markdown at 100,000 characters, and hovers are no wider than this. */
const longestPicture = 70_000;
const widestPicture = 700;

/** A sum of names is as easy to read as text. */
function gainsByTypesetting(latex: string): boolean {
  return /\\frac|\\sqrt|\^|\\sum|\\left/.test(latex);
}

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

function trusted(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: hoverCommands.map((name) => `${section}.${name}`) };
  return markdown;
}

/** A link to a command at an offset of the source. */
function placeLink(command: HoverCommand, source: Source, offset: number): string {
  const { document, position } = source.placeAt(offset);
  const place: CommandPlace = {
    uri: document.uri.toString(),
    line: position.line,
    character: position.character,
  };
  return `command:${section}.${command}?${encodeURIComponent(JSON.stringify([place]))}`;
}

/** What is marked while the hover shows: of a text over several lines nothing but the word. */
function rangeOf(source: Source, hover: Hover, position: vscode.Position): vscode.Range | undefined {
  const range = source.rangeOf(hover.span);
  return range?.isSingleLine && range.contains(position) ? range : undefined;
}
