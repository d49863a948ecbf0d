import type { CopyFormat } from '../../../src/protocol/parts';

const formats: readonly (readonly [CopyFormat, string])[] = [
  ['code', 'Code'],
  ['latex', 'LaTeX'],
  ['markdown', 'Markdown'],
  ['json', 'JSON'],
  ['plain', 'Plain text'],
];

/** Copies in the form that is chosen. */
export function CopyButtons({
  what,
  disabled,
  onCopy,
}: {
  readonly what: string;
  readonly disabled: boolean;
  readonly onCopy: (format: CopyFormat) => void;
}) {
  return (
    <select
      class="button"
      disabled={disabled}
      aria-label={`Copy ${what} as`}
      value=""
      onChange={(event) => {
        const { value } = event.currentTarget;
        const chosen = formats.find(([format]) => format === value);
        if (chosen) onCopy(chosen[0]);
        event.currentTarget.value = '';
      }}
    >
      <option value="" disabled hidden>
        Copy {what}…
      </option>
      {formats.map(([format, title]) => (
        <option key={format} value={format}>
          {title}
        </option>
      ))}
    </select>
  );
}
