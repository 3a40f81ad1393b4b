import type { RequestHead } from "../../transport/plain-exchange.ts";
import { readBasic } from "./authenticate.ts";
import type { Body } from "./body.ts";

/**
 * Puts the credentials of a client that come by HTTP Basic where others have them, in the body. A body that has a secret
 * keeps it: some SDKs send the project's own credentials by Basic beside those of the client.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export function addClientCredentials(body: Body, headers: RequestHead["headers"]): Body {
  if (body["client_secret"] !== undefined) return body;
  const given = readBasic(headers.get("authorization"));
  if (!given) return body;
  const client_id = decode(given.user);
  if (body["client_id"] !== undefined && body["client_id"] !== client_id) return body;
  return { ...body, client_id, client_secret: decode(given.password) };
}

/**
 * Reads a part of the pair, which OAuth has percent-encoded and many clients don't. A `+` stays: no id and no secret has a
 * blank, which it could stand for.
 */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
