import { readFileSync } from "node:fs";
import type { Examples } from "./peers/peer.ts";

const { components } = JSON.parse(
  readFileSync(new URL("../generated/openapi.json", import.meta.url), "utf8"),
) as { components: { examples: Record<string, { value: object } | undefined> } };

function example(name: string): object {
  const found = components.examples[name];
  if (!found) throw new Error(`The document has no example ${name}.`);
  return found.value;
}

/** The document's own examples: a user with a factor of every kind, and one created with every field. */
export const examples: Examples = {
  user_id: (example("GetResponse") as { user_id: string }).user_id,
  params: example("CreateRequestInFull") as Examples["params"],
  got: example("GetResponse"),
  created: example("CreateResponseInFull"),
};
