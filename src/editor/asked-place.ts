import type * as vscode from 'vscode';

/** Milliseconds for which a request holds: the editor asks for the hover at once, and once more when it is focused. */
const validity = 3_000;

/** The place at which a person asked for an answer: there a hover comes even where none would come by itself. */
export class AskedPlace {
  private place: { uri: string; version: number; position: vscode.Position; until: number } | undefined;

  ask(document: vscode.TextDocument, position: vscode.Position): void {
    this.place = {
      uri: document.uri.toString(),
      version: document.version,
      position,
      until: Date.now() + validity,
    };
  }

  is(document: vscode.TextDocument, position: vscode.Position): boolean {
    const { place } = this;
    return (
      place !== undefined &&
      place.uri === document.uri.toString() &&
      place.version === document.version &&
      place.position.isEqual(position) &&
      Date.now() <= place.until
    );
  }
}
