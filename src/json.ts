/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses a JSON object. Nothing: the text is another thing. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Copies an object without the fields that are undefined. */
export function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
}

/** Copies a JSON value with every object's keys in alphabetical order. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  // fromEntries, because an assignment to a key named __proto__ would be lost.
  return Object.fromEntries(sortedKeys(value).map((key) => [key, sortKeys(value[key])]));
}

/** Writes JSON with every object's keys in alphabetical order. */
export function stringifySorted(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return `[${value.map(stringifySorted).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  // By hand, because an object puts its keys that are numbers first.
  let members = "";
  for (const key of sortedKeys(value)) {
    members += `${members === "" ? "" : ","}${quote(key)}:${stringifySorted(value[key])}`;
  }
  return `{${members}}`;
}

function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  // Most are in order as they are, and to look costs less than to sort.
  return keys.every((key, i) => i === 0 || keys[i - 1]! < key) ? keys : keys.sort();
}

/** A text that JSON writes as it is: nearly all are, and a test of it takes less time than JSON.stringify. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
