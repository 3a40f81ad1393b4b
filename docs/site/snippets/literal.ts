const WIDTH = 80;

/**
 * Writes a JSON value as a TypeScript literal, as Prettier would: in one line if it fits.
 *
 * @param indent the spaces before the line that it begins in
 */
export function toLiteral(value: unknown, indent = 0): string {
  const short = write(value, 0, false);
  return short.length + indent <= WIDTH ? short : write(value, indent, true);
}

function write(value: unknown, indent: number, isOpen: boolean): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isArray = Array.isArray(value);
  const entries = Object.entries(value).map(([key, inner]) => {
    const text = isOpen ? toLiteral(inner, indent + 2) : write(inner, 0, false);
    return isArray ? text : `${toKey(key)}: ${text}`;
  });
  const [open, close, space] = isArray ? ["[", "]", ""] : ["{", "}", " "];
  if (entries.length === 0) return `${open}${close}`;
  if (!isOpen) return `${open}${space}${entries.join(", ")}${space}${close}`;
  const pad = " ".repeat(indent + 2);
  return `${open}\n${entries.map((entry) => `${pad}${entry},\n`).join("")}${" ".repeat(indent)}${close}`;
}

/** A key that is no name, or that would set the prototype, is quoted; the latter in brackets, so that it is a key. */
function toKey(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
