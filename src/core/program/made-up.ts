/** Whether a front end made a name up for what the source gives none: it is no word for anybody to read. */
export function isMadeUp(name: string): boolean {
  return name.startsWith('#');
}
