// The tables and the example of docs/gateway.md, held against what the gateway does. test/guides/ compiles and runs its code.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readLimits } from "../../src/gateway/limits/options.ts";
import { STATUSES } from "../../src/gateway/refusal.ts";
import { serverFields } from "../../src/validate/document.ts";

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const guide = read("docs/gateway.md");

/** The rows of the table whose head begins with a word, cell by cell. */
function rowsOf(head: string): string[][] {
  const [, table] = guide.split(new RegExp(`\\n\\| +${head}.*\\n\\|[- :|]+\\n`));
  const rows = table!.split("\n\n")[0]!.split("\n");
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

it("lists each error that a gateway answers by itself, with its status", () => {
  const told = rowsOf("status").map(([status, type]) => [type!.replaceAll("`", ""), Number(status)]);
  expect(told).toEqual(Object.entries(STATUSES));
});

it("tells each limit's default", () => {
  const { caller, strangers, all, ...others } = readLimits();
  const words = ({ requests, window }: typeof all): string => `${format(requests)} in ${format(window)} ms`;
  const format = (count: number): string => count.toLocaleString("en-US");
  const texts = { caller: words(caller), strangers: words(strangers), all: words(all) };
  const rest = Object.entries(others).map(([name, value]): [string, string] => {
    if (typeof value === "number") return [name, format(value)];
    return [name, value === undefined ? "this process's memory" : `\`${JSON.stringify(value)}\``];
  });
  const told = rowsOf("`limits.`").map(([name, , value]) => [name!.replaceAll("`", ""), value]);
  expect(Object.fromEntries(told)).toEqual({ ...texts, ...Object.fromEntries(rest) });
});

it("names the server's fields", () => {
  const [, section] = guide.split("### Server fields");
  const told = section!.split("\n\n")[2]!.match(/\w+/g);
  expect(told).toEqual(serverFields);
});

it("ends with the gateway of an example that is tested", () => {
  const [, code] = /## A hardened example[\s\S]*?```ts\n([\s\S]*?)```/.exec(guide)!;
  const plain = (text: string): string => text.replaceAll(/^ +/gm, "");
  const [, constants, gateway] = plain(code!).split("\n\n");
  const example = plain(read("examples/gateway-hono.ts"));
  expect(example).toContain(constants);
  expect(example).toContain(gateway);
});
