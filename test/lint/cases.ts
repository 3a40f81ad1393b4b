// A broken line for each rule of the lint that redocly.yaml adds or words anew.
export interface Case {
  rule: string;
  /** What the message must tell the reader to do. */
  says: string | RegExp;
  file: string;
  /** What to replace, once; without it, `put` becomes a new file. */
  find?: string | RegExp;
  put: string;
  /** Where it's reported: the file, unless it's the broken one, and the line on which this text of it ends. */
  in?: string;
  at: string | RegExp;
  /** Whether no other line may be broken with it, as the one changes what the other is reported for. */
  alone?: true;
}

const users = "paths/users/users.yaml";
const user = "paths/users/users_{user_id}.yaml";

/** Gives creating a user another success, of the test's own. */
const response202 = (content: string) => ({
  file: users,
  find: /\n {4}"400":\n/,
  put: `\n    "202":\n      description: It will be done.\n${content}\n    "400":\n`,
});
const onCreate = (line: string) => ({
  file: users,
  find: "  x-retry-safety:",
  put: `  ${line}\n  x-retry-safety:`,
  at: line,
});
const badProperty = (property: string) => ({
  file: "schemas/error.yaml",
  find: /\n {2}properties:\n/,
  put: `\n  properties:\n    ${property}\n`,
});
const listed = (type: string) => ({
  file: users,
  find: "    - duplicate_email\n",
  put: `    - duplicate_email\n    - ${type}\n`,
  at: `- ${type}`,
});

export const cases: Case[] = [
  {
    rule: "no-identical-paths",
    says: "differs only by path parameter",
    file: "openapi.yaml",
    find: "\npaths:\n",
    put: "\npaths:\n  /v1/users/{id}:\n    summary: Nothing here yet\n",
    at: "\n  /v1/users/{user_id}:",
  },
  {
    rule: "stytch/operation-id-unique",
    says: /^Rename one of the two: `POST \/v1\/users` \(paths\/users\/users\.yaml:\d+\) and `GET \/v1\/users\/\{user_id\}` \(paths\/users\/users_\{user_id\}\.yaml:\d+\) both have the operationId api_user_v1_Create, and/,
    file: user,
    find: "operationId: api_user_v1_Get",
    put: "operationId: api_user_v1_Create",
    at: "operationId: api_user_v1_Create",
    alone: true,
  },
  {
    rule: "stytch/operation-id-unique",
    says: /`POST \/v1\/people` \(paths\/users\/users\.yaml:2\) and `POST \/v1\/users` \(paths\/users\/users\.yaml:2\)/,
    file: "openapi.yaml",
    find: "\npaths:\n",
    put: `\npaths:\n  /v1/people:\n    $ref: ${users}\n`,
    in: users,
    at: "operationId: api_user_v1_Create",
    alone: true,
  },
  {
    rule: "operation-tag-defined",
    says: /^Give the operation a tag that stands under `tags` in openapi\/openapi\.yaml, or add its tag there/,
    file: users,
    find: "tags: [Users]",
    put: "tags: [People]",
    at: "tags: [People]",
  },
  {
    rule: "response-contains-property",
    says: "Every answer has it",
    ...response202(`      content:
        application/json:
          schema: { type: object, properties: { request_id: { type: string, description: An id. } } }
          examples: { empty: { summary: Nothing, value: {} } }`),
    at: "schema: {",
  },
  {
    rule: "request-mime-type",
    says: "Describe the body as one of these",
    file: users,
    find: "      application/json:",
    put: "      text/plain:",
    at: "text/plain:",
  },
  {
    rule: "response-mime-type",
    says: "Describe the answer as JSON",
    ...response202(
      "      content: { text/html: { schema: { type: string }, examples: { it: { summary: It, value: '' } } } }",
    ),
    at: "text/html:",
  },
  {
    rule: "rule/operation-id",
    says: "of the form api_<module>_v1_<Name> or api_<module>_v1_<resource>_<Name>",
    file: users,
    find: "operationId: api_user_v1_Create",
    put: "operationId: createUser",
    at: "operationId: createUser",
  },
  {
    rule: "rule/operation-id",
    says: "make one up in that form (api_m2m_v1_Token, not sdk_m2m_Token)",
    file: users,
    find: "operationId: api_user_v1_Create",
    put: "operationId: sdk_m2m_Token",
    at: "operationId: sdk_m2m_Token",
  },
  {
    rule: "rule/schema-name",
    says: "Rename the schema that this $ref names",
    file: "schemas/user.yaml",
    find: "\nUserStatus:\n",
    put: '\nbad_name:\n  type: string\n  description: A word.\nUserStatus:\n  allOf:\n    - $ref: "#/bad_name"\n',
    at: '- $ref: "#/bad_name"',
  },
  {
    rule: "rule/property-name",
    says: "in snake_case. If the API itself has it in another form, add it to the exceptions",
    ...badProperty("helpText: { type: string, description: Help. }"),
    at: "helpText",
  },
  ...["users", "raw.users", "users.Make", "users..make", "users.then", "constructor.make"].map(
    (method): Case => ({
      rule: "rule/method-name",
      says: "two or more camelCase names with dots between them",
      ...onCreate(`x-method: ${method}`),
    }),
  ),
  ...["  letters: Letters.", "  letters.sent: Those sent", "  letters.Sent: Those sent."].map(
    (line): Case => ({
      rule: "rule/namespaces",
      says: "a sentence, ending in a full stop, for each namespace within another one",
      file: "openapi.yaml",
      find: /(?<=\nx-namespaces:\n)/,
      put: `${line}\n`,
      at: line,
    }),
  ),
  {
    rule: "rule/path-shape",
    says: "either a lower-case literal or one whole {parameter}",
    file: "openapi.yaml",
    find: "/v1/users/search:",
    put: "/v1/users/Search:",
    at: "/v1/users/Search:",
  },
  {
    rule: "rule/known-extensions",
    says: "Use only the extensions that openapi/README.md explains: x-error-types",
    file: users,
    find: "  x-retry-safety:",
    put: "  x-retry-saftey: unsafe\n  x-retry-safety:",
    at: "x-retry-saftey",
  },
  {
    rule: "rule/root-servers",
    says: "Give each server of the root document `x-server: api` and an x-environment",
    file: "openapi.yaml",
    find: "    x-environment: test\n",
    put: "",
    at: "- url: https://test.stytch.com",
  },
  {
    rule: "rule/server-name",
    says: "Name the server by x-server",
    ...onCreate("servers: [{ url: https://telemetry.stytch.com, description: Telemetry. }]"),
  },
  {
    rule: "rule/server-environment",
    says: "Set x-environment to test or live",
    ...onCreate(
      "servers: [{ url: https://t.stytch.com, description: T., x-server: t, x-environment: prod }]",
    ),
  },
  {
    rule: "rule/option-value",
    says: "Set x-option: projectId",
    file: "parameters.yaml",
    find: "  in: path\n",
    put: "  in: path\n  x-option: secret\n",
    at: "x-option: secret",
  },
  {
    rule: "rule/option-in-path",
    says: "make the parameter one of the path",
    ...onCreate(
      "parameters: [{ name: a, in: query, x-option: projectId, description: A., schema: { type: string } }]",
    ),
  },
  {
    rule: "info-contact",
    says: "Say in `info.contact`, with a `url`, whose document this is",
    file: "openapi.yaml",
    find: /\n {2}contact:\n( {4}.*\n)+/,
    put: "\n",
    at: "\ninfo:",
  },
  {
    rule: "rule/integer-format",
    says: "Give the integer a format, int32, or int64",
    file: "schemas/error.yaml",
    find: "      format: int32\n",
    put: "",
    at: "\n    status_code:\n      type: integer",
  },
  {
    rule: "rule/schema-description",
    says: "Describe the schema",
    file: "schemas/id.yaml",
    find: /\nRequestId:\n( {2}type: .*\n) {2}description: .*\n/,
    put: "\nRequestId:\n$1",
    at: "\nRequestId:",
  },
  {
    rule: "rule/property-description",
    says: "Describe the property `help_text`",
    ...badProperty("help_text: { type: string }"),
    at: "help_text",
  },
  {
    rule: "rule/security-scheme-description",
    says: "which credential goes where",
    file: "openapi.yaml",
    find: /(\n +scheme: basic\n)( {6}.*\n)+/,
    put: "$1",
    at: "type: http",
  },
  {
    rule: "rule/server-description",
    says: "Describe the server",
    file: "openapi.yaml",
    find: /(- url: https:\/\/api\.stytch\.com\n) +description: .*\n/,
    put: "$1",
    at: "- url: https://api.stytch.com",
  },
  {
    rule: "rule/example-summary",
    says: "Give the example a summary",
    file: "examples/user.yaml",
    find: /\nCreateRequest:\n +summary: .*\n/,
    put: "\nCreateRequest:\n",
    at: "\nCreateRequest:\n  value:",
  },
  {
    rule: "rule/summary-style",
    says: "Leave out the summary's final full stop",
    file: users,
    find: /\n {2}summary: .*/,
    put: "\n  summary: Create a user.",
    at: "summary: Create a user.",
  },
  {
    rule: "rule/retry-safety",
    says: "Give the operation an x-retry-safety",
    file: users,
    find: /x-retry-safety: .*/,
    put: "x-retry-safety: maybe",
    at: "x-retry-safety: maybe",
  },
  {
    rule: "rule/retry-safety-of-get",
    says: "Set x-retry-safety: read",
    file: user,
    find: /(\nget:[\s\S]*?x-retry-safety: )read/,
    put: "$1idempotent",
    at: /\nget:[\s\S]*?x-retry-safety: /,
  },
  {
    rule: "rule/pagination",
    says: "Give x-pagination strings that say where in the response something is",
    file: "paths/users/users_search.yaml",
    find: /x-pagination:.*\n( {4}.*\n)*/,
    put: "x-pagination: { items: results, total: results_metadata.total }\n",
    at: "x-pagination: {",
  },
  {
    rule: "rule/path-parameter-required",
    says: "Set required: true",
    file: "parameters.yaml",
    find: "required: true",
    put: "required: false",
    at: "required: false",
  },
  {
    rule: "rule/request-body-required",
    says: "Say whether the body is required",
    file: users,
    find: /requestBody:\n +required: .*\n/,
    put: "requestBody:\n",
    at: /requestBody:\n +content:/,
  },
  {
    rule: "rule/error-responses",
    says: /Add the missing response \(429 /,
    file: users,
    find: /"429": .*\n +/,
    put: "",
    at: "responses:",
  },
  {
    rule: "rule/not-found-response",
    says: "Add a 404 response",
    file: user,
    find: /, user_not_found\](\n[\s\S]*?)"404": .*\n +/,
    put: "]$1",
    at: "responses:",
  },
  {
    rule: "rule/shared-error-response",
    says: "Refer to the response in openapi/responses.yaml",
    file: users,
    find: /"500": .*/,
    put: `"500":
      description: It failed.
      content: { application/json: { schema: { $ref: ../../schemas/error.yaml#/ErrorResponse } } }`,
    at: '"500":',
  },
  {
    rule: "rule/error-types-form",
    says: "Write x-error-types as a list of the names",
    file: user,
    find: /x-error-types: .*/,
    put: "x-error-types: user_not_found",
    at: "x-error-types: user_not_found",
  },
  {
    rule: "rule/error-types-form",
    says: "each once",
    file: user,
    find: /x-error-types: .*/,
    put: "x-error-types: [user_not_found, user_not_found]",
    at: "x-error-types: [user_not_found",
  },
  {
    rule: "rule/response-content",
    says: "Give the response its `content`",
    ...response202(""),
    at: "description: It will be done.",
  },
  {
    rule: "rule/media-type-schema",
    says: "Give the body a `schema`",
    file: "responses.yaml",
    find: /\n {6}schema:\n( {8,}.*\n)+/,
    put: " {}\n",
    at: "application/json: {}",
  },
  {
    rule: "rule/request-examples",
    says: "Add at least one example",
    file: users,
    find: /\n {6}application\/json:\n/,
    put: "\n      application/x-www-form-urlencoded: { schema: { type: object } }\n      application/json:\n",
    at: "application/x-www-form-urlencoded:",
  },
  {
    rule: "rule/response-examples",
    says: "Add at least one example",
    ...response202(
      "      content: { application/json: { schema: { $ref: ../../schemas/user.yaml#/api_user_v1_CreateResponse } } }",
    ),
    at: "application/json: {",
  },
  {
    rule: "rule/error-catalogue",
    says: /an evidence \(recorded, documented, secondary or inferred\).*\(`evidence` property must be equal/,
    file: "errors.yaml",
    find: /\n {2}evidence: .*/,
    put: "\n  evidence: hearsay",
    at: "evidence: hearsay",
  },
  {
    rule: "rule/error-catalogue",
    says: "`rate_limit` (true or false)",
    file: "errors.yaml",
    find: "rate_limit: true",
    put: "rate_limit: maybe",
    at: "rate_limit: maybe",
  },
  {
    rule: "stytch/description-style",
    says: "Write the description as sentences",
    file: "schemas/id.yaml",
    find: /description: .*/,
    put: "description: No full stop",
    at: "No full stop",
  },
  // Beside a $ref, where the walk over the document doesn't come by.
  {
    rule: "stytch/description-style",
    says: "Write the description as sentences",
    ...badProperty("help_id: { description: No full stop, $ref: id.yaml#/RequestId }"),
    at: "No full stop",
  },
  // What nothing requires, and what stands in no `properties`.
  ...["gone: false", "any: true", "list: { type: array, description: A list., items: true }"].map(
    (property): Case => ({
      rule: "stytch/boolean-schemas",
      says: "Write a schema in the place of `true` or `false`",
      ...badProperty(property),
      at: property,
    }),
  ),
  {
    rule: "stytch/boolean-schemas",
    says: "`false` a property that another branch of the same `oneOf` requires",
    file: "schemas/user.yaml",
    find: "        phone_number: false\n",
    put: "        phone_number: false\n        name: false\n",
    at: "        name: false",
  },
  {
    rule: "stytch/typed-keywords",
    says: "Write a `type` beside `const`",
    file: "responses.yaml",
    find: "{ type: integer, format: int32, const: 400 }",
    put: "{ const: 400 }",
    at: "const: 400",
  },
  ...[
    { keyword: "enum", schema: "enum: [a], x-enumDescriptions: { a: A. }", type: "a `type`" },
    { keyword: "required", schema: "required: []", type: "`type: object`" },
    { keyword: "properties", schema: "properties: {}", type: "`type: object`" },
    { keyword: "items", schema: "items: { type: string }", type: "`type: array`" },
    { keyword: "pattern", schema: "type: object, pattern: a", type: "`type: string`" },
    { keyword: "minimum", schema: "type: string, minimum: 1", type: "`type: integer` or `type: number`" },
  ].map(({ keyword, schema, type }): Case => ({
    rule: "stytch/typed-keywords",
    says: `Write ${type} beside \`${keyword}\``,
    ...badProperty(`it: { description: It., ${schema} }`),
    at: `it: { description: It., ${schema} }`,
  })),
  {
    rule: "stytch/union-branches",
    says: "Name the branch: by a `title` of a few words",
    file: "schemas/user.yaml",
    find: "        - title: With an email address\n          type: object\n",
    put: "        - type: object\n",
    at: /- anyOf:\n +- /,
  },
  {
    rule: "stytch/union-branches",
    says: "Give the branch a schema of its own and refer to it: `kind` tells the branches apart",
    ...badProperty(
      `it: { description: It., oneOf: [${["a", "b"].map((kind) => `{ title: ${kind}, type: object, required: [kind], properties: { kind: { type: string, const: ${kind} } } }`).join()}] }`,
    ),
    at: "it: {",
  },
  {
    rule: "stytch/example-pairs",
    says: "Give the examples of the request (email, phone_number, in_full) and of its answer (created, phone_number, in_full) the same keys",
    file: users,
    find: "            email:\n              $ref: ../../examples/user.yaml#/CreateResponse\n",
    put: "            created:\n              $ref: ../../examples/user.yaml#/CreateResponse\n",
    at: '"201":',
  },
  {
    rule: "stytch/narrowed-descriptions",
    says: "Repeat the description of `email` beside this $ref",
    file: "schemas/user.yaml",
    find: /(required: \[email\]\n +properties:\n +email:\n) +description: .*\n/,
    put: "$1",
    at: /required: \[email\]\n +properties:\n +email:/,
  },
  {
    rule: "stytch/own-words",
    says: "Name the operation by its method and path, as `GET /v1/users/{user_id}`, not `users.get`",
    file: "errors.yaml",
    find: /remedy: .*/,
    put: "remedy: Look at the user with `users.get`.",
    at: "remedy: Look at the user with `users.get`.",
  },
  {
    rule: "stytch/own-words",
    says: "Write this text, in your own words",
    file: "errors.yaml",
    find: /remedy: .*/,
    put: "remedy: TODO say it.",
    at: "remedy: TODO say it.",
  },
  // Beside a $ref.
  {
    rule: "stytch/own-words",
    says: "not `passwords.create`",
    ...badProperty("it: { description: See `passwords.create`., $ref: id.yaml#/RequestId }"),
    at: "it: {",
  },
  {
    rule: "stytch/own-words",
    says: 'not "Let the client"',
    file: "errors.yaml",
    find: /remedy: .*/,
    put: "remedy: Let the client set the header.",
    at: "remedy: Let the client set the header.",
  },
  {
    rule: "stytch/own-words",
    says: 'not "the client fills"',
    file: "errors.yaml",
    find: /remedy: .*/,
    put: "remedy: Leave it out, and the client fills in its own.",
    at: "remedy: Leave it out, and the client fills in its own.",
  },
  {
    rule: "stytch/own-words",
    says: 'not "toISOString"',
    ...badProperty("it: { type: string, description: The result of `toISOString()`. }"),
    at: "it: {",
  },
  {
    rule: "stytch/rate-limits",
    says: "Say whether `too_many_requests` is a rate limit",
    file: "errors.yaml",
    find: /\n {2}rate_limit: .*/,
    put: "",
    at: "\ntoo_many_requests:",
  },
  {
    rule: "stytch/rate-limits",
    says: "Remove the rate_limit of `bad_request`",
    file: "errors.yaml",
    find: "\nbad_request:\n",
    put: "\nbad_request:\n  rate_limit: false\n",
    at: "\nbad_request:\n  rate_limit:",
  },
  {
    rule: "stytch/enum-descriptions",
    says: "Describe the enum value `blocked` in x-enumDescriptions",
    file: "schemas/user.yaml",
    find: "enum: [active, pending]",
    put: "enum: [active, pending, blocked]",
    at: "enum: [active, pending, blocked]",
  },
  {
    rule: "stytch/enum-descriptions",
    says: "Remove `pending` from x-enumDescriptions, or add it to the enum",
    file: "schemas/user.yaml",
    find: "enum: [active, pending]",
    put: "enum: [active]",
    at: "\n        pending:",
  },
  {
    rule: "stytch/error-types",
    says: "Add `duplicate_emial` to the catalogue (openapi/errors.yaml) with its status",
    ...listed("duplicate_emial"),
  },
  {
    rule: "stytch/error-types",
    says: 'Add a response "404" by $ref to openapi/responses.yaml',
    ...listed("user_not_found"),
  },
  {
    rule: "stytch/error-types",
    says: "Remove `bad_request` from the list",
    ...listed("bad_request"),
  },
  {
    rule: "stytch/error-types",
    says: "List `forgotten` in the x-error-types of each operation that answers it",
    file: "errors.yaml",
    find: /^duplicate_email:/m,
    put: "forgotten: { status: 400, evidence: inferred, meaning: A., cause: B., remedy: C. }\nduplicate_email:",
    at: "forgotten:",
  },
  {
    rule: "stytch/no-orphans",
    says: "Refer to `Unused` (parameters.yaml#/Unused) from the document, or delete it",
    file: "parameters.yaml",
    find: "\nUserId:",
    put: "\nUnused: {}\nUserId:",
    at: "Unused:",
  },
  {
    rule: "stytch/no-orphans",
    says: "Refer to paths/users/unused.yaml from the document, or delete it",
    file: "paths/users/unused.yaml",
    put: "get: {}\n",
    at: "get:",
  },
];
