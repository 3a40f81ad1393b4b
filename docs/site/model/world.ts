import { seedFromUser } from "../../../src/sandbox/resources/users/seed-from-user.ts";
import type { Sandbox, SeedUser } from "../../../src/sandbox/index.ts";
import type { OpenAPIDocument, Schema } from "./document.ts";
import { isLearnable } from "./learned.ts";
import { follow, type Schemas } from "./words.ts";

type Params = Readonly<Record<string, unknown>>;
type Values = Record<string, unknown>;

/** The people and apps of the document's examples. */
export class World {
  readonly #users: readonly Values[];
  readonly #apps: readonly Values[];
  readonly #schemas: Schemas;

  constructor(document: OpenAPIDocument) {
    this.#schemas = document.components.schemas;
    this.#users = collect(document, "user_id", ["emails", "webauthn_registrations"]);
    this.#apps = collect(document, "connected_app_id", ["scopes_granted"]);
  }

  /** States in which a call with these params may succeed, the one that shows most first. */
  seedsFor(params: Params): SeedUser[][] {
    const { user_id } = params;
    const known = this.#users
      .map((user) => ({ user, matches: matchesOf(user, params) }))
      .filter(({ matches }) => matches !== undefined)
      .sort((a, b) => b.matches! - a.matches!)
      .map(({ user }) => user);
    const owner = this.#give(known[0] ?? { ...SOMEBODY, ...(user_id !== undefined && { user_id }) }, params);
    const plain = { ...SOMEBODY, phone_numbers: [], user_id: owner["user_id"] };
    return [
      toSeeds(apart([owner, ...known.slice(1)])),
      [],
      ...(user_id === undefined ? [] : [toSeeds([plain])]),
    ];
  }

  /** Gives a user the factors whose ids the params name. The rest of a factor is made up by the sandbox. */
  #give(user: Values, params: Params): Values {
    const whole = { ...user };
    for (const [name, id] of Object.entries(params)) {
      const list = this.#listOf(name);
      if (list === undefined || JSON.stringify(user).includes(JSON.stringify(id))) continue;
      const factor = name === "email_id" ? { email: "ada.king@example.com", [name]: id } : { [name]: id };
      whole[list.name] = list.isList
        ? [...((whole[list.name] as object[] | undefined) ?? []), factor]
        : factor;
    }
    return whole;
  }

  /** The property of a user whose items have an id of this name. */
  #listOf(id: string): { name: string; isList: boolean } | undefined {
    if (!id.endsWith("_id")) return undefined;
    const { schema } = follow(this.#schemas["api_user_v1_User"] ?? {}, this.#schemas);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const { schema: whole } = follow(property, this.#schemas);
      const inner = follow(whole.items ?? whole, this.#schemas).schema;
      if (hasOwn(inner, id)) return { name, isList: whole.items !== undefined };
    }
    return undefined;
  }

  /** Lets the apps of the examples act for users, which no seed does. */
  connectApps({ users }: Sandbox, seeds: readonly SeedUser[], { connected_app_id: id }: Params): void {
    const isNew = typeof id === "string" && this.#apps.every((app) => app["connected_app_id"] !== id);
    const apps = isNew ? [...this.#apps, { connected_app_id: id }] : this.#apps;
    for (const { user_id } of seeds)
      if (user_id !== undefined) for (const app of apps) users.connectApp(user_id, app);
  }
}

function toSeeds(users: readonly Values[]): SeedUser[] {
  return users.map((user) => seedFromUser("user", user) as SeedUser);
}

const SOMEBODY: Values = {
  emails: [{ email: "ada@example.com", verified: true }],
  phone_numbers: [{ phone_number: "+12025550162", verified: true }],
};

function hasOwn({ properties = {} }: Schema, name: string): boolean {
  return Object.hasOwn(properties, name);
}

/** The number of ids among the params that a user has; undefined for another user than they name. */
function matchesOf(user: Values, params: Params): number | undefined {
  const ids = Object.entries(params).filter(([name]) => isLearnable(name));
  if (ids.some(([name, id]) => name in user && user[name] !== id)) return undefined;
  const text = JSON.stringify(user);
  return ids.filter(([, id]) => text.includes(JSON.stringify(id))).length;
}

/** Leaves out users who have an address, a number or an id that one before them has: no two of a project may. */
function apart(users: readonly Values[]): Values[] {
  const kept: Values[] = [];
  const taken = new Set<string>();
  for (const user of users) {
    const own = [...JSON.stringify(user).matchAll(UNIQUE)].map(([, value]) => value!);
    if (own.some((value) => taken.has(value))) continue;
    for (const value of own) taken.add(value);
    kept.push(user);
  }
  return kept;
}

const UNIQUE = /"(?:\w+_id|email|phone_number|crypto_wallet_address|provider_subject)":("(?:[^"\\]|\\.)+")/g;

/** The objects in the document's examples that have an id and other fields, each once and as it has the most to tell. */
function collect(document: OpenAPIDocument, id: string, others: readonly string[]): Values[] {
  const found = new Map<unknown, Values>();
  const visit = (_key: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (![id, ...others].every((name) => Object.hasOwn(value, name))) return value;
    // The answer of `users.get` has these two beside the user's own.
    const { status_code, request_id, ...own } = value as Values;
    const known = found.get(own[id]);
    if (!known || JSON.stringify(own).length > JSON.stringify(known).length) found.set(own[id], own);
    return value;
  };
  JSON.stringify([document.paths, document.components.examples], visit);
  return [...found.values()].filter((value) => typeof value[id] === "string");
}
