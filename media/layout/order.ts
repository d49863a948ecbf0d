import type { Layered } from './graph';

/** How the items of each layer follow each other across the flow: layer l is items[start[l]..start[l+1]). */
export interface Order {
  readonly items: Int32Array;
  /** item → index within its layer. */
  readonly position: Int32Array;
}

/** The order given by `items`, which holds the layers one after the other. */
export function orderOf({ start }: Layered, items: Int32Array): Order {
  const position = new Int32Array(items.length);
  for (let l = 0; l + 1 < start.length; l++) {
    const first = start[l] as number;
    for (let k = first; k < (start[l + 1] as number); k++) position[items[k] as number] = k - first;
  }
  return { items, position };
}

/** Takes the positions in a layer from its items. */
export function placeLayer({ start }: Layered, { items, position }: Order, layer: number): void {
  const first = start[layer] as number;
  for (let k = first; k < (start[layer + 1] as number); k++) position[items[k] as number] = k - first;
}

export const copied = (order: Order): Order => ({
  items: order.items.slice(),
  position: order.position.slice(),
});
