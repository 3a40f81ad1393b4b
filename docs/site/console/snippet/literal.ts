const WIDTH = 80;

/** A piece of TypeScript among values. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Writes JSON values as TypeScript, in lines as Prettier would break them. `indent` is that of the first line. */
export function literal(value: unknown, indent = 0, taken = 0): string {
  const flat = inline(value);
  if (value instanceof Code) return flat;
  if (indent + taken + flat.length <= WIDTH && !isNested(value)) return flat;
  const inner = " ".repeat(indent + 2);
  const outer = " ".repeat(indent);
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((item) => `${inner}${literal(item, indent + 2, 1)},\n`).join("")}${outer}]`;
  }
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    const lines = Object.entries(value).map(([name, item]) => {
      const start = `${key(name)}: `;
      return `${inner}${start}${literal(item, indent + 2, start.length + 1)},\n`;
    });
    return `{\n${lines.join("")}${outer}}`;
  }
  return flat;
}

/** Whether an object within an object makes it easier to read in lines of its own. */
function isNested(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values<unknown>(value as Record<string, unknown>).some(
    (item) => typeof item === "object" && item !== null && Object.keys(item).length > 1,
  );
}

function inline(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).map(([name, item]) => `${key(name)}: ${inline(item)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return typeof value === "string" ? quote(value) : String(value);
}

function key(name: string): string {
  // Unlike all others, it would set the prototype.
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function quote(text: string): string {
  // They end a line for some programs, and nobody sees them.
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
