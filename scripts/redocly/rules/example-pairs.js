// The examples of a request and of its success have the same keys: mocks pair them by key, and answer an example of a
// request with that of its answer. In the same order, as the first of each is the one that is shown.

/** @returns {import("@redocly/openapi-core").Oas3Visitor} */
export const examplePairs = () => ({
  Operation(/** @type {any} */ operation, { location, report, resolve }) {
    const { requestBody, responses = {} } = operation;
    if (!requestBody) return;
    const request = keysOf(resolve(requestBody).node ?? requestBody);
    const status = Object.keys(responses).find((name) => name.startsWith("2"));
    if (status === undefined) return;
    const success = keysOf(resolve(responses[status]).node ?? responses[status]);
    // rule/request-examples and rule/response-examples report where there are none.
    if (request.length === 0 || success.length === 0 || request.join() === success.join()) return;
    report({
      message: `Give the examples of the request (${request.join(", ")}) and of its answer (${success.join(", ")}) the same keys, in the same order: mocks answer a request with the example of its key.`,
      location: location.child(["responses", status]).key(),
    });
  },
});

/** @param {any} holder */
function keysOf(holder) {
  const [media] = Object.values(holder?.content ?? {});
  return Object.keys(/** @type {any} */ (media)?.examples ?? {});
}
