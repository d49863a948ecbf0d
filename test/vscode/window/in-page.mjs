// Runs in VS Code's page.

/**
 * The middle of the first place where a text stands in the editor.
 *
 * @param {string} text
 * @returns {{ x: number, y: number } | undefined}
 */
export function placeOfText(text) {
  for (const line of document.querySelectorAll('.editor-instance .view-line')) {
    const at = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let offset = 0;
    let started = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = offset + (node.textContent ?? '').length;
      if (!started && at < end) {
        range.setStart(node, at - offset);
        started = true;
      }
      if (started && at + text.length <= end) {
        range.setEnd(node, at + text.length - offset);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      offset = end;
    }
  }
  return undefined;
}

/** Begins to measure how long it takes from a key to what the editor draws for it. */
export function watchTyping() {
  globalThis.typingTimes = [];
  let pressed;
  document.addEventListener(
    'keydown',
    () => {
      pressed = performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    if (pressed === undefined) return;
    globalThis.typingTimes.push(performance.now() - pressed);
    pressed = undefined;
  }).observe(document.querySelector('.editor-group-container.active .editor-instance .view-lines'), {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

/**
 * The milliseconds that were measured.
 *
 * @returns {number[]}
 */
export function typingTimes() {
  return globalThis.typingTimes;
}

/**
 * Puts a text into the clipboard.
 *
 * @param {string} text
 */
export function copy(text) {
  return navigator.clipboard.writeText(text);
}

/**
 * The text that the clipboard holds.
 *
 * @returns {Promise<string>}
 */
export function copied() {
  return navigator.clipboard.readText();
}

/**
 * A picture of one colour in a hover: its text, its width, its colour, and the colour behind it.
 *
 * @returns {{ alt: string, width: number, color: string, behind: string }}
 */
export function look(picture) {
  const svg = atob(picture.src.slice(picture.src.indexOf(',') + 1));
  return {
    alt: picture.alt,
    width: picture.naturalWidth,
    color: svg.match(/#[0-9a-f]{6}\b/i)?.[0] ?? '',
    behind: getComputedStyle(picture.closest('.monaco-hover') ?? picture).backgroundColor,
  };
}

/**
 * The text of an editor's lines from top to bottom, in whatever order they stand in the document.
 *
 * @returns {string}
 */
export function textOfLines(lines) {
  return lines
    .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
    .sort((left, right) => left.top - right.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');
}

/**
 * What the page of the panel shows.
 *
 * @param {Element} body
 * @returns {import('./panel').Shown}
 */
export function panelShown(body) {
  // Methods, for what compiles the tests marks functions that have a name with something that a page does not know.
  const { plain, textOf, texts } = {
    plain(text) {
      return (text ?? '').replaceAll('−', '-').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
    },
    textOf(selector, within = body) {
      return plain(within.querySelector(selector)?.textContent);
    },
    texts(selector, within = body) {
      return [...within.querySelectorAll(selector)].map((element) => plain(element.textContent));
    },
  };
  return {
    title: textOf('header .title'),
    place: textOf('header .place'),
    follow: textOf('header .follow'),
    isStale: body.querySelector('.page.stale') !== null,
    way: textOf('.ways [role="radio"][aria-checked="true"]'),
    question: [...(body.querySelector('.question')?.childNodes ?? [])]
      .map((node) => (node.nodeName === 'SELECT' ? node.value : plain(node.textContent)))
      .join(' '),
    bars: texts('.bar > span'),
    message: textOf('main.message'),
    nodes: [...body.querySelectorAll('g.node')].map((node) => ({
      name: textOf('.title', node).split(' = ')[0],
      title: textOf('.title', node),
      value: textOf('.value', node),
      chip: textOf('.chip text', node),
      isCurrent: node.matches('.current'),
      isSelected: node.matches('.selected'),
    })),
    edges: [...body.querySelectorAll('g.edge')].map((edge) => ({
      partial: edge.getAttribute('aria-label')?.split(' = ')[0] ?? '',
      text: textOf('text', edge),
      isLit: edge.matches('.lit'),
    })),
    sentence: [...(body.querySelector('.sentence')?.childNodes ?? [])]
      .filter((node) => !(node instanceof Element && node.matches('.rule, .speed')))
      .map((node) => node.textContent)
      .join('')
      .replaceAll('−', '-')
      .trim(),
    rules: texts('.sentence .rule'),
    speed: textOf('.sentence .speed'),
    counts: textOf('.counts'),
    result: [...body.querySelectorAll('.section.result tbody tr')].map((row) => texts('th, td', row)),
    paths: [...body.querySelectorAll('.section.paths tr')].map((row) => texts('th, td', row)),
    matrix: [...body.querySelectorAll('.section.jacobian .matrix tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => plain(cell.title)),
    ),
    facts: Object.fromEntries(
      [...body.querySelectorAll('.section.jacobian .facts tr')].map((row) => texts('th, td', row)),
    ),
    inputs: [...body.querySelectorAll('.section.inputs .input')].map((input) => ({
      name: textOf('.name', input),
      value: plain(input.querySelector('input.number')?.value),
      whence: textOf('.whence', input),
    })),
    selected: textOf('.section.selected .large'),
  };
}

/** Begins to note what each frame of the panel shows of a text: whether it is an older one's, and all numbers. */
export function watchPanel(body) {
  globalThis.panelFrames = [];
  new MutationObserver(() => {
    const numbers = [...body.querySelectorAll('.node .value, .node .chip, .section.result td')].map(
      (element) => element.textContent ?? '',
    );
    globalThis.panelFrames.push({
      isStale: body.querySelector('.page.stale') !== null,
      numbers: numbers.filter((text) => /\d/.test(text)).join(' '),
    });
  }).observe(body, { subtree: true, childList: true, characterData: true, attributes: true });
}

/**
 * The frames that were noted.
 *
 * @returns {{ isStale: boolean, numbers: string }[]}
 */
export function panelFrames() {
  return globalThis.panelFrames;
}

/**
 * What `axe` finds in a page: the rule, the element, and what is wrong with it. That a name holds what is seen is not
 * asked for: nodes show formulas and numbers, and their names say them in words.
 *
 * @returns {Promise<string[]>}
 */
export async function violations() {
  const found = await globalThis.axe.run(document, {
    resultTypes: ['violations'],
    rules: { 'label-content-name-mismatch': { enabled: false } },
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/**
 * The width of a page in pixels.
 *
 * @returns {number}
 */
export function widthOf(body) {
  return body.clientWidth;
}

/**
 * Whether the focus is in a frame, as that of a panel.
 *
 * @returns {boolean}
 */
export function isInFrame() {
  return document.activeElement?.tagName === 'IFRAME';
}

/**
 * Whether VS Code has stored something of the window in the browser: it does that every few seconds, if it is idle.
 *
 * @param {string} pattern a regular expression
 * @returns {Promise<boolean>}
 */
export async function isStored(pattern) {
  const { open, all } = {
    open(name) {
      return new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    },
    all(database, store) {
      return new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    },
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await open(name);
    for (const store of database.objectStoreNames) {
      const values = await all(database, store);
      if (values.some((value) => typeof value === 'string' && new RegExp(pattern).test(value))) return true;
    }
    database.close();
  }
  return false;
}

/**
 * What has the focus in the page of the panel by its name, and what is active within it.
 *
 * @returns {{ name: string, active: string }}
 */
export function focusedInPanel() {
  const element = document.activeElement;
  const { nameOf } = {
    nameOf(of) {
      return (of?.getAttribute('aria-label') ?? of?.textContent ?? '').replaceAll('−', '-').trim();
    },
  };
  const active = element?.getAttribute('aria-activedescendant');
  return { name: nameOf(element), active: active ? nameOf(document.getElementById(active)) : '' };
}

/**
 * How the graph lies in its frame.
 *
 * @returns {string}
 */
export function graphTransform(body) {
  return body.querySelector('.graph .content')?.getAttribute('transform') ?? '';
}

/**
 * The texts of what a selector finds in the page of the panel.
 *
 * @param {string} selector
 * @returns {string[]}
 */
export function textsInPanel(body, selector) {
  return [...body.querySelectorAll(selector)].map((element) =>
    (element.textContent ?? '').replaceAll('−', '-').replace(/\s+/g, ' ').trim(),
  );
}
