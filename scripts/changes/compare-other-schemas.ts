import { collectRefs } from "../../src/generate/collect-refs.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import type { Change } from "./change.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { OperationView } from "./operation-view.ts";
import type { Pair } from "./pair.ts";

type Views = ReadonlyMap<string, OperationView>;

/**
 * Lists what is another in schemas that are of no call's params and no answer, as those of failures: each is a type of
 * `stytch-fetch/schema`, whose values are read, and is told once.
 */
export function compareOtherSchemas(pair: Pair, old: Views, now: Views): Change[] {
  const [usedBefore, usedNow] = [namesUsed(pair.before, old), namesUsed(pair.after, now)];
  const names = Object.keys(pair.after.components.schemas).filter(
    (name) =>
      Object.hasOwn(pair.before.components.schemas, name) && !(usedBefore.has(name) && usedNow.has(name)),
  );
  const changes = new Map<string, Change>();
  for (const name of names) {
    const schema: Schema = { $ref: `#/components/schemas/${name}` };
    for (const { rating, consequence, text, shared } of compareSchemas(pair, schema, schema, "response")) {
      const change = { rating, method: "stytch-fetch/schema", text: shared?.text ?? text, consequence };
      changes.set(JSON.stringify(change), change);
    }
  }
  return [...changes.values()];
}

/** The names of the schemas that calls send and answer. */
function namesUsed({ components }: OpenAPIDocument, views: Views): Set<string> {
  const values = [...views.values()].map(({ params, result }) => [params, result]);
  return collectRefs(values, components.schemas);
}
