import type { HeaderList } from "../../transport/message.ts";

/** Finds a header's value in Node's list of names and values; of a repeated one all values, as HTTP joins them. */
export function rawHeader(raw: readonly string[], name: string): string | null {
  let value: string | null = null;
  for (let index = 0; index < raw.length; index += 2) {
    const own = raw[index]!;
    if (own.length !== name.length || own.toLowerCase() !== name) continue;
    value = value === null ? raw[index + 1]! : `${value}, ${raw[index + 1]!}`;
  }
  return value;
}

/**
 * Lists a request's headers as Node takes them: names and values by turns.
 *
 * @param first those that every request to the server begins with
 */
export function listHeaders(
  first: readonly string[],
  headers: HeaderList,
  authorization: string | undefined,
  body: string | undefined,
): string[] {
  const list = [...first];
  let accept = "application/json";
  let encoding = "gzip, br";
  for (const [name, value] of headers) {
    if (name === "accept") accept = value;
    else if (name === "accept-encoding") encoding = value;
    else list.push(name, value);
  }
  list.push("Accept", accept, "Accept-Encoding", encoding);
  if (authorization !== undefined) list.push("Authorization", authorization);
  if (body !== undefined) list.push("Content-Length", String(Buffer.byteLength(body)));
  return list;
}
