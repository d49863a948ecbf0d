import * as vscode from 'vscode';
import { assert } from './assert';

export interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly ContributedCommand[];
    readonly keybindings: readonly ContributedCommand[];
    readonly menus: Readonly<Record<string, readonly ContributedCommand[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

interface ContributedCommand {
  readonly command: string;
  readonly title?: string;
}

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

interface Step {
  readonly title: string;
  readonly description: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents: readonly string[];
}

export function theExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension<unknown>('derivative-inspector.derivative-inspector');
  assert(extension, 'VS Code does not know the extension');
  return extension;
}

/** package.json as VS Code reads it: with the texts of package.nls.json. */
export function manifest(): Manifest {
  return theExtension().packageJSON as Manifest;
}

/** The bytes of a file of the extension; none if there is no such file. */
export async function sizeOf(path: string): Promise<number> {
  const file = vscode.Uri.joinPath(theExtension().extensionUri, path);
  try {
    return (await vscode.workspace.fs.readFile(file)).length;
  } catch {
    return 0;
  }
}
