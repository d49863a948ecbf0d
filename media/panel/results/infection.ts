import type { Step, Sweep } from '../../../src/core/sweep/steps';
import type { Now } from '../graph/model';
import { sweepFrom } from '../graph/sweep';
import type { Look } from '../state/look';
import { rememberedBy } from '../text/remembered';

/** How something that is not finite comes to a place: it begins there, or it has travelled. */
export type Infected = 'origin' | 'infected';

/**
 * Where NaN and infinity begin and the way that they take: values along the data; derivatives the way of the sweep, of
 * paths from the output back. What is absent is finite, or takes what is not finite and gives something finite.
 */
export interface Infection {
  /** By vertex and by edge of the graph that is drawn. */
  readonly vertices: ReadonlyMap<number, Infected>;
  readonly edges: ReadonlyMap<number, Infected>;
}

const known = rememberedBy<Look, Infection>();

export function infectionOf(look: Look): Infection {
  return known(look, '', () => (look.mute ? none : found(look)));
}

const none: Infection = { vertices: new Map(), edges: new Map() };

function found(look: Look): Infection {
  const { now, sweep, done, pair } = look;
  const values = valuesOf(now);
  const back = pair && sweepFrom(now, 'reverse', pair.to);
  const derivatives = sweep
    ? derivativesOf(now, sweep, sweep.steps.slice(0, done))
    : back && derivativesOf(now, back, back.steps);
  return derivatives
    ? {
        vertices: merged(values.vertices, derivatives.vertices),
        edges: merged(values.edges, derivatives.edges),
      }
    : values;
}

/** Where it begins goes before where it passes. */
function merged(a: ReadonlyMap<number, Infected>, b: ReadonlyMap<number, Infected>): Map<number, Infected> {
  const origins = [...a, ...b].filter(([, kind]) => kind === 'origin');
  return new Map([...a, ...b, ...origins]);
}

function valuesOf({ graph, values }: Now): Infection {
  const hasNumber = (vertex: number): boolean => Number.isFinite(values[graph.nodes[vertex] ?? -1]);
  const vertices = new Map<number, Infected>();
  for (const vertex of graph.nodes.keys()) if (!hasNumber(vertex)) vertices.set(vertex, 'origin');
  const edges = new Map<number, Infected>();
  for (const [edge, to] of graph.to.entries())
    if (vertices.has(to) && vertices.has(graph.from[edge] ?? -1)) {
      edges.set(edge, 'infected');
      vertices.set(to, 'infected');
    }
  return { vertices, edges };
}

function derivativesOf({ graph, values }: Now, { totals }: Sweep, steps: readonly Step[]): Infection {
  const hasNumber = (vertex: number | undefined): boolean =>
    Number.isFinite(values[graph.nodes[vertex ?? -1] ?? -1]);
  const vertices = new Map<number, Infected>();
  const edges = new Map<number, Infected>();
  for (const { vertex, total, contributions } of steps) {
    const broken = contributions.filter(({ product }) => !Number.isFinite(product));
    for (const { edge, neighbour } of broken) {
      const begins =
        Number.isFinite(totals[neighbour]) && hasNumber(graph.from[edge]) && hasNumber(graph.to[edge]);
      edges.set(edge, begins ? 'origin' : 'infected');
    }
    if (!Number.isFinite(total)) vertices.set(vertex, broken.length ? 'infected' : 'origin');
  }
  return { vertices, edges };
}

/** Of what stands for several vertices or edges: where it begins goes before where it passes. */
export function worstOf(
  kinds: ReadonlyMap<number, Infected>,
  places: readonly number[],
): Infected | undefined {
  const found = places.map((place) => kinds.get(place));
  return found.includes('origin') ? 'origin' : found.find((kind) => kind !== undefined);
}

/** For those who hear the graph. */
export function infectionWord(kind: Infected | undefined): string {
  if (kind === undefined) return '';
  return kind === 'origin' ? ', not finite from here on' : ', not finite';
}
