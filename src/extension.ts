import * as vscode from 'vscode';
import { AnalysisClient } from './editor/analysis-client';
import { AskedPlace } from './editor/asked-place';
import { copyDerivative } from './editor/commands/copy';
import { openExample } from './editor/commands/example';
import { explainWhyNot } from './editor/commands/explain';
import { exportPicture } from './editor/commands/export';
import { inspectFunction, openGraph, runSweep } from './editor/commands/graph';
import { insertValuesComment } from './editor/commands/insert-comment';
import { goTo, inspectAtCursor } from './editor/commands/inspect';
import { openLesson } from './editor/commands/lessons';
import { setValues } from './editor/commands/set-values';
import { reportWrongDerivative, ShownTexts, showTape, textScheme } from './editor/commands/texts';
import { treatAsInput } from './editor/commands/treat-as-input';
import { DebuggerValues } from './editor/debugger-values';
import type { Host } from './editor/host';
import { DerivativeHoverProvider } from './editor/hover';
import { languageIds } from './editor/languages';
import { GraphPanel, viewType } from './editor/panel/graph-panel';
import { section } from './editor/settings';
import { sourceOf } from './editor/source';
import { StatusItem } from './editor/status';
import { Typesetter } from './editor/typesetter';
import { GivenValues } from './editor/values';
import { startWorker } from './editor/worker';

/** Everything that has a lifetime is registered in `context.subscriptions`. */
export function activate(context: vscode.ExtensionContext): void {
  const begun = performance.now();
  const log = vscode.window.createOutputChannel('Derivative Inspector', { log: true });
  const extension = context.extensionUri;
  const analysis = new AnalysisClient(() => startWorker(extension, 'analysis'), log);
  const typesetter = new Typesetter(() => startWorker(extension, 'typeset'), log);
  const values = new GivenValues(context.workspaceState);
  const asked = new AskedPlace();
  const texts = new ShownTexts();
  const debugged = new DebuggerValues();
  const host: Host = { extension, analysis, values, debugged, log };
  const panel = new GraphPanel(host);
  const { version } = context.extension.packageJSON as { readonly version: string };
  const commands: Readonly<Record<string, (argument: unknown) => Promise<void>>> = {
    inspect: (argument) => inspectAtCursor(asked, argument),
    goTo,
    setValues: (argument) => setValues(host, argument),
    treatAsInput: (argument) => treatAsInput(host, argument),
    insertValuesComment: (argument) => insertValuesComment(host, argument),
    copyDerivative: (argument) => copyDerivative(host, argument),
    explain: (argument) => explainWhyNot(host, argument),
    showTape: (argument) => showTape(host, texts, argument),
    reportWrongDerivative: (argument) => reportWrongDerivative(host, version, argument),
    openExample: () => openExample(host),
    openLesson: (argument) => openLesson(host, panel, argument),
    openGraph: (argument) => openGraph(panel, argument),
    runForward: (argument) => runSweep(host, panel, 'forward', argument),
    runReverse: (argument) => runSweep(host, panel, 'reverse', argument),
    exportPicture: () => exportPicture(panel),
    showPaths: (argument) => openGraph(panel, argument, 'paths'),
    inspectFunction: () => inspectFunction(host, panel),
  };
  context.subscriptions.push(
    log,
    analysis,
    typesetter,
    values,
    debugged,
    texts,
    panel,
    vscode.window.registerWebviewPanelSerializer(viewType, panel),
    new StatusItem(analysis),
    vscode.languages.registerHoverProvider(
      languageIds.map((language) => ({ language })),
      new DerivativeHoverProvider(host, typesetter, asked),
    ),
    vscode.workspace.registerTextDocumentContentProvider(textScheme, texts),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.uri.scheme === textScheme) texts.forget(document.uri);
      else analysis.forget(sourceOf(document).uri);
    }),
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(`${section}.${name}`, (argument?: unknown) => run(argument)),
    ),
  );
  log.info(`activated in ${(performance.now() - begun).toFixed(1)} ms`);
}
