import { encodeBase64url } from "./base64url.ts";
import { seededIntegers, type SeededIntegers } from "./seeded-integers.ts";

/** So many ids of a seed are distinct. */
export const DISTINCT = 2 ** 32;

/** Makes ids. A sandbox only ever plays the test environment. */
export class IdGenerator {
  /** Different in each sandbox, or as its seed is, so that what one signs is nothing to another. */
  readonly salt: string;
  readonly #streams: readonly SeededIntegers[] | undefined;
  /** The number of ids made from the seed, up to {@link DISTINCT}, after which it begins anew. */
  made = 0;
  #isTaken: (id: string) => boolean = () => false;

  /** @param seed makes the same ids each time; without it, they are random */
  constructor(seed?: string) {
    this.salt = seed ?? randomUUID();
    if (seed === undefined) return;
    this.#streams = ["a", "b", "c", "d"].map((stream) => seededIntegers(seed, stream));
  }

  /**
   * Makes an id.
   *
   * @param kind the words that it begins with, which name the kind of thing
   * @example
   * ids.make("user"); // "user-test-16f6a3e2-…"
   */
  make(kind: string): string {
    let id = `${kind}-test-${this.uuid()}`;
    // A snapshot may say that fewer ids were made than are in it.
    while (this.#streams && this.#isTaken(id)) id = `${kind}-test-${this.uuid()}`;
    return id;
  }

  /** Never makes an id again that is in use. */
  avoid(isTaken: (id: string) => boolean): void {
    this.#isTaken = isTaken;
  }

  /** Makes a UUID, version 4, in lower case. */
  uuid(): string {
    return this.#streams ? toUUID(this.#integers()) : randomUUID();
  }

  /** Makes a token of 33 bytes: 44 characters of base64url, without padding. */
  token(): string {
    return encodeBase64url(this.bytes(TOKEN_BYTES));
  }

  /** Makes so many bytes, for what is no id and no token. */
  bytes(count: number): Uint8Array {
    const bytes: number[] = [];
    while (bytes.length < count) {
      for (const integer of this.#integers()) {
        bytes.push(integer >>> 24, integer >>> 16, integer >>> 8, integer);
      }
    }
    return Uint8Array.from(bytes.slice(0, count));
  }

  /** Makes a code of six digits. */
  code(): string {
    return String(this.#integers()[0]! % 1_000_000).padStart(6, "0");
  }

  /** Four whole numbers of 32 bits. */
  #integers(): number[] {
    if (!this.#streams) return [...crypto.getRandomValues(new Uint32Array(4))];
    const n = this.made;
    this.made = (n + 1) % DISTINCT;
    return this.#streams.map((integers) => integers(n));
  }
}

const TOKEN_BYTES = 33;

/** Makes a random UUID. Pages without TLS and jsdom have no `crypto.randomUUID`, which takes a tenth of the time. */
export function randomUUID(): string {
  const { randomUUID: make } = crypto as { randomUUID?: () => string };
  return make ? make.call(crypto) : toUUID([...crypto.getRandomValues(new Uint32Array(4))]);
}

/** A UUID of version 4 in its form. https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
function toUUID(integers: readonly number[]): string {
  const hex = integers.map((integer) => integer.toString(16).padStart(8, "0")).join("");
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
