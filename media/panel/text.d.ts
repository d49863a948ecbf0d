/** A script bundled as text. */
declare module '*?text' {
  export const script: string;
}
