/** Cuts a text from elsewhere, which may be of any length, for a line. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
