import { render } from 'preact';
import type { ToEditor, ToPanel } from '../../src/protocol/panel';
import { App } from './app';
import { clockOf } from './clock';
import type { PanelEvent } from './events';
import { messagesOf } from './messages';
import './panel.css';
import { type Kept, keptOf, startState } from './state';
import { update } from './update';

/** What VS Code gives a webview. */
interface Editor {
  postMessage(message: ToEditor): void;
  getState(): Kept | undefined;
  setState(kept: Kept): void;
}

declare function acquireVsCodeApi(): Editor;

const editor = acquireVsCodeApi();
const send = (message: ToEditor): void => editor.postMessage(message);
const clock = clockOf(() => dispatch({ kind: 'tick' }));
let state = startState(editor.getState());
let isDrawn = true;

function dispatch(event: PanelEvent): void {
  const before = state;
  state = update(state, event);
  if (state === before) return;
  for (const message of messagesOf(before, state, event)) send(message);
  clock.run(state.playing ? state.speed : 0);
  if (isDrawn) requestAnimationFrame(draw);
  isDrawn = false;
}

/** Many events of one frame are one picture. */
function draw(): void {
  isDrawn = true;
  render(<App state={state} dispatch={dispatch} send={send} />, document.body);
  editor.setState(keptOf(state));
}

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => dispatch(data));
window.addEventListener('error', ({ message }) => send({ kind: 'fault', message }));
draw();
send({ kind: 'ready' });
