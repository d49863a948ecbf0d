import type { Span } from '../span';
import type { CallSite, Origin } from './tape';

/** The places that operations stand at, each only once. */
export class Origins {
  readonly all: Origin[] = [];
  /** The number of the place that was given last. */
  current = 0;
  private readonly known = new Map<readonly CallSite[], Map<number, Map<number, number>>>();
  private here: { unit: number; calls: readonly CallSite[]; spans: Map<number, number> } | undefined;
  private readonly paths = new Map<readonly CallSite[], Map<Span, CallSite[][]>>();

  at(unit: number, span: Span, calls: readonly CallSite[]): void {
    const spans = this.spansOf(unit, calls);
    const key = span.start * 2 ** 26 + span.end;
    const found = spans.get(key);
    this.current = found ?? this.all.length;
    if (found !== undefined) return;
    spans.set(key, this.all.length);
    this.all.push({ unit, span, calls });
  }

  /** The path of calls that one more call makes; the same object for the same path. */
  within(calls: readonly CallSite[], site: CallSite): readonly CallSite[] {
    const bySpan = this.paths.get(calls) ?? new Map<Span, CallSite[][]>();
    this.paths.set(calls, bySpan);
    const paths = bySpan.get(site.span) ?? [];
    bySpan.set(site.span, paths);
    const known = paths.find((p) => {
      const last = p[p.length - 1];
      return last?.unit === site.unit && last.name === site.name;
    });
    if (known) return known;
    const path = [...calls, site];
    paths.push(path);
    return path;
  }

  private spansOf(unit: number, calls: readonly CallSite[]): Map<number, number> {
    if (this.here?.unit === unit && this.here.calls === calls) return this.here.spans;
    const byUnit = this.known.get(calls) ?? new Map<number, Map<number, number>>();
    this.known.set(calls, byUnit);
    const spans = byUnit.get(unit) ?? new Map<number, number>();
    byUnit.set(unit, spans);
    this.here = { unit, calls, spans };
    return spans;
  }
}
