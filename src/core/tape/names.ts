import type { Sealed } from './sealed';
import { isConstant, type Slots } from './slots';
import type { NodeName } from './tape';

/** Names of single nodes in sealed code and of constants at most: in a loop of a million rounds nobody reads more. */
export const mostSingle = 10_000;

/** The source's names for the values of a trace in progress. */
export class Names {
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly singles = new Map<number, NodeName>();

  constructor(
    private readonly slots: Slots,
    private readonly sealed: Sealed,
  ) {}

  /** The first name stays, but an own one goes before one of a helper. */
  give(node: number, name: string, own: boolean): void {
    if (!isConstant(node) && node >= this.slots.first) {
      const slot = node - this.slots.first;
      const known = this.slots.names[slot] ?? 0;
      if (known === 0 || (own && (known & 1) === 0))
        this.slots.names[slot] = 2 * this.numberOf(name) + (own ? 1 : 0);
      return;
    }
    const single = this.singles.get(node);
    const shared = isConstant(node) ? 0 : this.sealed.nameAt(node);
    const isKept = single ? single.own || !own : shared !== 0 && ((shared & 1) === 1 || !own);
    if (!isKept && this.singles.size < mostSingle) this.singles.set(node, { name, own });
  }

  text(number: number): string {
    return this.texts[number - 1] ?? '';
  }

  /** Names of single nodes by their final numbers. */
  single(final: (node: number) => number): ReadonlyMap<number, NodeName> {
    return new Map([...this.singles].map(([node, name]) => [final(node), name]));
  }

  /** From 1. */
  private numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.texts.push(name);
    this.numbers.set(name, this.texts.length);
    return this.texts.length;
  }
}
