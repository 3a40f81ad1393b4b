import { readFileSync } from "node:fs";
import type { Examples } from "./peers/peer.ts";

interface Body {
  content: { "application/json": { examples: Record<string, { value: object } | undefined> } };
}

const { paths } = JSON.parse(readFileSync(new URL("../generated/openapi.json", import.meta.url), "utf8")) as {
  paths: Record<string, Record<string, { requestBody: Body; responses: Record<string, Body> }>>;
};
const create = paths["/v1/users"]!["post"]!;
const update = paths["/v1/users/{user_id}"]!["put"]!;
const get = paths["/v1/users/{user_id}"]!["get"]!;

function example(body: Body | undefined, name: string): object {
  const found = body?.content["application/json"].examples[name];
  if (!found) throw new Error(`The document has no example ${name}.`);
  return found.value;
}

const got = example(get.responses["200"], "user");

/** The document's own examples: a user with a factor of every kind, and one created with every field. */
export const examples: Examples = {
  user_id: (got as { user_id: string }).user_id,
  params: example(create.requestBody, "in_full") as Examples["params"],
  got,
  created: example(create.responses["201"], "in_full"),
  updated: example(update.responses["200"], "in_full"),
};
