import * as vscode from 'vscode';

/** What a command has to say when it can do nothing: in the status bar, gone after some seconds. */
export function tell(message: string): void {
  vscode.window.setStatusBarMessage(`$(info) ${message}`, 6_000);
}
