// The lint rules that redocly.yaml can't express, for `npx redocly lint` and for @redocly/openapi-core in-process, and
// what `npx redocly bundle` does beside bundling. A rule belongs here only if it compares places that are far apart (an
// enum with its descriptions, an operation with the catalogue of error types) or looks at what the document doesn't
// refer to. Everything else is configuration.
import { inlineExamples } from "./decorators/inline-examples.js";
import { descriptionStyle } from "./rules/description-style.js";
import { enumDescriptions } from "./rules/enum-descriptions.js";
import { errorTypes } from "./rules/error-types.js";
import { noOrphans } from "./rules/no-orphans.js";
import { rateLimits } from "./rules/rate-limits.js";

/** @returns {import("@redocly/openapi-core").Plugin} */
export default () => ({
  id: "stytch",
  rules: {
    oas3: {
      "description-style": descriptionStyle,
      "enum-descriptions": enumDescriptions,
      "error-types": errorTypes,
      "no-orphans": noOrphans,
      "rate-limits": rateLimits,
    },
  },
  decorators: { oas3: { "inline-examples": inlineExamples } },
});
