import * as vscode from 'vscode';

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.window.createOutputChannel('Derivative Inspector', { log: true }));
}

/** Everything that has a lifetime is registered in `context.subscriptions`. */
export function deactivate(): void {}
