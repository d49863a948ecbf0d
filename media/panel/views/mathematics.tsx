import { tokens } from '../text/tokens';

/** A line of mathematics in HTML. */
export function Mathematics({ text }: { readonly text: string }) {
  return (
    <>{tokens(text).map(({ text: part, kind }) => (kind === 'name' ? <i class="name">{part}</i> : part))}</>
  );
}

/** The same within an SVG text. */
export function SvgMathematics({ text }: { readonly text: string }) {
  return (
    <>
      {tokens(text).map(({ text: part, kind }) =>
        kind === 'name' ? <tspan class="name">{part}</tspan> : part,
      )}
    </>
  );
}
