import { rangeOf } from '../../../src/core/range';
import { edgesAt } from '../../../src/core/sweep/graph';
import { captionText } from '../drawing/array-box';
import { rangeText, valuesOf } from '../drawing/array-ranges';
import { titleAt } from '../drawing/titles';
import { arrayAt, figureAt } from '../graph/figure';
import type { Now } from '../graph/model';
import type { Dispatch } from '../state/events';
import type { Look } from '../state/look';
import type { State } from '../state/state';
import { shown } from '../text/numbers';
import { rememberedBy } from '../text/remembered';
import { Mathematics } from './mathematics';
import { Section } from './section';

/** Deeper than this, and beyond so many lines, the tree is cut. */
const deepest = 12;
const mostLines = 200;

interface Line {
  readonly vertex: number;
  readonly depth: number;
  /** Whether its operands were listed further up already. */
  readonly again: boolean;
}

/** The graph as a tree of text: each output with what it is computed from. */
export function Outline({ state, look, dispatch }: { state: State; look: Look; dispatch: Dispatch }) {
  const { mute } = look;
  const { now } = figureAt(look.now, false);
  const selected = state.selection?.kind === 'node' ? now.vertexOf.get(state.selection.node) : undefined;
  return (
    <Section name="outline" title="Outline" {...{ state, dispatch }}>
      <input
        class="search"
        type="search"
        placeholder="Find a node"
        aria-label="Find a node"
        value={state.search}
        onInput={(event) => dispatch({ kind: 'search', text: event.currentTarget.value })}
      />
      <ul class="outline" role="tree" aria-label="Outline">
        {found(now, state.search).map(({ vertex, depth, again }, k) => {
          const node = now.graph.nodes[vertex] ?? -1;
          return (
            <li
              key={k}
              role="treeitem"
              aria-level={depth + 1}
              aria-selected={vertex === selected}
              tabIndex={k === 0 ? 0 : -1}
              style={{ paddingLeft: `min(${depth * 14 + 4}px, 30%)` }}
              onClick={() => dispatch({ kind: 'select', selection: { kind: 'node', node } })}
              onKeyDown={(event) => walk(event)}
            >
              <span>
                <Mathematics text={titleAt(now, vertex)} />
                {again ? <span class="muted"> ↑</span> : null}
              </span>
              <span class="value">{mute ? '' : valueText(now, vertex, state.options.digits)}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** A number; of an array its shape and range. */
function valueText(now: Now, vertex: number, digits: number): string {
  const array = arrayAt(now, vertex);
  if (!array) return shown(now.values[now.graph.nodes[vertex] ?? -1] ?? Number.NaN, digits);
  return captionText(array, rangeText(rangeOf(valuesOf({ now }, array))));
}

/** All lines, or those in which a text stands. */
function found(now: Now, text: string): Line[] {
  const all = lines(now);
  const wanted = text.trim().toLowerCase();
  if (!wanted) return all;
  return all
    .filter(({ vertex, again }) => !again && titleAt(now, vertex).toLowerCase().includes(wanted))
    .map((line) => ({ ...line, depth: 0 }));
}

function walk(event: KeyboardEvent): void {
  const item = event.currentTarget as HTMLElement;
  const next =
    event.key === 'ArrowDown'
      ? item.nextElementSibling
      : event.key === 'ArrowUp'
        ? item.previousElementSibling
        : null;
  if (event.key === 'Enter' || event.key === ' ') item.click();
  if (next instanceof HTMLElement) {
    next.focus();
    next.click();
  }
  if (next || event.key === 'Enter' || event.key === ' ') event.preventDefault();
}

const known = rememberedBy<Now, Line[]>();

function lines(now: Now): Line[] {
  return known(now, '', () => linesOf(now));
}

function linesOf({ graph }: Now): Line[] {
  const found: Line[] = [];
  const listed = new Set<number>();
  const entering = edgesAt(graph, 'to');
  const add = (vertex: number, depth: number): void => {
    if (found.length >= mostLines) return;
    const again = listed.has(vertex);
    const operands = [...new Set((entering[vertex] ?? []).map((edge) => graph.from[edge] ?? 0))];
    found.push({ vertex, depth, again: again && operands.length > 0 });
    listed.add(vertex);
    if (!again && depth < deepest) for (const operand of operands) add(operand, depth + 1);
  };
  for (const output of graph.outputs) add(output, 0);
  return found;
}
