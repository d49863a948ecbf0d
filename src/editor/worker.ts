import * as vscode from 'vscode';

/** A line to a worker that runs one of the bundles beside the extension's own. */
export interface WorkerLine extends vscode.Disposable {
  post(message: unknown): void;
  readonly onMessage: vscode.Event<unknown>;
  /** The worker ended by itself, with the reason. */
  readonly onLost: vscode.Event<string>;
}

/** Starts `dist/<name>.js`: in a worker thread of Node, or in a web worker where the extension host is one. */
export async function startWorker(extension: vscode.Uri, name: string): Promise<WorkerLine> {
  const script = vscode.Uri.joinPath(extension, 'dist', `${name}.js`);
  const surroundings: Surroundings = globalThis;
  const threads = surroundings.process?.getBuiltinModule?.('node:worker_threads');
  return threads ? threadLine(threads, script) : webLine(surroundings, script);
}

function threadLine(threads: ThreadModule, script: vscode.Uri): WorkerLine {
  // Without the flags of the extension host, some of which a thread refuses.
  const thread = new threads.Worker(script.fsPath, { execArgv: [], stdout: true, stderr: true });
  const message = new vscode.EventEmitter<unknown>();
  const lost = new vscode.EventEmitter<string>();
  thread.on('message', (data) => message.fire(data));
  thread.on('error', (error) => lost.fire(String(error)));
  thread.on('exit', (code) => lost.fire(`exit code ${String(code)}`));
  // An idle worker does not keep the extension host alive.
  thread.unref();
  return {
    post: (data) => thread.postMessage(data),
    onMessage: message.event,
    onLost: lost.event,
    dispose: () => {
      lost.dispose();
      message.dispose();
      void thread.terminate();
    },
  };
}

/** A web worker can only be made from a script of its own origin: the bundle is read and handed over as a blob. */
async function webLine({ Worker }: Surroundings, script: vscode.Uri): Promise<WorkerLine> {
  if (!Worker) throw new Error('this extension host has no workers');
  const source = await vscode.workspace.fs.readFile(script);
  const url = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const message = new vscode.EventEmitter<unknown>();
  const lost = new vscode.EventEmitter<string>();
  worker.onmessage = ({ data }) => message.fire(data);
  worker.onerror = (event) => lost.fire(event.message ?? 'error');
  return {
    post: (data) => worker.postMessage(data),
    onMessage: message.event,
    onLost: lost.event,
    dispose: () => {
      lost.dispose();
      message.dispose();
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}

/** What of the two kinds of extension host is looked at; an import of the Node module would not load in the other. */
interface Surroundings {
  process?: { getBuiltinModule?(name: 'node:worker_threads'): ThreadModule };
  Worker?: new (url: string) => WebWorker;
}

interface ThreadModule {
  Worker: new (
    file: string,
    options: { execArgv: string[]; stdout: boolean; stderr: boolean },
  ) => {
    on(event: 'message' | 'error' | 'exit', listener: (value: unknown) => void): unknown;
    postMessage(message: unknown): void;
    terminate(): Promise<unknown>;
    unref(): void;
  };
}

interface WebWorker {
  onmessage: ((event: { data: unknown }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}
