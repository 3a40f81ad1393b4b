import type { Change } from "./change.ts";
import { COMPILES } from "./compare-shapes.ts";
import type { Pair } from "./pair.ts";

/** Lists fields that a gateway takes from a program alone, and not from whoever is in a browser. */
export function compareServerFields({ before, after }: Pair): Change[] {
  const [old = [], now = []] = [before, after].map((document) => document["x-server-fields"]);
  const added = now.filter((name) => !old.includes(name));
  const removed = old.filter((name) => !now.includes(name));
  const method = "createGateway";
  return [
    ...added.map((name): Change => {
      const text = `It takes ${name} only where a policy names it.`;
      const consequence = `${COMPILES}; a page that sends it is refused.`;
      return { rating: "major", method, text, consequence };
    }),
    ...removed.map((name): Change => {
      const text = `It takes ${name} from a page, where the method is allowed.`;
      return { rating: "minor", method, text, consequence: `${COMPILES}; a page may send it.` };
    }),
  ];
}
