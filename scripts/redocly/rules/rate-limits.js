// Each 429 of the catalogue says whether it is a rate limit, and nothing else does. The client repeats a call after a
// rate limit, so an entry that kept quiet would be taken for none. In redocly.yaml's own schemas an `if` is not to be
// had: there every branch must name all properties.
import { readCatalogue } from "../catalogue.js";

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const rateLimits = () => ({
  Root(root, ctx) {
    const { entries, location } = readCatalogue(root, ctx);
    for (const [type, { status, rate_limit }] of Object.entries(entries)) {
      if (status === 429 && rate_limit === undefined) {
        ctx.report({
          message: `Say whether \`${type}\` is a rate limit: \`rate_limit: true\` if a pause is all it takes, else \`rate_limit: false\`.`,
          location: location.child(type).key(),
        });
      }
      if (status !== 429 && rate_limit !== undefined) {
        ctx.report({
          message: `Remove the rate_limit of \`${type}\`, or correct its status: only a 429 can be a rate limit.`,
          location: location.child([type, "rate_limit"]).key(),
        });
      }
    }
  },
});
