import { readOptions, wrongKind } from "../checks.ts";
import { systemClock, type Clock } from "../clock.ts";
import { StytchConfigError } from "../errors/config.ts";
import { StytchError } from "../errors/base.ts";
import { isObject } from "../json.ts";
import type { RequestHead } from "../transport/plain-exchange.ts";
import type { CallerSession, CookieOptions, SessionTokens } from "./types.ts";

const PREFIX = "__Host-stytch_";
const FIELDS = ["session_token", "session_jwt"] as const;
/** The longest name and value together that browsers keep (RFC 6265bis §5.6). */
const MAX_LENGTH = 4_096;
/** The octets that stand in a cookie as they are (RFC 6265 §4.1.1). Nothing is encoded, so that nothing is read two ways. */
const VALUE = /^[!#-+\--:<-[\]-~]+$/;

/** The names of a gateway's cookies. */
export type CookieNames = Readonly<Record<(typeof FIELDS)[number], string>>;

/**
 * Reads the option `cookies`.
 *
 * @returns the cookies' names; nothing where there are to be none
 * @throws {StytchConfigError} for a prefix that no cookie's name can begin with
 */
export function readCookieNames(cookies: boolean | CookieOptions | undefined): CookieNames | undefined {
  if (cookies === undefined || cookies === false) return undefined;
  const { prefix = PREFIX } =
    cookies === true ? {} : readOptions<CookieOptions>("cookies", cookies, ["prefix"]);
  if (typeof prefix !== "string") throw wrongKind("cookies.prefix", "a string", prefix);
  if (!/^[\w!#$%&'*+.^`|~-]{0,100}$/.test(prefix))
    throw new StytchConfigError(
      "cookies.prefix must be at most 100 letters, digits and signs that a cookie's name can have, such as _ and -.",
    );
  return { session_token: `${prefix}session`, session_jwt: `${prefix}session_jwt` };
}

/**
 * Reads the session in a request's cookies. Nothing: there is none, or a name stands twice, as where another host or path
 * of the site has set a cookie over the gateway's own.
 */
export function readCookies(request: RequestHead, names: CookieNames): CallerSession | undefined {
  const found = new Map<string, string>();
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    // Only what RFC 6265 calls white space: a name behind any other is not the one that browsers keep `__Host-` for.
    const [name, value] = /^[ \t]*([^= \t]+)=(.*)$/.exec(part)?.slice(1) ?? [];
    if (name !== names.session_token && name !== names.session_jwt) continue;
    if (found.has(name)) return undefined;
    found.set(name, value!);
  }
  const session = Object.fromEntries(
    FIELDS.map((field) => [field, found.get(names[field]) ?? ""] as const).filter(([, value]) =>
      VALUE.test(value),
    ),
  );
  return Object.keys(session).length > 0 ? session : undefined;
}

/**
 * Writes the `Set-Cookie` headers that keep a session: no script can read them, they come over TLS alone, and other sites'
 * requests don't carry them, but for links.
 *
 * They last as long as the session; where its end isn't known, until the browser is closed. A session has both tokens or
 * loses the other one, which would be an older session's. A JWT that is too long for browsers isn't kept: each call then
 * asks the API for a new one.
 *
 * @throws {StytchError} for a token that no cookie can hold
 */
export function sessionCookies(
  tokens: SessionTokens,
  names: CookieNames,
  clock: Clock = systemClock,
): string[] {
  const end = Date.parse(tokens.expires_at ?? "");
  const age = Number.isNaN(end) ? undefined : Math.max(0, Math.floor((end - clock.now()) / 1000));
  return FIELDS.map((field) => {
    const value = tokens[field] ?? "";
    const isKept = value !== "" && names[field].length + value.length < MAX_LENGTH;
    if (isKept && !VALUE.test(value))
      throw new StytchError(`The answer's ${field} has a character that no cookie can hold.`);
    return isKept ? setCookie(names[field], value, age) : setCookie(names[field], "", 0);
  });
}

/** Writes the `Set-Cookie` headers that end a session in a browser. */
export function clearCookies(names: CookieNames): string[] {
  return FIELDS.map((field) => setCookie(names[field], "", 0));
}

function setCookie(name: string, value: string, age: number | undefined): string {
  const maxAge = age === undefined ? "" : `; Max-Age=${age}`;
  return `${name}=${value}; Path=/${maxAge}; HttpOnly; Secure; SameSite=Lax`;
}

/**
 * Takes the session's tokens out of an answer's body, and leaves `""` there.
 *
 * @param own the session of the caller, as `authorize` gave it: its token goes on where the answer has but a new JWT, as
 *   that of `sessions.authenticate` by a JWT has
 * @returns the tokens to keep; nothing where the answer has none
 */
export function takeTokens(body: unknown, own?: CallerSession): SessionTokens | undefined {
  if (!isObject(body)) return undefined;
  const taken: Record<string, string> = {};
  for (const field of FIELDS) {
    if (!Object.hasOwn(body, field)) continue;
    const value = body[field];
    if (typeof value === "string" && value !== "") taken[field] = value;
    (body as Record<string, unknown>)[field] = "";
  }
  if (Object.keys(taken).length === 0) return undefined;
  const session = Object.hasOwn(body, "session") && isObject(body["session"]) ? body["session"] : {};
  const { expires_at } = session;
  const session_token = own?.session_token;
  return {
    ...(session_token && { session_token }),
    ...taken,
    ...(typeof expires_at === "string" && { expires_at }),
  };
}
