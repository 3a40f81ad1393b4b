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

/** All of them, as the standard's own object. */
export function toHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index < raw.length; index += 2) headers.append(raw[index]!, raw[index + 1]!);
  return headers;
}
