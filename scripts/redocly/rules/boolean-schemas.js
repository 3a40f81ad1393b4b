// `true` and `false` in the place of a schema crash several generators. Two are fine: under `additionalProperties`, which
// every tool knows, and `false` for a property that another branch of the same `oneOf` requires, or of the same `anyOf`
// has. The generator leaves it out of openapi.json, where `oneOf` refuses a value with both; of `anyOf` only the types and
// the JSON Schemas know it.
import { branches, resolveSchema } from "../schemas.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const booleanSchemas = () => {
  /** Places of `false` that a `oneOf` has shown to be fine. @type {Set<string>} */
  const fine = new Set();

  return {
    Schema(/** @type {any} */ schema, ctx) {
      const { location, report } = ctx;
      for (const keyword of ["oneOf", "anyOf"]) {
        const parts = (schema[keyword] ?? []).map((/** @type {any} */ part, /** @type {number} */ index) =>
          resolveSchema(part, location.child([keyword, index]), ctx),
        );
        const isNamed = (/** @type {any} */ { node }, /** @type {string} */ name) =>
          keyword === "oneOf" ? node?.required?.includes(name) : node?.properties?.[name];
        for (const part of parts) {
          for (const name of Object.keys(part.node?.properties ?? {})) {
            if (!parts.some((/** @type {any} */ other) => isNamed(other, name))) continue;
            fine.add(part.location.child(["properties", name]).absolutePointer);
          }
        }
      }
      for (const { node, location: at } of branches(schema, location)) {
        if (typeof node !== "boolean") continue;
        if (node === false && fine.has(at.absolutePointer)) continue;
        report({
          message:
            "Write a schema in the place of `true` or `false`, or leave it out: several generators crash at it. Only `additionalProperties` may be one, and `false` a property that another branch of the same `oneOf` requires, or of the same `anyOf` has.",
          location: at,
        });
      }
    },
  };
};
