import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { focusEditor, placeCursor } from './editor';
import { panelShown } from './in-page.mjs';
import { until } from './until';
import { pictureOf, type Window } from './window';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What the page of the panel shows, as a person reads it; a minus sign is that of code. */
export interface Shown {
  readonly title: string;
  readonly place: string;
  readonly follow: string;
  readonly isStale: boolean;
  readonly way: string;
  readonly question: string;
  readonly bars: readonly string[];
  readonly message: string;
  readonly nodes: readonly {
    readonly name: string;
    readonly title: string;
    readonly value: string;
    readonly chip: string;
    readonly isCurrent: boolean;
    readonly isSelected: boolean;
  }[];
  /** `∂to/∂from`, and what is written on it. */
  readonly edges: readonly { readonly partial: string; readonly text: string; readonly isLit: boolean }[];
  readonly sentence: string;
  readonly rules: readonly string[];
  readonly speed: string;
  readonly counts: string;
  readonly result: readonly (readonly string[])[];
  readonly paths: readonly (readonly string[])[];
  readonly matrix: readonly (readonly string[])[];
  readonly facts: Readonly<Record<string, string>>;
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly whence: string }[];
  readonly selected: string;
}

/** The page of the panel, in the frames that VS Code puts around it. */
export function panel(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

export function shownIn(page: Page): Promise<Shown> {
  return panel(page).locator('body').evaluate(panelShown);
}

/** Waits until the panel shows what passes. */
export function untilShown(page: Page, passes: (shown: Shown) => boolean): Promise<Shown> {
  return until(() => shownIn(page), passes);
}

/** Waits until the panel shows a computation of its text, by its title. */
export function untilTitle(page: Page, title: RegExp): Promise<Shown> {
  return untilShown(page, (s) => !s.isStale && title.test(s.title));
}

/** Ctrl+K G at a place, both from 1. */
export async function openGraph(page: Page, line: number, column: number): Promise<void> {
  await focusEditor(page);
  await placeCursor(page, line, column);
  await page.keyboard.press('Control+K');
  await page.keyboard.press('g');
}

export async function chooseWay(page: Page, way: 'Values' | 'Forward' | 'Reverse' | 'Paths'): Promise<void> {
  await panel(page).getByRole('radio', { name: way }).click();
  await untilShown(page, (s) => s.way === way);
}

/** The input or the output that the question is about. */
export function chooseEnd(page: Page, label: 'Input' | 'Output', name: string): Promise<string[]> {
  return panel(page).getByLabel(label, { exact: true }).selectOption(name);
}

/** Presses a button by its name; of several, the first one of the page. */
export function press(page: Page, name: string): Promise<void> {
  return panel(page).getByRole('button', { name, exact: true }).first().click();
}

/** Types a value into an input's field. */
export async function setInput(page: Page, name: string, value: string): Promise<void> {
  const field = panel(page).locator('.section.inputs').getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** name → the number that hangs at it. */
export function chips({ nodes }: Shown): Record<string, string> {
  return Object.fromEntries(nodes.filter((n) => n.chip).map((n) => [n.name, n.chip]));
}

export function values({ nodes }: Shown): Record<string, string> {
  return Object.fromEntries(nodes.map((n) => [n.name, n.value]));
}

export function lit({ edges }: Shown): string[] {
  return edges.filter((e) => e.isLit).map((e) => e.partial);
}

/** What the command line says of a place of the fixtures. */
export interface Told {
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly name: string; readonly value: number }[];
  readonly jacobian: readonly (readonly number[])[];
  readonly determinant?: number;
  readonly conditionNumber?: number;
  readonly graph: {
    readonly nodes: readonly { readonly name: string; readonly value: number }[];
    readonly edges: readonly { readonly from: string; readonly to: string; readonly partial: number }[];
  };
  readonly sweeps: readonly { readonly mode: string; readonly steps: readonly ToldStep[] }[];
  readonly paths: {
    readonly sum: number;
    readonly largest: readonly { readonly contribution: number }[];
  };
  readonly costs: {
    readonly forwardSweeps: number;
    readonly reverseSweeps: number;
    readonly elimination: Readonly<Record<'forward' | 'reverse' | 'cheapest', number>>;
  };
}

export interface ToldStep {
  readonly node: string;
  readonly total: number;
  readonly sentence: string;
}

export function told({ folder }: Window, place: string, ...options: string[]): Told {
  const parameters = [join(root, 'dist/cli.js'), 'inspect', join(folder, place), '--json', ...options];
  return JSON.parse(execFileSync(process.execPath, parameters, { encoding: 'utf8' })) as Told;
}

/** Numbers as they are read against what they are, by name: to the six digits that are shown. */
export function assertClose(
  read: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, number>>,
): void {
  const wrong = Object.entries(expected).filter(([name, number]) => !isClose(read[name], number));
  assert.deepEqual(wrong, [], JSON.stringify(read));
  assert.ok(Object.keys(expected).length > 0);
}

function isClose(text: string | undefined, number: number): boolean {
  return text !== undefined && text !== '' && Math.abs(Number(text) - number) <= 6e-6 * Math.abs(number);
}

/** The panel alone, in coverage/screenshots. */
export async function panelPicture(page: Page, name: string): Promise<void> {
  const path = pictureOf(name);
  mkdirSync(dirname(resolve(path)), { recursive: true });
  const clip = await page.locator('iframe.webview.ready').first().boundingBox();
  if (clip) await page.screenshot({ path, clip });
}
