// Each rule that redocly.yaml adds or words anew is shown to fire: a copy of the real document is broken in one place,
// and that rule alone must report it, at that line, saying what to do.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, getLineColLocation, lint, loadConfig, parseYaml } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = fileURLToPath(new URL("..", import.meta.url));
const configPath = path.join(project, "redocly.yaml");
const temporary = mkdtempSync(path.join(tmpdir(), "stytch-fetch-lint-"));
let config: Config;
beforeAll(async () => {
  config = await loadConfig({ configPath });
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** What lint reports on the document in a folder, a line each as an editor would show it. */
async function problems(folder: string) {
  const found = await lint({ ref: path.join(folder, "openapi.yaml"), config });
  return found.map(({ ruleId, severity, message, location: [place] }) => {
    if (!place) throw new Error(`${ruleId} reports no place`);
    const file = path.relative(folder, place.source.absoluteRef);
    return { ruleId, severity, message, at: `${file}:${getLineColLocation(place).start.line}` };
  });
}

interface Case {
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
}

const users = "paths/users/users.yaml";
const user = "paths/users/users_{user_id}.yaml";

/** Puts a response of the test's own in the place of the 500 of creating a user. */
const response500 = (content: string) => ({
  file: users,
  find: /"500":\n +\$ref: .*/,
  put: `"500":\n      description: It failed.\n${content}`,
});
const badProperty = (property: string) => ({
  file: "schemas/error.yaml",
  find: /\n {2}properties:\n/,
  put: `\n  properties:\n    ${property}\n`,
});
const listed = (type: string) => ({
  file: users,
  find: /( +)- duplicate_email\n/,
  put: `$1- duplicate_email\n$1- ${type}\n`,
  at: `- ${type}`,
});

const cases: Case[] = [
  {
    rule: "no-identical-paths",
    says: "differs only by path parameter",
    file: "openapi.yaml",
    find: "\npaths:\n",
    put: "\npaths:\n  /v1/users/{id}:\n    summary: Nothing here yet\n",
    at: "\n  /v1/users/{user_id}:",
  },
  {
    rule: "operation-operationId-unique",
    says: "Rename one of the two",
    file: user,
    find: "operationId: api_user_v1_Get",
    put: "operationId: api_user_v1_Create",
    at: "operationId: api_user_v1_Create",
  },
  {
    rule: "operation-tag-defined",
    says: "Add the tag, with a description, to `tags`",
    file: users,
    find: "tags: [Users]",
    put: "tags: [People]",
    at: "tags: [People]",
  },
  {
    rule: "response-contains-property",
    says: "Every answer has it",
    file: users,
    find: /\n {4}"400":\n/,
    put: `
    "202":
      description: It will be done.
      content:
        application/json:
          schema: { type: object, properties: { request_id: { type: string, description: An id. } } }
          examples: { empty: { summary: Nothing, value: {} } }
    "400":
`,
    at: "schema: {",
  },
  {
    rule: "rule/operation-id",
    says: "in the provider's form api_<module>_v1_<Name>",
    file: users,
    find: "operationId: api_user_v1_Create",
    put: "operationId: createUser",
    at: "operationId: createUser",
  },
  {
    rule: "rule/schema-name",
    says: "in PascalCase where the name is our own",
    file: "schemas/user.yaml",
    find: "\nUserStatus:\n",
    put: '\nbad_name:\n  type: string\n  description: A word.\nUserStatus:\n  allOf:\n    - $ref: "#/bad_name"\n',
    at: '- $ref: "#/bad_name"',
  },
  {
    rule: "rule/property-name",
    says: "in snake_case",
    ...badProperty("helpText: { type: string, description: Help. }"),
    at: "helpText",
  },
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
    says: "Use only x-error-types, x-retry-safety",
    file: users,
    find: "  x-retry-safety:",
    put: "  x-retry-saftey: unsafe\n  x-retry-safety:",
    at: "x-retry-saftey",
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
    file: "examples/error.yaml",
    find: /\nDuplicateEmail:\n +summary: .*\n/,
    put: "\nDuplicateEmail:\n",
    at: "\nDuplicateEmail:\n  value:",
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
    rule: "rule/operation-security",
    says: "Give the operation its own `security`",
    file: users,
    find: /\n {2}security:\n( {4}.*\n)+/,
    put: "\n",
    at: "operationId:",
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
    says: "Give x-pagination three strings",
    file: "paths/users/users_search.yaml",
    find: /x-pagination:.*\n( {4}.*\n)*/,
    put: "x-pagination: { items: results, cursor: results_metadata.next_cursor }\n",
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
    find: /"429":\n +\$ref: .*\n +/,
    put: "",
    at: "responses:",
  },
  {
    rule: "rule/not-found-response",
    says: "Add a 404 response",
    file: user,
    find: /"404":\n +\$ref: .*\n +/,
    put: "",
    at: "responses:",
  },
  {
    rule: "rule/response-content",
    says: "Give the response its `content`",
    ...response500(""),
    at: "description: It failed.",
  },
  {
    rule: "rule/media-type-schema",
    says: "Give the body a `schema`",
    ...response500(
      "      content:\n        application/json: { examples: { it: { summary: It, value: '' } } }",
    ),
    at: "application/json: {",
  },
  {
    rule: "rule/examples",
    says: "Add at least one example",
    ...response500(
      "      content:\n        application/json: { schema: { $ref: ../../schemas/error.yaml#/Error } }",
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
    says: "Add `duplicate_emial` to the catalogue x-error-types with status 400",
    ...listed("duplicate_emial"),
  },
  {
    rule: "stytch/error-types",
    says: "Move `user_not_found` to the 404 response",
    ...listed("user_not_found"),
  },
  {
    rule: "stytch/error-types",
    says: "List `forgotten` in the error_type enum of each operation that answers it",
    file: "errors.yaml",
    find: /^duplicate_email:/m,
    put: "forgotten: { status: 400, evidence: inferred, meaning: A., cause: B., remedy: C. }\nduplicate_email:",
    at: "forgotten:",
  },
  {
    rule: "stytch/error-examples",
    says: "Set error_message to the catalogue's words for `duplicate_email`",
    file: "examples/error.yaml",
    find: /(\nDuplicateEmail:[\s\S]*?error_message: ).*/,
    put: "$1Taken.",
    at: "error_message: Taken.",
  },
  {
    rule: "stytch/error-examples",
    says: "List `internal_server_error` in the response's error_type enum",
    ...response500(`      content:
        application/json:
          schema: { $ref: ../../schemas/error.yaml#/Error }
          examples: { it: { $ref: ../../examples/error.yaml#/InternalServerError } }`),
    in: "examples/error.yaml",
    at: /\nInternalServerError:[\s\S]*?error_type:/,
  },
  // Where the schema doesn't narrow status_code, nothing else would notice.
  {
    rule: "stytch/error-examples",
    says: "Set status_code to 500, or move the example",
    ...response500(`      content:
        application/json:
          schema:
            type: object
            properties:
              status_code: { type: integer, description: The status. }
          examples:
            it:
              summary: It
              value: { status_code: 400 }`),
    at: "value: { status_code: 400",
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

/** Breaks a fresh copy of the document and says where the problem must show. */
function broken({ file, find, put, in: place = file, at }: Case) {
  const folder = mkdtempSync(path.join(temporary, "case-"));
  cpSync(path.join(project, "openapi"), folder, { recursive: true });
  const target = path.join(folder, file);
  if (find === undefined) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, put);
  } else {
    const before = readFileSync(target, "utf8");
    const after = before.replace(find, put);
    expect(after, `${file} has ${find} to break`).not.toBe(before);
    writeFileSync(target, after);
  }
  const text = readFileSync(path.join(folder, place), "utf8");
  const match = at instanceof RegExp ? text.match(at)?.[0] : at;
  expect(text, `${place} has ${at}`).toContain(match ?? at);
  const end = text.indexOf(match ?? "") + (match ?? "").length;
  return { folder, at: `${place}:${text.slice(0, end).split("\n").length}` };
}

const saying = (says: string | RegExp): unknown =>
  typeof says === "string" ? expect.stringContaining(says) : expect.stringMatching(says);

describe("lint of the document", () => {
  it("finds nothing to complain of", async () => {
    expect(await problems(path.join(project, "openapi"))).toEqual([]);
  });

  it.each(cases)("$rule: $says", async (broke) => {
    const { folder, at } = broken(broke);
    expect(await problems(folder)).toEqual([
      { ruleId: broke.rule, severity: "error", message: saying(broke.says), at },
    ]);
  });

  it("has a case for every rule of this project's own", () => {
    const { rules } = parseYaml(readFileSync(configPath, "utf8")) as { rules: object };
    const covered = cases.map(({ rule }) => rule);
    expect(Object.keys(rules).filter((rule) => rule.includes("/") && !covered.includes(rule))).toEqual([]);
  });

  it("works on a document with nothing beside it", async () => {
    const folder = mkdtempSync(path.join(temporary, "alone-"));
    writeFileSync(
      path.join(folder, "openapi.yaml"),
      "openapi: 3.1.1\ninfo: { title: Alone, version: 1.0.0 }\npaths: {}\n",
    );
    const rules = (await problems(folder)).map(({ ruleId }) => ruleId);
    expect(rules).toContain("rule/error-catalogue");
    expect(rules).not.toContain("stytch/no-orphans");
  });
});
