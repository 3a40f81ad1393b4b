import { createHash } from "node:crypto";
import { stringifySorted } from "../../../json.ts";
import type { Place } from "../file/users-file.ts";
import { hashId, IdSet } from "../id-set.ts";

/** The bytes that stand for all that a user has, which a number can hold. */
const HASH_BYTES = 6;

/** The places of a file's users by their ids, in about a hundred bytes each, whatever the users have. */
export class UserIndex {
  readonly #ids = new IdSet();
  readonly #hashes: number[] = [];
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #met: boolean[] = [];

  /** Adds a user, and tells whether the id is new. */
  add(id: string, user: object, { start, length }: Place): boolean {
    if (!this.#ids.add(hashId(id))) return false;
    this.#hashes.push(hashUser(user));
    this.#starts.push(start);
    this.#lengths.push(length);
    this.#met.push(false);
    return true;
  }

  /** Finds a user, who counts as met from now on. */
  meet(id: string, user: object): (Place & { readonly isSame: boolean }) | undefined {
    const at = this.#ids.indexOf(hashId(id));
    if (at < 0) return undefined;
    this.#met[at] = true;
    return { ...this.#placeOf(at), isSame: this.#hashes[at] === hashUser(user) };
  }

  /** The users whom nobody has met, in their order. */
  *unmet(): Generator<Place> {
    for (const [at, met] of this.#met.entries()) if (!met) yield this.#placeOf(at);
  }

  #placeOf(at: number): Place {
    return { start: this.#starts[at]!, length: this.#lengths[at]! };
  }
}

/** Stands for all that a user has, whatever the order of the keys. */
function hashUser(user: object): number {
  return createHash("sha256").update(stringifySorted(user)).digest().readUIntBE(0, HASH_BYTES);
}
