// The error types that operations list and the catalogue agree: each one listed is in the catalogue and its status has a
// response, and each one in the catalogue is listed, unless every call can answer it.
import { readCatalogue } from "../catalogue.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const errorTypes = () => {
  /** @type {import("../catalogue.js").Catalogue} */
  let catalogue;
  const listed = new Set();
  // Where the catalogue can't be read, that alone is the problem.
  const isReadable = () => Object.keys(catalogue.entries).length > 0;

  return {
    Root: {
      enter(root, ctx) {
        catalogue = readCatalogue(root, ctx);
      },
      leave(_root, { report }) {
        for (const [type, { scope }] of Object.entries(catalogue.entries)) {
          if (scope === "any" || listed.has(type)) continue;
          report({
            message: `List \`${type}\` in the x-error-types of each operation that answers it, give it \`scope: any\` if every call can, or remove it: no operation lists it.`,
            location: catalogue.location.child(type).key(),
          });
        }
      },
    },
    Operation(/** @type {any} */ operation, { location, report }) {
      const types = operation["x-error-types"];
      if (!Array.isArray(types) || !isReadable()) return; // rule/error-types-form reports the one.
      for (const [index, type] of types.entries()) {
        listed.add(type);
        const message =
          disagreement(type, catalogue.entries[type], operation.responses ?? {}) ??
          misplacement(types, index, catalogue.entries);
        if (message) report({ message, location: location.child(["x-error-types", index]) });
      }
    },
  };
};

/**
 * An error that any call can answer is listed only where it's the likeliest of its status: the first is the example that
 * mocks answer.
 * @param {unknown[]} types
 * @param {number} index
 * @param {import("../catalogue.js").Catalogue["entries"]} entries
 */
function misplacement(types, index, entries) {
  const entry = entries[String(types[index])];
  if (entry?.scope !== "any") return undefined;
  const same = types.filter((type) => entries[String(type)]?.status === entry.status);
  if (same[0] === types[index] && same.length > 1) return undefined;
  return `Remove \`${types[index]}\` from the list: by its \`scope: any\` in the catalogue every operation has it. It may only stand before the operation's own errors of its status, where it is the likeliest and so the first example.`;
}

/**
 * @param {string} type
 * @param {import("../catalogue.js").Entry | undefined} entry
 * @param {object} responses
 */
function disagreement(type, entry, responses) {
  if (!entry) {
    return `Add \`${type}\` to the catalogue (openapi/errors.yaml) with its status, evidence, meaning, cause and remedy, or correct its spelling.`;
  }
  if (!Object.hasOwn(responses, String(entry.status))) {
    return `Add a response "${entry.status}" by $ref to openapi/responses.yaml, or correct the status of \`${type}\` in the catalogue (openapi/errors.yaml).`;
  }
  return undefined;
}
