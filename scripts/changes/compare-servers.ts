import { METHODS, type OpenAPIDocument } from "../../src/generate/openapi.ts";
import { optionOf } from "../../src/routes/server-option.ts";
import type { Change } from "./change.ts";
import { COMPILES } from "./compare-shapes.ts";
import type { Pair } from "./pair.ts";

/** Lists servers of other names: the client has an option for the address of each. */
export function compareServerNames({ before, after }: Pair): Change[] {
  const [old, now] = [before, after].map(serverNames);
  const gone = [...old!].filter((name) => !now!.has(name));
  const added = [...now!].filter((name) => !old!.has(name));
  return [
    ...gone.map(optionOf).map((option): Change => {
      const consequence = "Code that gives it no longer compiles.";
      return { rating: "major", method: "createStytch", text: `${option} is gone.`, consequence };
    }),
    ...added.map(optionOf).map((option): Change => {
      const consequence = `${COMPILES}.`;
      return { rating: "minor", method: "createStytch", text: `${option} is new.`, consequence };
    }),
  ];
}

/** The names of the servers beside `api`. */
function serverNames({ servers = [], paths }: OpenAPIDocument): Set<string> {
  const items = Object.values(paths);
  const operations = items.flatMap((item) => METHODS.flatMap((verb) => item[verb] ?? []));
  const all = [...servers, ...[...items, ...operations].flatMap((each) => each.servers ?? [])];
  return new Set(all.map((server) => server["x-server"] ?? "api").filter((name) => name !== "api"));
}
