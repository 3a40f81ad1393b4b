import { hash } from "node:crypto";

/** The bytes that stand for an id. Of a million users the chance that two share theirs is one in 30 million. */
export const ID_BYTES = 8;

const FIRST_SLOTS = 1 << 12;

/** Gives the 64 bits that stand for an id. */
export function hashId(id: string): bigint {
  // At once: a hash object for each of a million ids costs more than the hash.
  return BigInt(`0x${hash("sha256", id, "hex").slice(0, ID_BYTES * 2)}`);
}

/**
 * A set of ids, in their order, in 24 to 48 bytes each, where a `Set` of strings takes more than a hundred: a hash table with
 * open addressing.
 *
 * @see https://en.wikipedia.org/wiki/Open_addressing
 */
export class IdSet {
  #slots = new BigUint64Array(FIRST_SLOTS);
  /** The place of each slot's id in the order. */
  #places = new Uint32Array(FIRST_SLOTS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(hash: bigint): boolean {
    return this.indexOf(hash) >= 0;
  }

  /** The number of ids that were added before; -1 for one that wasn't added. */
  indexOf(hash: bigint): number {
    const slot = this.#find(notZero(hash));
    return this.#slots[slot] === 0n ? -1 : this.#places[slot]!;
  }

  /** Adds a hash, and tells whether it is new. */
  add(hash: bigint): boolean {
    const wanted = notZero(hash);
    const slot = this.#find(wanted);
    if (this.#slots[slot] !== 0n) return false;
    this.#slots[slot] = wanted;
    this.#places[slot] = this.#size;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #find(wanted: bigint): number {
    const last = this.#slots.length - 1;
    let slot = Number(wanted & BigInt(last));
    while (this.#slots[slot] !== 0n && this.#slots[slot] !== wanted) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const [slots, places] = [this.#slots, this.#places];
    this.#slots = new BigUint64Array(slots.length * 2);
    this.#places = new Uint32Array(slots.length * 2);
    for (const [from, hash] of slots.entries()) {
      if (hash === 0n) continue;
      const to = this.#find(hash);
      this.#slots[to] = hash;
      this.#places[to] = places[from]!;
    }
  }
}

/** Zero marks a free slot. */
function notZero(hash: bigint): bigint {
  return hash === 0n ? 1n : hash;
}

/** Writes hashes as text, for a journal. */
export function packIds(hashes: readonly bigint[]): string {
  const bytes = Buffer.alloc(hashes.length * ID_BYTES);
  hashes.forEach((hash, i) => bytes.writeBigUInt64BE(hash, i * ID_BYTES));
  return bytes.toString("base64");
}

/** Reads what {@link packIds} wrote. */
export function unpackIds(text: string): bigint[] {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: bytes.length / ID_BYTES }, (_, i) => bytes.readBigUInt64BE(i * ID_BYTES));
}
