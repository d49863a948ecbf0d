import { shown } from '../text/numbers';

interface MatrixProps {
  /** What an entry is: `∂²e`. */
  readonly corner: string;
  readonly rows: readonly { readonly name: string; readonly numbers: Float64Array }[];
  readonly columns: readonly string[];
  readonly digits: number;
  readonly mute: boolean;
  readonly label: string;
}

/** Rows and columns that are shown. */
const most = 8;

export function Matrix({ corner, rows, columns, digits, mute, label }: MatrixProps) {
  const fitting = columns.length > 2 ? 3 : 6;
  const cut = rows.length > most || columns.length > most;
  return (
    <>
      <div class="scroll">
        <table class={columns.length > 3 ? 'numbers matrix dense' : 'numbers matrix'} aria-label={label}>
          <thead>
            <tr>
              <td class="muted corner">{corner}</td>
              {columns.slice(0, most).map((name) => (
                <th key={name} scope="col" title={name}>
                  <i class="name">{name}</i>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map(({ name, numbers }) => (
              <tr key={name}>
                <th scope="row" title={name}>
                  <i class="name">{name}</i>
                </th>
                {Array.from(numbers.subarray(0, most), (x, k) => (
                  <td key={k} title={mute ? undefined : shown(x, digits)}>
                    {mute ? '–' : shown(x, Math.min(digits, fitting))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cut ? (
        <p class="muted">
          {Math.min(rows.length, most)} of {rows.length} rows, {Math.min(columns.length, most)} of{' '}
          {columns.length} columns
        </p>
      ) : null}
    </>
  );
}
