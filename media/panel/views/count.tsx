import type { Paths } from '../../../src/core/sweep/paths';
import type { ToEditor } from '../../../src/protocol/panel';
import { pathsText } from '../results/path-words';
import { countText, isShortened } from '../text/numbers';

/** How many paths; where the digits would fill the page a button copies all of them. */
export function PathCount({
  paths: { count },
  all,
  send,
}: {
  readonly paths: Paths;
  readonly all: bigint;
  readonly send: (message: ToEditor) => void;
}) {
  if (!isShortened(all)) return <>{pathsText(count, all)}</>;
  const digits = String(all);
  return (
    <>
      {all === count ? '' : `${countText(count)} as drawn, `}
      <button
        type="button"
        class="link"
        title={`Copy all ${digits.length.toLocaleString('en-US')} digits`}
        onClick={() => send({ kind: 'copyText', text: digits })}
      >
        {countText(all)}
      </button>{' '}
      paths
    </>
  );
}
