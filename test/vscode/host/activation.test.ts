import * as vscode from 'vscode';
import { assert, assertEqual } from './assert';
import { manifest, theExtension } from './extension';

describe('the extension in a real extension host', () => {
  it('is there and activates', async () => {
    const extension = theExtension();
    await extension.activate();
    assert(extension.isActive, 'it is not active');
  });

  it('registers each command that package.json lists', async () => {
    await theExtension().activate();
    const registered = await vscode.commands.getCommands(true);
    const listed = manifest().contributes?.commands ?? [];
    const missing = listed.map(({ command }) => command).filter((command) => !registered.includes(command));
    assertEqual(missing, []);
  });
});
