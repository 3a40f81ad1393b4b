// The error types that operations list and the catalogue agree: each one listed is in the catalogue with the status
// it's listed under, and each one in the catalogue is listed, unless every call can answer it.
import { listedErrorTypes, readCatalogue } from "../error-types.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const errorTypes = () => {
  /** @type {import("../error-types.js").Catalogue} */
  let catalogue;
  const listed = new Set();
  // Shared enums are met once for every operation, and reported once.
  const seen = new Set();

  return {
    Root: {
      enter(root, ctx) {
        catalogue = readCatalogue(root, ctx);
      },
      leave(_root, { report }) {
        for (const [type, { scope }] of Object.entries(catalogue.entries)) {
          if (scope === "any" || listed.has(type)) continue;
          report({
            message: `List \`${type}\` in the error_type enum of each operation that answers it, give it \`scope: any\` if every call can, or remove it: no operation lists it.`,
            location: catalogue.location.child(type).key(),
          });
        }
      },
    },
    Responses: {
      Response(response, ctx) {
        for (const { type, location } of listedErrorTypes(response, ctx)) {
          listed.add(type);
          const message = disagreement(type, catalogue.entries[type], String(ctx.key));
          const place = `${location.absolutePointer} ${ctx.key}`;
          if (message && !seen.has(place)) ctx.report({ message, location });
          seen.add(place);
        }
      },
    },
  };
};

/**
 * @param {string} type
 * @param {import("../error-types.js").Entry | undefined} entry
 * @param {string} status
 */
function disagreement(type, entry, status) {
  if (!entry) {
    return `Add \`${type}\` to the catalogue x-error-types with status ${status}, evidence, meaning, cause and remedy, or correct its spelling.`;
  }
  if (String(entry.status) !== status) {
    return `Move \`${type}\` to the ${entry.status} response, or correct its status in the catalogue x-error-types: it's listed under ${status}.`;
  }
  return undefined;
}
