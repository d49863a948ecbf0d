import { Fragment } from 'preact';
import type { Paths } from '../../../src/core/sweep/paths';
import type { ToEditor } from '../../../src/protocol/panel';
import type { Now } from '../graph/model';
import { pathNames, pathProduct } from '../results/path-words';
import { shown } from '../text/numbers';
import { PathCount } from './count';

interface PathTableProps {
  readonly now: Now;
  readonly from: number;
  readonly paths: Paths;
  readonly all: bigint;
  readonly send: (message: ToEditor) => void;
  readonly digits: number;
  readonly mute: boolean;
  /** The path that is lit, and what a click on one does; absent where they are only listed. */
  readonly chosen?: number | undefined;
  readonly onChoose?: (path: number) => void;
}

/** Paths with their products and contributions, and the sum over all of them. */
export function PathTable({ now, from, paths, all, digits, mute, chosen, onChoose, send }: PathTableProps) {
  const { largest, sum } = paths;
  const number = (x: number): string => (mute ? '–' : shown(x, digits));
  return (
    <table class="numbers choices">
      <tbody>
        {largest.map((path, k) => (
          <tr key={path.edges.join()} class={chosen === k ? 'chosen' : undefined}>
            <th scope="row">
              {onChoose ? (
                <button type="button" class="row" aria-pressed={chosen === k} onClick={() => onChoose(k)}>
                  {pathNames(now, from, path)}
                </button>
              ) : (
                pathNames(now, from, path)
              )}
              {mute || path.edges.length < 2 ? null : (
                <span class="muted product">{breaking(pathProduct(now, path, Math.min(digits, 3)))}</span>
              )}
            </th>
            <td>{number(path.contribution)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            sum over <PathCount paths={paths} all={all} send={send} />
          </th>
          <td>{number(sum)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Long products break behind a dot, never in a number. */
function breaking(product: string) {
  return product.split('·').map((factor, k) => (
    <Fragment key={k}>
      {k ? '·' : ''}
      {k ? <wbr /> : null}
      {factor}
    </Fragment>
  ));
}
