/** Up to five names, as many as curl undoes, each of a packing that everyone knows, or of none at all. */
const KNOWN = /^[\s,]*(((x-)?gzip|br|deflate|identity|none|utf-?8)([\s,]+|$)){0,5}$/i;

/**
 * Whether a body can be read that is packed so.
 *
 * @param header the Content-Encoding header's value
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.4
 */
export function isKnownEncoding(header: string | null): boolean {
  return KNOWN.test(header ?? "");
}
