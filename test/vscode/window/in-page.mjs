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
