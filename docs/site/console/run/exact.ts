// No answer can know it, so that no text of one is taken for a number.
const MARK = `whole-${Math.random().toString(36).slice(2)}-`;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const MARKED = new RegExp(`"${MARK}(-?\\d+)"`, "g");

/**
 * Parses JSON, and keeps whole numbers that JavaScript would round, such as `12345678901234567890`, as marked texts, which
 * `exact` writes as the numbers that they are.
 *
 * @throws {SyntaxError} if it is no JSON
 */
export function parseExactly(text: string): unknown {
  JSON.parse(text);
  return JSON.parse(
    text.replaceAll(TOKENS, (token) =>
      /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${MARK}${token}"` : token,
    ),
  );
}

/** Writes the marked texts in a JSON text as numbers. */
export function exact(json: string): string {
  return json.replaceAll(MARKED, "$1");
}
