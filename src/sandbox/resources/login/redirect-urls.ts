import { isLoopback } from "../../../checks.ts";
import { ApiError, type ApiErrorType } from "../../errors/api-error.ts";
import type { Project } from "../../project.ts";

/** The purposes of links in messages. A project has a list of URLs for each. */
export type UrlKind = "login" | "signup" | "invite" | "resetPassword";

/** A project's redirect URLs, the default of each kind first. A kind without a list takes all of this machine. */
export type RedirectUrls = Readonly<Partial<Record<UrlKind, readonly string[]>>>;

/** Every test project has it from the start. https://stytch.com/docs/workspace-management/redirect-urls */
export const DEFAULT_URL = "http://localhost:3000/authenticate";

interface UrlErrors {
  readonly malformed: ApiErrorType;
  readonly unregistered: ApiErrorType;
  readonly none: ApiErrorType;
}

const linkErrors = {
  malformed: "invalid_magic_link_url",
  unregistered: "no_match_for_provided_magic_link_url",
} as const;

const errors: Readonly<Record<UrlKind, UrlErrors>> = {
  login: { ...linkErrors, none: "no_login_redirect_urls_set" },
  signup: { ...linkErrors, none: "no_signup_redirect_urls_set" },
  invite: { ...linkErrors, none: "no_invite_redirect_urls_set" },
  resetPassword: {
    malformed: "invalid_password_reset_redirect_url",
    unregistered: "invalid_password_reset_redirect_url",
    none: "no_password_reset_redirect_url",
  },
};

/**
 * The URL that a link of a message leads to: the given one, or else the project's default.
 *
 * @throws {ApiError} for one that isn't of the project's, has no right form, or where the project has none at all
 * @example
 * const url = requireRedirectUrl("resetPassword", body.reset_password_redirect_url, project);
 */
export function requireRedirectUrl(kind: UrlKind, given: string | undefined, { urls }: Project): string {
  const { malformed, unregistered, none } = errors[kind];
  const registered = urls[kind];
  if (registered?.length === 0) throw new ApiError(none);
  if (given === undefined) return registered?.[0] ?? DEFAULT_URL;
  if (!isRedirectUrl(given)) throw new ApiError(malformed);
  if (registered ? registered.some((url) => isSame(url, given)) : isLocal(given)) return given;
  const rule = registered
    ? `Add it to urls.${kind} of the sandbox's options`
    : `A sandbox without urls.${kind} takes those of this machine alone, such as ${DEFAULT_URL}: name the URL there`;
  throw new ApiError(unregistered, `The URL is none of the project's for ${words[kind]}. ${rule}.`);
}

const words: Readonly<Record<UrlKind, string>> = {
  login: "logins",
  signup: "sign-ups",
  invite: "invitations",
  resetPassword: "resets of passwords",
};

/**
 * Whether a text has the form of a redirect URL: with a scheme, and without a slash at the end of its path. Schemes of
 * apps will do, but none that a browser runs or reads on its own machine.
 */
export function isRedirectUrl(text: string): boolean {
  return /^(?!(?:javascript|data|file|blob|vbscript):)[a-z][a-z\d+.-]*:\/\/[^\s/?#][^\s?#]*(?<!\/)(?:[?#]\S*)?$/i.test(
    text,
  );
}

/** Whether a URL leads into an app by a scheme of its own, where another app may catch what it leads to. */
export function isNative(url: string): boolean {
  return !/^https?:/i.test(url);
}

/**
 * Refuses a link into an app that isn't bound to it by PKCE.
 *
 * @throws {ApiError} pkce_required_for_native_callback
 * @see https://stytch.com/docs/authentication/magic-links/adding-pkce
 */
export function requirePkceForNative(urls: readonly string[], codeChallenge: string | undefined): void {
  if (codeChallenge === undefined && urls.some(isNative)) {
    throw new ApiError("pkce_required_for_native_callback");
  }
}

/**
 * The link of a message, of the URL that it leads to in the end. The service puts a page of its own in between.
 *
 * @param type tells the page what the token is for
 */
export function makeLink(
  url: string,
  type: "magic_links" | "reset_password" | "login",
  token: string,
): string {
  const [page, ...fragment] = url.split("#");
  const joint = page!.includes("?") ? "&" : "?";
  const query = `stytch_token_type=${type}&token=${encodeURIComponent(token)}`;
  return [`${page}${joint}${query}`, ...fragment].join("#");
}

/** Exactly the same, but for a `www.` in front of the host. */
function isSame(one: string, other: string): boolean {
  return withoutWww(one) === withoutWww(other);
}

function withoutWww(url: string): string {
  return url.replace(/^(https?:\/\/)www\./i, "$1");
}

function isLocal(url: string): boolean {
  return !isNative(url) && URL.canParse(url) && isLoopback(new URL(url).hostname);
}
