/** Text of a copy, made harmless: it may have anything in it, the codes of terminals included. */
export function plain(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, "?");
  return printable.length > 300 ? `${printable.slice(0, 300)}…` : printable;
}

/** A text of several lines without the codes of terminals. */
export function withoutCodes(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, "?");
}
