/** Whether programs of a language are read from mathematical notation, and not from code. */
export function isNotation(language: string): boolean {
  return language === 'latex' || language === 'markdown';
}
