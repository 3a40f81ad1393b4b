/** The algorithm of session JWTs. https://www.rfc-editor.org/rfc/rfc7518#section-3.3 */
export const RS256 = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};
