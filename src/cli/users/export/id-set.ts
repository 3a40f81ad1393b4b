import { createHash } from "node:crypto";

/** The bytes that stand for an id. Of a million users the chance that two share theirs is one in 30 million. */
export const ID_BYTES = 8;

const FIRST_SLOTS = 1 << 12;

/** Gives the 64 bits that stand for an id. */
export function hashId(id: string): bigint {
  return createHash("sha256").update(id).digest().readBigUInt64BE();
}

/**
 * A set of ids in 16 to 32 bytes each, where a `Set` of strings takes more than a hundred: a hash table with open
 * addressing.
 *
 * @see https://en.wikipedia.org/wiki/Open_addressing
 */
export class IdSet {
  #slots = new BigUint64Array(FIRST_SLOTS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(hash: bigint): boolean {
    return this.#slots[this.#find(hash)] !== 0n;
  }

  /** Adds a hash, and tells whether it is new. */
  add(hash: bigint): boolean {
    const slot = this.#find(hash);
    if (this.#slots[slot] !== 0n) return false;
    this.#slots[slot] = notZero(hash);
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return true;
  }

  #find(hash: bigint): number {
    const slots = this.#slots;
    const wanted = notZero(hash);
    let slot = Number(wanted & BigInt(slots.length - 1));
    while (slots[slot] !== 0n && slots[slot] !== wanted) slot = (slot + 1) & (slots.length - 1);
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new BigUint64Array(old.length * 2);
    for (const hash of old) if (hash !== 0n) this.#slots[this.#find(hash)] = hash;
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
