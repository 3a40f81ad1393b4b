import { describe, isLoopback } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { parseObject } from "../../../json.ts";
import { ApiError } from "../../errors/api-error.ts";

/** The service that users come from. https://openid.net/specs/openid-connect-core-1_0.html#UserInfo */
export type UserInfoSource = string | UserInfoFunction;

/** Tells whose an access token is. Nothing: the token is nobody's. */
export type UserInfoFunction = (accessToken: string) => UserInfo | undefined | Promise<UserInfo | undefined>;

/** The part of UserInfo that users are found by. */
export interface UserInfo {
  readonly email: string;
}

/** Real milliseconds. */
const TIMEOUT = 10_000;

/**
 * Checks the `userInfo` option.
 *
 * @throws {StytchConfigError} for what is neither a function nor a URL of this machine
 */
export function readUserInfoSource(given: unknown): UserInfoSource | undefined {
  if (given === undefined || typeof given === "function") return given as UserInfoFunction | undefined;
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : undefined;
  const shown = typeof given === "string" ? "another text" : describe(given);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new StytchConfigError(`userInfo must be a function or a URL, not ${shown}.`);
  }
  // A sandbox never sends a token anywhere else.
  if (isLoopback(url.hostname)) return url.href;
  throw new StytchConfigError(
    "userInfo must be a URL of this machine, such as http://localhost:8080/userinfo. Give a function for any other.",
  );
}

/**
 * Asks whose an access token is.
 *
 * @throws {ApiError} migrate_from_external_missing_userinfo, migrate_from_external_unexpected_response
 */
export async function askUserInfo(
  source: UserInfoSource | undefined,
  accessToken: string,
): Promise<UserInfo> {
  if (source === undefined) throw new ApiError("migrate_from_external_missing_userinfo");
  const info: Partial<UserInfo> | undefined =
    typeof source === "string" ? await fetchUserInfo(source, accessToken) : await source(accessToken);
  const email: unknown = info?.email;
  if (typeof email !== "string" || email === "") {
    throw new ApiError("migrate_from_external_unexpected_response");
  }
  return { email };
}

/** @returns nothing where there is no answer, or another than UserInfo */
async function fetchUserInfo(url: string, accessToken: string): Promise<Partial<UserInfo> | undefined> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json", authorization: `Bearer ${accessToken}` },
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    return response.ok ? parseObject(text) : undefined;
  } catch {
    return undefined;
  }
}
