import type { Change } from "./change.ts";
import type { Pair } from "./pair.ts";

/** Lists schemas that are gone or have another name: each is a type of `stytch-fetch/schema`, and a file of JSON Schema. */
export function compareSchemaNames({ before, after, renamed }: Pair): Change[] {
  const gone = Object.keys(before.components.schemas).filter(
    (name) => !Object.hasOwn(after.components.schemas, name),
  );
  return gone.map((name) => {
    const now = renamed.get(name);
    return {
      rating: "major",
      method: name,
      text: now === undefined ? "The schema is gone." : `The schema is named ${now}.`,
      consequence:
        "Code that imports its type from stytch-fetch/schema, or its JSON Schema, by that name no longer finds it.",
    };
  });
}
