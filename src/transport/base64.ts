/** Encodes bytes in base64. No call with all of them as its arguments: a long secret would be too many. */
export function encodeBase64(bytes: Iterable<number>): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
