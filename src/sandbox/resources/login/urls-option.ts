import { refuseUnknown, requireArray } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { DEFAULT_URL, isRedirectUrl, type RedirectUrls } from "./redirect-urls.ts";

/** The pages of your app that links in messages may lead to. The first of a kind is its default. */
export interface UrlsOption {
  /** For active users, who follow a magic link. */
  readonly login?: readonly string[] | undefined;
  /** For new and pending users, who follow a magic link. */
  readonly signup?: readonly string[] | undefined;
  readonly invite?: readonly string[] | undefined;
  /** For whoever has forgotten their password. */
  readonly resetPassword?: readonly string[] | undefined;
}

const KINDS = ["login", "signup", "invite", "resetPassword"] as const;

/**
 * Checks the redirect URLs of a project. A kind that is left out stays open to all URLs of this machine.
 *
 * @throws {StytchConfigError} naming the URL, the rule and the remedy
 */
export function readUrls(given: UrlsOption): RedirectUrls {
  refuseUnknown("urls", given, KINDS);
  const lists = KINDS.filter((kind) => given[kind] !== undefined).map((kind) => {
    const list = requireArray(`urls.${kind}`, given[kind]);
    return [kind, list.map((url, i) => readUrl(`urls.${kind}[${i}]`, url))] as const;
  });
  return Object.fromEntries(lists);
}

function readUrl(at: string, url: unknown): string {
  if (typeof url === "string" && isRedirectUrl(url)) return url;
  throw new StytchConfigError(
    `${at} must be a URL with its scheme, and without a slash at the end of its path, such as ${DEFAULT_URL}.`,
  );
}
