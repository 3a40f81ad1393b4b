// Each branch of a union has a name, and objects that a fixed field tells apart have schemas of their own: documentation
// shows branches as tabs, and the discriminator that the generator writes refers to schemas by name.
import { members, resolveSchema } from "../schemas.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const unionBranches = () => ({
  Schema(/** @type {any} */ schema, ctx) {
    for (const keyword of ["anyOf", "oneOf"]) {
      const parts = members(schema, keyword, ctx.location);
      for (const { node, location } of parts) {
        if (isNamed(node, schema[keyword])) continue;
        ctx.report({
          message:
            "Name the branch: by a `title` of a few words, or by a $ref to a schema with a name. Documentation shows it as a tab, and tools as a type.",
          location,
        });
      }
      const fixed = parts.map(({ node, location }) => fixedFields(resolveSchema(node, location, ctx).node));
      const common =
        fixed.length > 1 && fixed[0]?.find((name) => fixed.every((names) => names.includes(name)));
      const inline = common && parts.find(({ node }) => node.$ref === undefined);
      if (inline) {
        ctx.report({
          message: `Give the branch a schema of its own and refer to it: \`${common}\` tells the branches apart, and a discriminator can only name schemas with names.`,
          location: inline.location,
        });
      }
    }
  },
});

/**
 * @param {any} branch
 * @param {any[]} all
 */
function isNamed(branch, all) {
  if (typeof branch !== "object" || branch.$ref || branch.title || branch.type === "null") return true;
  // The generator names the two branches of an open enum.
  const isOpen = all.some(
    (/** @type {any} */ other) => Object.keys(other).join() === "type" && other.type === "string",
  );
  return (
    isOpen && branch.type === "string" && (branch.enum !== undefined || Object.keys(branch).length === 1)
  );
}

/**
 * @param {any} schema
 * @returns {string[]}
 */
function fixedFields(schema) {
  return (schema?.required ?? []).filter(
    (/** @type {string} */ name) => typeof schema.properties?.[name]?.const === "string",
  );
}
