// Every enum value is described by x-enumDescriptions, and nothing else is: openapi-typescript takes the descriptions
// into doc comments by key, so a stray or missing one is lost without a word.

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const enumDescriptions = () => ({
  Schema(/** @type {any} */ schema, { location, report }) {
    const values = (schema.enum ?? []).map(String);
    const descriptions = schema["x-enumDescriptions"] ?? {};
    for (const [index, value] of values.entries()) {
      const description = descriptions[value];
      if (typeof description === "string" && description.trim() !== "") continue;
      report({
        message: `Describe the enum value \`${value}\` in x-enumDescriptions, beside the enum. An operation's errors are listed in its x-error-types instead.`,
        location: location.child(["enum", index]),
      });
    }
    for (const key of Object.keys(descriptions)) {
      if (values.includes(key)) continue;
      report({
        message: `Remove \`${key}\` from x-enumDescriptions, or add it to the enum: it describes no value.`,
        location: location.child(["x-enumDescriptions", key]).key(),
      });
    }
  },
});
