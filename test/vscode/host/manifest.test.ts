import * as vscode from 'vscode';
import { languageIds } from '../../../src/editor/languages';
import { assert, assertEqual } from './assert';
import { manifest, sizeOf, theExtension } from './extension';

/** A text that was not found in package.nls.json stays its name in percent signs. */
const isText = (text: unknown): boolean =>
  typeof text === 'string' && text.length > 3 && !text.startsWith('%');

describe('the extension in a real extension host', () => {
  before(() => theExtension().activate());

  it('is there and activates', () => {
    assert(theExtension().isActive, 'it is not active');
  });

  it('is activated by the languages that it serves, and by a panel that comes back', () => {
    const languages = languageIds.map((id) => `onLanguage:${id}`);
    assertEqual(manifest().activationEvents, [...languages, 'onWebviewPanel:derivativeInspector.graph']);
  });

  it('registers each command that package.json names anywhere', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const { commands, keybindings, menus, walkthroughs } = manifest().contributes;
    const named = [commands, keybindings, ...Object.values(menus)].flat().map(({ command }) => command);
    const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const inSteps = steps.flatMap((step) => [
      ...[...step.description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? ''),
      ...step.completionEvents.map((event) => event.replace('onCommand:', '')),
    ]);
    assert(inSteps.length >= 6, 'the steps of the walkthrough run too few commands');
    assertEqual(
      [...named, ...inSteps].filter((command) => !registered.has(command)),
      [],
    );
    const titled = new Set(commands.map(({ command }) => command));
    assertEqual(
      [...named, ...inSteps].filter((command) => !titled.has(command)),
      [],
    );
    assertEqual(
      commands.filter(({ title }) => !isText(title)),
      [],
    );
  });

  it('has settings that are described, and that have the defaults that are told', () => {
    const settings = Object.entries(manifest().contributes.configuration.properties);
    assert(settings.length >= 7, 'there are too few');
    for (const [name, { markdownDescription, scope, enum: values, markdownEnumDescriptions }] of settings) {
      assert(isText(markdownDescription), `${name} is not described`);
      assertEqual(scope, 'language-overridable');
      assertEqual(markdownEnumDescriptions?.filter(isText).length, values?.length);
    }
    for (const [name, setting] of settings)
      assertEqual(vscode.workspace.getConfiguration().get(name), setting.default);
  });

  it('has a walkthrough with texts and files', async () => {
    const steps = manifest().contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assertEqual(steps.length, 4);
    for (const { title, description, media } of steps) {
      assert(isText(title) && isText(description), `a step is not described: ${title}`);
      assert((await sizeOf(media.markdown)) > 0, `there is no ${media.markdown}`);
    }
  });

  it('has the bundles that package.json names, and their workers', async () => {
    const { main, browser } = manifest();
    for (const file of [
      main,
      browser,
      'dist/analysis.js',
      'dist/typeset.js',
      'dist/panel.js',
      'dist/panel.css',
    ])
      assert((await sizeOf(file)) > 1000, `there is no ${file}`);
  });
});
