import type { Flag } from "./flags.ts";

/** Two columns, the first as wide as its longest entry. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join("\n");
}

/** The options of a command, as its help shows them. */
export function describeFlags(flags: Readonly<Record<string, Flag>>): string {
  return columns(
    Object.entries(flags).map(([name, { value, help }]) => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      help,
    ]),
  );
}
