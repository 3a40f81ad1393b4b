// `true` and `false` in the place of a schema crash several generators. Two are fine: under `additionalProperties`, which
// every tool knows, and `false` for a property that another branch of the same `oneOf` requires, which the generator
// leaves out of openapi.json, where `oneOf` refuses a value with both.
import { branches, resolveSchema } from "../schemas.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const booleanSchemas = () => {
  /** Places of `false` that a `oneOf` has shown to be fine. @type {Set<string>} */
  const fine = new Set();

  return {
    Schema(/** @type {any} */ schema, ctx) {
      const { location, report } = ctx;
      const parts = (schema.oneOf ?? []).map((/** @type {any} */ part, /** @type {number} */ index) =>
        resolveSchema(part, location.child(["oneOf", index]), ctx),
      );
      for (const part of parts) {
        for (const name of Object.keys(part.node?.properties ?? {})) {
          const isRequired = parts.some((/** @type {any} */ other) => other.node?.required?.includes(name));
          if (isRequired) fine.add(part.location.child(["properties", name]).absolutePointer);
        }
      }
      for (const { node, location: at } of branches(schema, location)) {
        if (typeof node !== "boolean") continue;
        if (node === false && fine.has(at.absolutePointer)) continue;
        report({
          message:
            "Write a schema in the place of `true` or `false`, or leave it out: several generators crash at it. Only `additionalProperties` may be one, and `false` a property that another branch of the same `oneOf` requires.",
          location: at,
        });
      }
    },
  };
};
