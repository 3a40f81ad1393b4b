// Puts each example where it's referred to. Else the bundler makes components of them, named by their keys alone, and
// two files of examples couldn't both have a `CreateRequest`.
import { isRef } from "@redocly/openapi-core";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const inlineExamples = () => ({
  // A map is entered before the bundler comes to the references in it.
  MediaType(/** @type {any} */ mediaType, ctx) {
    for (const [name, example] of Object.entries(mediaType.examples ?? {})) {
      const { node } = isRef(example) ? ctx.resolve(example) : {};
      // What leads nowhere is left, and reported.
      if (node) mediaType.examples[name] = node;
    }
  },
});
