import { createHmac } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator app shows, by Node's own HMAC. https://www.rfc-editor.org/rfc/rfc6238#section-4 */
export function showCode(secret: string, milliseconds: number): string {
  const bits = Array.from(secret, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((group) => parseInt(group, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** A code that no half minute near a moment has. */
export function wrongCode(secret: string, milliseconds: number): string {
  const near = [-2, -1, 0, 1, 2].map((steps) => showCode(secret, milliseconds + steps * 30_000));
  return ["111111", "222222", "333333", "444444", "555555", "666666"].find((code) => !near.includes(code))!;
}
