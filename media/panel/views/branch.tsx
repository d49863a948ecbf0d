import type { Picture } from '../../../src/protocol/panel';

/** On which branch formulas and numbers hold, where numbers decided on the way. */
export function Branch({ of }: { readonly of: Picture }) {
  const note = of.notes.find(({ code }) => code === 'branch');
  return note ? <p class="muted branch">{note.message}</p> : null;
}
