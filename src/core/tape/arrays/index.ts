import type { ArrayOperation } from '../../program/array-operations';
import type { Operation } from './arguments';
import { bits } from './bits';
import { fixedWidth } from './fixed-width';
import { lists } from './lists';
import { making } from './making';
import { mapping } from './mapping';
import { memory } from './memory';
import { numeric } from './numeric';
import { products } from './products';
import { reductions } from './reductions';
import { shaping } from './shaping';
import { solving } from './solving';
import { sorting } from './sorting';

const all: Readonly<Record<ArrayOperation, Operation>> = {
  ...lists,
  ...making,
  ...shaping,
  ...reductions,
  ...sorting,
  ...products,
  ...solving,
  ...numeric,
  ...mapping,
  ...bits,
  ...fixedWidth,
  ...memory,
};

const operations: ReadonlyMap<string, Operation> = new Map(Object.entries(all));

/** An operation on whole arrays, lists or shapes, as `ArrayOperation` says. */
export function arrayOperation(name: string): Operation | undefined {
  return operations.get(name);
}
