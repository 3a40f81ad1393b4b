// A property that one part of an `allOf` describes and another narrows by a $ref is described at both: documentation takes
// the later one, whose text would be the general one of what the $ref leads to.
import { isRef } from "@redocly/openapi-core";
import { members, resolveSchema } from "../schemas.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const narrowedDescriptions = () => ({
  Schema(/** @type {any} */ schema, ctx) {
    const parts = members(schema, "allOf", ctx.location).map((part) => propertiesOf(part, ctx));
    for (const [index, own] of parts.entries()) {
      for (const { name, node, location } of own) {
        if (!isRef(node) || /** @type {any} */ (node).description !== undefined) continue;
        const others = parts.filter((_, other) => other !== index).flat();
        if (!others.some((other) => other.name === name && other.node.description !== undefined)) continue;
        ctx.report({
          message: `Repeat the description of \`${name}\` beside this $ref: another part of the \`allOf\` gives one, which documentation drops for that of the $ref's schema.`,
          location: location.key(),
        });
      }
    }
  },
});

/**
 * The properties that a part names, itself or in its branches.
 * @param {import("../schemas.js").Place} part
 * @param {import("../schemas.js").Context} ctx
 * @returns {(import("../schemas.js").Place & { name: string })[]}
 */
function propertiesOf(part, ctx) {
  const { node, location } = resolveSchema(part.node, part.location, ctx);
  if (typeof node !== "object" || node === null) return [];
  const own = Object.entries(node.properties ?? {}).map(([name, property]) => ({
    name,
    node: property,
    location: location.child(["properties", name]),
  }));
  const inner = ["anyOf", "oneOf"].flatMap((keyword) => members(node, keyword, location));
  return [...own, ...inner.flatMap((branch) => propertiesOf(branch, ctx))];
}
