import { render } from 'preact';
import type { PictureFormat, ToEditor, ToPanel } from '../../src/protocol/panel';
import type { LayoutReply } from '../layout/worker';
import { script } from '../layout/worker?text';
import { App } from './app';
import { clockOf } from './state/clock';
import type { PanelEvent } from './state/events';
import { messagesOf } from './state/messages';
import './styles/panel.css';
import { LayoutBesidePage, type StartWorker } from './drawing/lay-out';
import { drawn } from './export/draw';
import { type Kept, keptOf, type State, startState } from './state/state';
import { update } from './state/update';
import { Layouting } from './views/use-drawing';

/** What VS Code gives a webview. */
interface Editor {
  postMessage(message: ToEditor): void;
  getState(): Kept | undefined;
  setState(kept: Kept): void;
}

declare function acquireVsCodeApi(): Editor;

const editor = acquireVsCodeApi();
const send = (message: ToEditor): void => editor.postMessage(message);
/** Milliseconds between two looks at the page, and how many there are before it is drawn as it is. */
const pause = 30;
const mostLooks = 100;
const clock = clockOf(() => dispatch({ kind: 'tick' }));
const { layOut } = new LayoutBesidePage(layoutWorker);
let state = startState(editor.getState());
let isDrawn = true;

function dispatch(event: PanelEvent): void {
  const before = state;
  state = update(state, event);
  if (state === before) return;
  for (const message of messagesOf(before, state, event)) send(message);
  clock.run(state.playing ? state.speed : 0);
  if (isDrawn) requestAnimationFrame(frame);
  isDrawn = false;
}

/** Many events of one frame are one picture. */
function frame(): void {
  isDrawn = true;
  page(state);
  editor.setState(keptOf(state));
}

function page(shown: State): void {
  const app = <App state={shown} dispatch={dispatch} send={send} />;
  render(<Layouting.Provider value={layOut}>{app}</Layouting.Provider>, document.body);
}

/** A webview may start workers of its own making alone: the worker's script is in the page's. */
function layoutWorker(...[answered, lost]: Parameters<StartWorker>): ReturnType<StartWorker> {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  worker.onmessage = ({ data }: MessageEvent<LayoutReply>) => answered(data);
  worker.onerror = lost;
  return (task) => worker.postMessage(task);
}

async function draw(id: number, format: PictureFormat): Promise<void> {
  await settled();
  try {
    send({ kind: 'drawn', id, files: await drawn({ state, show: page }, format) });
  } catch (error) {
    send({ kind: 'fault', message: String(error) });
    send({ kind: 'drawn', id, files: [] });
  }
}

/** Until the graph is that of the state: laid out, with all of its numbers. */
async function settled(): Promise<void> {
  for (let k = 0; k < mostLooks; k++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!document.querySelector('.graph[aria-busy]')) return;
  }
}

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.kind === 'draw') void draw(data.id, data.format);
  else dispatch(data);
});
window.addEventListener('error', ({ message }) => send({ kind: 'fault', message }));
frame();
send({ kind: 'ready' });
