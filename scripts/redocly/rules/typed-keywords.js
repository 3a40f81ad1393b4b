// A schema says its type beside each keyword that is meant for one: generators read an object without `type` as anything,
// a `const` without it as `unknown`, and Ajv in its strict mode refuses both.

const OBJECT = ["object"];
const ARRAY = ["array"];
const STRING = ["string"];
const NUMBER = ["integer", "number"];

/** The types that a keyword is meant for; none where it is for all. @type {Record<string, string[]>} */
const TYPES = {
  const: [],
  enum: [],
  required: OBJECT,
  properties: OBJECT,
  additionalProperties: OBJECT,
  minProperties: OBJECT,
  maxProperties: OBJECT,
  items: ARRAY,
  minItems: ARRAY,
  maxItems: ARRAY,
  uniqueItems: ARRAY,
  minLength: STRING,
  maxLength: STRING,
  pattern: STRING,
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: NUMBER,
  exclusiveMaximum: NUMBER,
  multipleOf: NUMBER,
};

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const typedKeywords = () => ({
  Schema(/** @type {any} */ schema, { location, report }) {
    const types = [schema.type ?? []].flat();
    for (const [keyword, wanted] of Object.entries(TYPES)) {
      if (!(keyword in schema)) continue;
      if (wanted.length === 0 ? types.length > 0 : wanted.some((type) => types.includes(type))) continue;
      const what = wanted.length === 0 ? "a `type`" : `\`type: ${wanted.join("` or `type: ")}\``;
      report({
        message: `Write ${what} beside \`${keyword}\`, in the same schema: many tools read nothing from it elsewhere.`,
        location: location.child(keyword).key(),
      });
    }
  },
});
