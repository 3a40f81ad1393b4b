// The examples of errors agree with the response they stand under and with the catalogue: they are what tests are fed
// with, and what readers copy from.
import { isRef } from "@redocly/openapi-core";
import { listedErrorTypes, readCatalogue } from "../error-types.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const errorExamples = () => {
  /** @type {import("../error-types.js").Catalogue} */
  let catalogue;
  // Shared responses and examples are met once for every operation, and reported once.
  const seen = new Set();

  return {
    Root(root, ctx) {
      catalogue = readCatalogue(root, ctx);
    },
    Responses: {
      Response(response, ctx) {
        const status = Number(ctx.key);
        if (!(status >= 400)) return;
        const listed = new Set([...listedErrorTypes(response, ctx)].map(({ type }) => type));
        for (const { value, location } of examples(response, ctx)) {
          for (const [property, message] of problems(value, status, listed, catalogue.entries)) {
            const place = location.child(["value", property]);
            if (!seen.has(`${place.absolutePointer} ${message}`)) ctx.report({ message, location: place });
            seen.add(`${place.absolutePointer} ${message}`);
          }
        }
      },
    },
  };
};

/**
 * The examples whose value is an object; the rest breaks its schema and is reported for that.
 * @param {any} response
 * @param {import("@redocly/openapi-core").UserContext} ctx
 */
function* examples(response, ctx) {
  for (const [mime, mediaType] of Object.entries(response.content ?? {})) {
    for (const [name, example] of Object.entries(mediaType.examples ?? {})) {
      const { node, location } = isRef(example)
        ? ctx.resolve(example)
        : { node: example, location: ctx.location.child(["content", mime, "examples", name]) };
      if (location && node?.value && typeof node.value === "object") yield { value: node.value, location };
    }
  }
}

/**
 * @param {any} value
 * @param {number} status
 * @param {Set<string>} listed
 * @param {Record<string, import("../error-types.js").Entry>} entries
 * @returns {Generator<[property: string, message: string]>}
 */
function* problems(value, status, listed, entries) {
  if (value.status_code !== status) {
    yield [
      "status_code",
      `Set status_code to ${status}, or move the example: it's one of a ${status} response.`,
    ];
  }
  const type = value.error_type;
  if (typeof type !== "string") return; // It breaks its schema, and is reported for that.
  const entry = entries[type];
  // An entry of another status is reported where the response lists the type.
  if (!listed.has(type)) {
    yield [
      "error_type",
      `List \`${type}\` in the response's error_type enum, or show an error that is listed there.`,
    ];
  }
  if (typeof entry?.message === "string" && value.error_message !== entry.message) {
    yield ["error_message", `Set error_message to the catalogue's words for \`${type}\`: ${entry.message}`];
  }
}
