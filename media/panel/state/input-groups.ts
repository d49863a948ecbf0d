import type { PictureInput } from '../../../src/protocol/panel';
import type { Model } from '../graph/model';

/** An input as the source has it: the elements of an array together. */
export interface InputGroup {
  readonly name: string;
  readonly shape: readonly number[];
  readonly elements: readonly PictureInput[];
}

/** In the order of their first elements. */
export function groupsOf({ tape }: Model, inputs: readonly PictureInput[]): InputGroup[] {
  const found = new Map<string, PictureInput[]>();
  for (const input of inputs) {
    const group = found.get(input.base) ?? [];
    found.set(input.base, group);
    group.push(input);
  }
  return Array.from(found, ([name, elements]) => {
    const node = elements[0]?.node ?? -1;
    const whole = tape.inputs.find(({ first, size }) => first <= node && node < first + size);
    return { name, shape: whole?.shape ?? [], elements };
  });
}
