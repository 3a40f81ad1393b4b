/** The packings that are asked for, or that servers use unasked and everyone knows. */
const KNOWN = ["gzip", "x-gzip", "br", "deflate"];
/** Names for no packing at all. Of these only the first is HTTP's own. */
const NONE = ["", "identity", "none", "utf-8", "utf8"];
/** As many as curl undoes. */
const MOST = 5;

/**
 * Reads how a body is packed, in the order in which that was done; nothing where it can't be undone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.4
 */
export function readEncodings(header: string | null): string[] | undefined {
  const names = (header ?? "").split(",").map((name) => name.trim().toLowerCase());
  const packings = names.filter((name) => !NONE.includes(name));
  return packings.length <= MOST && packings.every((name) => KNOWN.includes(name)) ? packings : undefined;
}
