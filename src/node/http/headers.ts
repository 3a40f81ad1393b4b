import { FRAMING } from "../../client/options/checks.ts";
import type { Outgoing } from "../../transport/transport.ts";

/** A header's value in Node's list of names and values; of a repeated one all values, as HTTP joins them. */
export function rawHeader(raw: readonly string[], name: string): string | null {
  let value: string | null = null;
  for (let index = 0; index < raw.length; index += 2) {
    const own = raw[index]!;
    if (own.length !== name.length || own.toLowerCase() !== name) continue;
    value = value === null ? raw[index + 1]! : `${value}, ${raw[index + 1]!}`;
  }
  return value;
}

/** A request's headers as Node takes them: names and values by turns. */
export function listHeaders(
  { headers: fixed, authorization }: { headers: readonly string[]; authorization: string | undefined },
  headers: Outgoing["headers"],
  body: string | undefined,
): string[] {
  const list = [...fixed];
  let accept = "application/json";
  let encoding = "gzip, br";
  for (const [name, value] of headers) {
    if (name === "accept") accept = value;
    else if (name === "accept-encoding") encoding = value;
    // A middleware may have named what the client or HTTP itself sets.
    else if (name !== "authorization" && !FRAMING.test(name)) list.push(name, value);
  }
  list.push("Accept", accept, "Accept-Encoding", encoding);
  if (authorization !== undefined) list.push("Authorization", authorization);
  if (body !== undefined) list.push("Content-Length", String(Buffer.byteLength(body)));
  return list;
}
