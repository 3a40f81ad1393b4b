import { encodeBase64 } from "../../transport/base64.ts";

/** Encodes bytes in base64url, without padding. https://www.rfc-editor.org/rfc/rfc4648#section-5 */
export function encodeBase64url(bytes: Iterable<number>): string {
  return encodeBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
