/** The edges at vertex v are edges[start[v]..start[v+1]), ascending. */
export interface Incidence {
  readonly start: Int32Array;
  readonly edges: Int32Array;
}

/** Which edges have which vertex at the end `ends`. */
export function incidence(count: number, ends: Int32Array): Incidence {
  const start = new Int32Array(count + 1);
  for (const v of ends) start[v + 1] = (start[v + 1] as number) + 1;
  for (let v = 0; v < count; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  const next = start.slice(0, count);
  const edges = new Int32Array(ends.length);
  for (let e = 0; e < ends.length; e++) {
    const v = ends[e] as number;
    const place = next[v] as number;
    edges[place] = e;
    next[v] = place + 1;
  }
  return { start, edges };
}
