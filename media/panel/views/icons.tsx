const shapes = {
  first: 'M4 3h1.5v10H4zM13 3v10L6.5 8z',
  back: 'M11.5 3v10L4.5 8z',
  play: 'M4.5 2.5v11l9-5.5z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  forth: 'M4.5 3v10l7-5z',
  last: 'M10.5 3H12v10h-1.5zM3 3v10l6.5-5z',
  plus: 'M7.25 3h1.5v4.25H13v1.5H8.75V13h-1.5V8.75H3v-1.5h4.25z',
  minus: 'M3 7.25h10v1.5H3z',
  fit: 'M3 3h4v1.5H4.5V7H3zM13 3v4h-1.5V4.5H9V3zM3 13V9h1.5v2.5H7V13zM13 13H9v-1.5h2.5V9H13z',
} as const;

export function Icon({ shape }: { readonly shape: keyof typeof shapes }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[shape]} fill="currentColor" />
    </svg>
  );
}
