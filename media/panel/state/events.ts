import type { ToPanel, Way } from '../../../src/protocol/panel';
import type { Room } from '../../layout/fitted';
import type { Detail } from '../graph/detail';
import type { Eliminating, Section, Selection } from './state';
import type { Trail } from './trails';

/** What happens in the panel, and what the editor says. */
export type PanelEvent =
  | ToPanel
  | { readonly kind: 'way'; readonly way: Way }
  /** The input (forward) or output (reverse) that a sweep starts at. */
  | { readonly kind: 'seed'; readonly end: 'input' | 'output'; readonly name: string }
  | { readonly kind: 'select'; readonly selection: Selection | undefined }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'play'; readonly playing: boolean }
  | { readonly kind: 'speed'; readonly speed: number }
  /** A step of the clock while it plays. */
  | { readonly kind: 'tick' }
  /** One number of an input; `begins`: the first of a drag, which can be undone at once. */
  | { readonly kind: 'value'; readonly node: number; readonly value: number; readonly begins: boolean }
  /** All numbers of the inputs at once, by the points of a descent, of which the last is where it ends. */
  | { readonly kind: 'descend'; readonly steps: Trail }
  | { readonly kind: 'rate'; readonly rate: number }
  /** The traces of descents go. */
  | { readonly kind: 'clear' }
  | { readonly kind: 'undo' }
  /** One of the paths as they are ranked now; undefined: all. */
  | { readonly kind: 'path'; readonly path: number | undefined }
  /** What the graph may take has become known, or changed. */
  | { readonly kind: 'room'; readonly room: Room }
  | { readonly kind: 'detail'; readonly detail: Detail | undefined }
  /** What is folded into a drawn node of the tape is drawn too; undefined: nothing any more but what the detail says. */
  | { readonly kind: 'unfold'; readonly node: number | undefined }
  | { readonly kind: 'eliminate'; readonly eliminating: Eliminating | undefined }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'tint'; readonly tinted: boolean }
  | { readonly kind: 'beside'; readonly beside: boolean }
  | { readonly kind: 'toggle'; readonly section: Section }
  /** The elements of an array among the inputs are opened or closed. */
  | { readonly kind: 'turn'; readonly name: string };

export type Dispatch = (event: PanelEvent) => void;
