import { createHmac } from "node:crypto";

const DIGEST_BYTES = 32;

/** Bytes that follow from a key and a value, and that nobody without the key can tell from random ones: an HMAC. */
export class Keyed {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /**
   * @param kind keeps what is made of a value for one use apart from all others
   * @returns so many bytes, always the same for the same kind and value
   */
  bytes(kind: string, value: string | Buffer, length = DIGEST_BYTES): Buffer {
    const blocks = Array.from({ length: Math.ceil(length / DIGEST_BYTES) }, (_, i) =>
      // No kind has a NUL in it, so no two of these begin alike.
      createHmac("sha256", this.#key).update(`${kind}\0${i}\0`).update(value).digest(),
    );
    return Buffer.concat(blocks, blocks.length * DIGEST_BYTES).subarray(0, length);
  }

  /** Chooses one of a list for a value. */
  choose<Item>(kind: string, value: string, list: readonly Item[]): Item {
    return list[this.bytes(kind, value).readUIntBE(0, 6) % list.length]!;
  }

  /** A word of the letters of base32, at 5 bits each. */
  word(kind: string, value: string, length: number): string {
    const bytes = this.bytes(kind, value, length);
    return Array.from(bytes, (byte) => BASE32[byte % BASE32.length]!).join("");
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc4648#section-6 */
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
