// Each of the fields that only a server may send is one of a request. A misspelt name would keep nothing back, and nobody
// would notice.

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const serverFields = () => {
  const known = new Set();
  return {
    RequestBody: {
      SchemaProperties(properties) {
        for (const [name, schema] of Object.entries(properties)) {
          // `false` says that there is none.
          if (/** @type {unknown} */ (schema) !== false) known.add(name);
        }
      },
    },
    Root: {
      leave(/** @type {any} */ root, { location, report }) {
        const names = root["x-server-fields"];
        if (!Array.isArray(names)) return; // rule/server-fields reports it.
        for (const [index, name] of names.entries()) {
          if (typeof name !== "string" || known.has(name)) continue;
          report({
            message: `Correct \`${name}\`, or remove it: no request has such a field, so it keeps nothing back.`,
            location: location.child(["x-server-fields", index]),
          });
        }
      },
    },
  };
};
