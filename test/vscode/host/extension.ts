import * as vscode from 'vscode';
import { assert } from './assert';

interface Manifest {
  readonly contributes?: {
    readonly commands?: readonly { readonly command: string; readonly title: string }[];
  };
}

export function theExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension<unknown>('derivative-inspector.derivative-inspector');
  assert(extension, 'VS Code does not know the extension');
  return extension;
}

export function manifest(): Manifest {
  return theExtension().packageJSON as Manifest;
}
