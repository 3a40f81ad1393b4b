import { encodeBase64 } from "../../transport/base64.ts";

/** The ways in which bytes stand as text. */
export type Form = "utf8" | "hex" | "base64";

/** Reads bytes of a text, of base64 with the digits of any alphabet. Nothing: the text isn't in that form. */
export function readBytes(text: string, form: Form): Uint8Array | undefined {
  if (form === "utf8") return new TextEncoder().encode(text);
  if (form === "hex") {
    if (!/^(?:[\da-f]{2})*$/i.test(text)) return undefined;
    return Uint8Array.from(text.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  }
  const digits = text
    .replace(/={1,2}$/, "")
    .replaceAll(/[.-]/g, "+")
    .replaceAll("_", "/");
  if (!/^[\w+/]*$/.test(digits) || digits.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0));
}

/** Writes bytes in base64. */
export function toBase64(bytes: Uint8Array): string {
  return encodeBase64(bytes);
}
