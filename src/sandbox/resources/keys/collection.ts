import { refuseUnknown } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { documentValidator } from "../../../validate/document.ts";
import type { Environment } from "../../environment/environment.ts";
import { readTime, writeTime } from "../../environment/time.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import { copyJSON } from "../../seed/given.ts";
import { readList } from "../../seed/read-list.ts";
import type { Changes } from "../../store/changes.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import type * as JWTModule from "./jwt.ts";
import { SignedTexts } from "./signed-texts.ts";
import { makeSigningKey, NUMBERS, publicKeyOf, type SigningKey } from "./signing-key.ts";

type JWT = typeof JWTModule;

/** The module that signs and opens JWTs, once it is loaded: an import of what is there already takes as long as a signature. */
let loaded: JWT | undefined;

async function loadJWT(): Promise<JWT> {
  return (loaded ??= await import("./jwt.ts"));
}

const NAMES = [...NUMBERS, "kid", "x5c", "x5tS256", "retires_at"];
/** For so long a key that was replaced stays in the set, in milliseconds. https://stytch.com/docs/api/jwks-get */
const MONTH = 30 * 24 * 60 * 60_000;

/** The keys of one sandbox, the newest last. There is none until one is needed, since making it takes time. */
export class KeyCollection extends Collection<SigningKey> {
  readonly #clock: Environment["clock"];
  readonly #signed = new SignedTexts();

  constructor({ clock }: Pick<Environment, "clock">, changes?: Changes) {
    super({ keyOf: ({ kid }) => kid }, changes);
    this.#clock = clock;
  }

  /**
   * Makes a key, unless there is one.
   *
   * Requests that come at the same time make one each, and the first to be done stays: on Workers, a request that waits
   * for what another one began may wait for ever.
   */
  async ensure(): Promise<void> {
    if (this.sorted.size > 0) return;
    const key = await makeSigningKey(this.#clock.now());
    if (this.sorted.size === 0) this.save(key);
  }

  /**
   * Makes a newer key, which signs from now on. Those before it stay in the set for a month, for what they have signed.
   *
   * @returns the new key's id
   */
  async rotate(): Promise<string> {
    await this.ensure();
    const key = await makeSigningKey(this.#clock.now());
    const retires_at = writeTime(this.#clock.now() + MONTH);
    this.changes.batch(() => {
      for (const { value } of this.list()) this.save({ retires_at, ...value });
      this.add(key);
    });
    return key.kid;
  }

  /**
   * Signs a JWT by the newest key.
   *
   * @param payload its claims, in JSON
   */
  async sign(payload: string): Promise<string> {
    await this.ensure();
    const { signJWT } = await loadJWT();
    return this.#signed.get(payload, this.list().at(-1)!.value, signJWT);
  }

  /**
   * The claims of a JWT that one of the keys has signed. It may have expired.
   *
   * @returns nothing for one of another key, or that is none
   */
  async open(jwt: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const { openJWT } = await loadJWT();
    return openJWT(
      jwt,
      this.list().map(({ value }) => value),
    );
  }
}

/** The keys that session JWTs are signed with, and their part of a snapshot. */
export const keys: CollectionDefinition<"keys", SigningKey, KeyCollection, readonly SigningKey[]> = {
  name: "keys",
  // Clients keep a key set for minutes, and would refuse whatever another key signs.
  isLasting: true,
  create: (environment, changes) => new KeyCollection(environment, changes),
  expire(all, now) {
    for (const { value } of all.list()) {
      if (value.retires_at !== undefined && readTime(value.retires_at)! <= now) all.delete(value.kid);
    }
  },
  write: (all) => all,
  read: (at, part) => readList(at, part, { keys: ["kid"], plural: "keys", read: readKey }),
};

function readKey(at: string, given: unknown): SigningKey {
  const copied: unknown = copyJSON(at, given);
  refuseUnknown(at, copied, NAMES);
  const key = copied as SigningKey;
  const schema = documentValidator.schema("api_session_v1_JWK");
  const problem = explainProblem({ validator: documentValidator, schema }, publicKeyOf(key), at);
  if (problem) throw new StytchConfigError(problem);
  if (key.retires_at !== undefined && readTime(key.retires_at) === undefined) {
    throw new StytchConfigError(`${at}.retires_at must be in RFC 3339. Leave it out, and the key stays.`);
  }
  const broken = NUMBERS.find((name) => !isBase64url(key[name]));
  if (!broken) return key;
  throw new StytchConfigError(
    `${at}.${broken} must be in base64url. Leave the key out, and another is made.`,
  );
}

function isBase64url(value: unknown): boolean {
  return typeof value === "string" && /^[\w-]+$/.test(value);
}
