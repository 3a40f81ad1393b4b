/** The parts of a URL that an address is checked by. */
export type UrlParts = Readonly<
  Pick<URL, "protocol" | "hostname" | "username" | "password" | "origin" | "pathname" | "search" | "hash">
>;

/**
 * Parses a URL, by hand where the runtime's has no parts: React Native's takes any text, and throws where a part is asked
 * for.
 *
 * @throws {TypeError} for what is no URL
 */
export function readUrl(value: string, base?: string): UrlParts {
  const url = new URL(value, base);
  try {
    return url.origin ? url : splitUrl(value);
  } catch {
    return splitUrl(value);
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc3986#appendix-B */
function splitUrl(value: string): UrlParts {
  const parts =
    /^([a-z][a-z\d+.-]*:)\/\/(?:([^/?#@\s\\]*)@)?((\[[^\]\s]+\]|[^/?#@:\s\\]+)(?::\d+)?)(\/[^?#\s\\]*)?(\S*)$/i.exec(
      value,
    );
  if (!parts) throw new TypeError("Invalid URL");
  const [, scheme, username = "", host, hostname, pathname = "/", search] = parts as unknown as string[];
  const protocol = scheme!.toLowerCase();
  const origin = `${protocol}//${host!}`;
  return {
    protocol,
    username,
    hostname: hostname!,
    origin,
    pathname,
    search: search!,
    password: "",
    hash: "",
  };
}
