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

/** Makes a request's headers: an object, as whatever wraps `http.request` copies and extends one. */
export function createHeaders(
  host: string,
  headers: HeaderList,
  authorization: string | undefined,
  body: string | undefined,
): Record<string, string> {
  const all: Record<string, string> = { host, accept: "application/json", "accept-encoding": "gzip, br" };
  for (const [name, value] of headers) all[name] = value;
  if (authorization !== undefined) all["authorization"] = authorization;
  if (body !== undefined) all["content-length"] = String(Buffer.byteLength(body));
  return all;
}
