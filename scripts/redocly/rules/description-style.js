// Descriptions are sentences of a length that fits a doc comment. A rule by configuration sees the target of a $ref,
// not a description beside it, which is where most properties have theirs.
import { isPlainObject } from "@redocly/openapi-core";
import { TODO } from "./own-words.js";

const style = /^(?=[\s\S]{2,600}$)[\s\S]*[.:]\s*$/;
const message =
  "Write the description as sentences, ending in a full stop (or a colon), in 600 characters at most.";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const descriptionStyle = () => {
  /**
   * @param {any} node
   * @param {import("@redocly/openapi-core").Location} location
   * @param {import("@redocly/openapi-core").UserContext} ctx
   */
  function check(node, location, { report, type }) {
    // The description of an external document is a link's label.
    if (!isPlainObject(node) || ["ExternalDocs", "SpecExtension"].includes(type.name)) return;
    // Not a string where it's the schema of a property of that name.
    if (typeof node.description !== "string" || style.test(node.description)) return;
    if (TODO.test(node.description)) return;
    report({ message, location: location.child("description") });
  }

  return {
    any: (node, ctx) => check(node, ctx.location, ctx),
    ref: (node, ctx) => check(node, ctx.location, ctx),
  };
};
