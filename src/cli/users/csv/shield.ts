/**
 * The beginnings that spreadsheets take for a formula, and may run. Quotes before it count, so that a text that had one is the same again
 * when one is taken off.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** Puts a quote before a text that a spreadsheet would take for a formula: it shows the text then, without the quote. */
export function shield(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes off the quote that {@link shield} put there. */
export function unshield(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
