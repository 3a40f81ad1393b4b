// The lint rules that redocly.yaml can't express, for `npx redocly lint` and for @redocly/openapi-core in-process, and
// what `npx redocly bundle` does beside bundling. A rule belongs here only if it compares places that are far apart (an
// enum with its descriptions, an operation with the catalogue of error types) or looks at what the document doesn't
// refer to. Everything else is configuration.
import { inlineExamples } from "./decorators/inline-examples.js";
import { booleanSchemas } from "./rules/boolean-schemas.js";
import { descriptionStyle } from "./rules/description-style.js";
import { enumDescriptions } from "./rules/enum-descriptions.js";
import { errorTypes } from "./rules/error-types.js";
import { examplePairs } from "./rules/example-pairs.js";
import { narrowedDescriptions } from "./rules/narrowed-descriptions.js";
import { noOrphans } from "./rules/no-orphans.js";
import { operationIdUnique } from "./rules/operation-id-unique.js";
import { ownWords } from "./rules/own-words.js";
import { rateLimits } from "./rules/rate-limits.js";
import { serverFields } from "./rules/server-fields.js";
import { typedKeywords } from "./rules/typed-keywords.js";
import { unionBranches } from "./rules/union-branches.js";

/** @returns {import("@redocly/openapi-core").Plugin} */
export default () => ({
  id: "stytch",
  rules: {
    oas3: {
      "boolean-schemas": booleanSchemas,
      "description-style": descriptionStyle,
      "enum-descriptions": enumDescriptions,
      "error-types": errorTypes,
      "example-pairs": examplePairs,
      "narrowed-descriptions": narrowedDescriptions,
      "no-orphans": noOrphans,
      "operation-id-unique": operationIdUnique,
      "own-words": ownWords,
      "rate-limits": rateLimits,
      "server-fields": serverFields,
      "typed-keywords": typedKeywords,
      "union-branches": unionBranches,
    },
  },
  decorators: { oas3: { "inline-examples": inlineExamples } },
});
