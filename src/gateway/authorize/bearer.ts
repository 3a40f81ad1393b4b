import type { RequestHead } from "../../transport/plain-exchange.ts";

/**
 * Reads the token of `Authorization: Bearer …` (RFC 6750 §2.1). Nothing: no such header came, or one of another scheme, as
 * a proxy's own password is. A header that came twice, or says `Bearer` and no more, gives a token that is none.
 */
export function readBearer({ headers }: Pick<RequestHead, "headers">): string | undefined {
  const match = /^bearer(?![^ ]) *(.*)$/is.exec(headers.get("authorization") ?? "");
  return match?.[1];
}
