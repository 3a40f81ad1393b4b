import { StytchConfigError } from "../errors/config.ts";
import type { HeaderList } from "./message.ts";

/** Headers that are HTTP's own affairs, and differ from one runtime to another (https://fetch.spec.whatwg.org/#forbidden-request-header). */
export const FRAMING =
  /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * Checks a header by hand: Node loads its Headers, which takes its time, when they are first named, and they let pass
 * what Node won't send.
 *
 * @throws {StytchConfigError} for a character that no header can hold (RFC 9110 §5.1 and §5.5)
 */
export function checkHeaderText(name: string, value: string): void {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t -~\x80-\xff]*$/.test(value)) return;
  // What is given for a name may be a whole header, with its value.
  const shown = name.split(": ")[0]!.slice(0, 40);
  throw new StytchConfigError(
    `The header ${JSON.stringify(shown)} has a character that HTTP headers can't carry.`,
  );
}

/** Merges headers. Of those with one name, in any letter case, the last is taken. */
export function mergeHeaders(...all: readonly (Readonly<Record<string, string>> | undefined)[]): HeaderList {
  const merged = new Map<string, string>();
  for (const headers of all) {
    for (const [name, value] of Object.entries(headers ?? {})) merged.set(name.toLowerCase(), value);
  }
  return [...merged];
}
