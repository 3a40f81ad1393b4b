// What the client does with an operation, and the names that lead to it: each change rated, with the reason.
import { describe, expect, it } from "vitest";
import type { Rating } from "../../scripts/changes/change.ts";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import type { Operation, Schema } from "../../src/generate/openapi.ts";
import { documentOf, object, pathsOf, refer, text, type Parts } from "./documents.ts";

/** The changes of a step, each as `rating | method | text | consequence`. */
function linesOf(before: Parts, after: Parts): string[] {
  return compareDocuments(documentOf(before), documentOf(after)).map(
    ({ rating, method, text: words, consequence }) => `${rating} | ${method} | ${words} | ${consequence}`,
  );
}

const { responses } = documentOf({}).paths["/v1/letters"]!.post!;
const basic = [{ basic: [] }];
const form = [{ client_credentials: [] }];
const pages = { items: "letters", cursor: "next" };
const server = (url: string, name?: string) => [{ url, ...(name !== undefined && { "x-server": name }) }];
const failing = (...types: string[]): Operation["responses"] => ({
  ...responses,
  "400": {
    content: { "application/json": { schema: object({ error_type: { type: "string", enum: types } }) } },
  },
});

type Row = [
  what: string,
  before: Partial<Operation>,
  after: Partial<Operation>,
  rating: Rating,
  words: RegExp,
];

const rows: Row[] = [
  [
    "that isn't made again any more, since calls fail that went through",
    { "x-retry-safety": "idempotent" },
    { "x-retry-safety": "unsafe" },
    "minor",
    /was idempotent, and is unsafe.* isn't made again, and fails/,
  ],
  [
    "that is made again now, since only calls that failed go otherwise",
    { "x-retry-safety": "unsafe" },
    { "x-retry-safety": "read" },
    "patch",
    /was unsafe, and is read.* the client makes a call again/,
  ],
  [
    "that is made again as before, since the client asks for no more than that",
    { "x-retry-safety": "idempotent" },
    { "x-retry-safety": "read" },
    "none",
    /the client treats both alike/,
  ],
  [
    "that asks for credentials, since whoever has none is refused",
    { security: [] },
    { security: basic },
    "major",
    /were none, and are basic.* calls with none alone are refused/,
  ],
  [
    "that asks for other credentials, since the old ones are refused",
    { security: basic },
    { security: form },
    "major",
    /were basic, and are client_credentials/,
  ],
  [
    "that takes one kind of credentials less",
    { security: [...basic, ...form] },
    { security: basic },
    "major",
    /calls with basic or client_credentials alone are refused/,
  ],
  [
    "that asks for no credentials any more, since it takes what it took",
    { security: basic },
    { security: [] },
    "patch",
    /were basic, and are none/,
  ],
  [
    "that takes one kind of credentials more, since it takes what it took",
    { security: basic },
    { security: [...basic, ...form] },
    "patch",
    /were basic, and are basic or client_credentials/,
  ],
  [
    "of a server with another address, since the client follows by itself",
    { servers: server("https://a.example.com", "post") },
    { servers: server("https://b.example.com", "post") },
    "patch",
    /Its server is https:\/\/b\.example\.com, and was https:\/\/a\.example\.com.* the client calls that one/,
  ],
  [
    "with a status more of failures",
    {},
    { responses: { ...responses, "409": {} } },
    "patch",
    /It can fail with 409/,
  ],
  [
    "with a status less of failures",
    { responses: { ...responses, "409": {} } },
    {},
    "patch",
    /Failures with 409 aren't described any more/,
  ],
  [
    "with an error type more of its own",
    { responses: failing("a") },
    { responses: failing("a", "b") },
    "patch",
    /It can fail with b\..* may ask for this one, too/,
  ],
  [
    "with an error type less of its own, which isStytchError still knows",
    { responses: failing("a", "b") },
    { responses: failing("a") },
    "patch",
    /It no longer fails with b/,
  ],
  [
    "with another status of successes",
    {},
    { responses: { "201": responses["200"]! } },
    "patch",
    /A success has status 201, not 200/,
  ],
  ["that is deprecated, as semver says", {}, { deprecated: true }, "minor", /It is deprecated/],
  ["that is no longer deprecated", { deprecated: true }, {}, "patch", /It is no longer deprecated/],
  ["that has pages now", {}, { "x-pagination": pages }, "minor", /letters\.sendAll is new/],
  ["that has no pages any more", { "x-pagination": pages }, {}, "major", /letters\.sendAll is gone/],
  [
    "with other items of its pages",
    { "x-pagination": pages },
    { "x-pagination": { ...pages, items: "parcels" } },
    "major",
    /letters\.sendAll gives parcels, not letters/,
  ],
  [
    "with another place of the next page",
    { "x-pagination": pages },
    { "x-pagination": { ...pages, cursor: "meta.next" } },
    "patch",
    /letters\.sendAll finds the next page's cursor in meta\.next, not in next\. .*the client looks there/,
  ],
  [
    "whose pages tell no total any more",
    { "x-pagination": { ...pages, total: "meta.total" } },
    { "x-pagination": pages },
    "patch",
    /finds the number of items in nothing, not in meta\.total\. .*no total tells whether/,
  ],
];

describe("the rating of an operation", () => {
  it.each(rows)("%s", (_, before, after, rating, words) => {
    const [line, ...others] = linesOf({ operation: before }, { operation: after });
    expect(others).toEqual([]);
    expect(line).toMatch(words);
    expect(line!.split(" | ").slice(0, 2)).toEqual([rating, "letters.send"]);
  });

  it("that went to another server is minor, and so is that server's option", () => {
    expect(linesOf({}, { operation: { servers: server("https://post.example.com", "post") } })).toEqual([
      "minor | letters.send | Its server is https://post.example.com, and was https://test.example.com. | " +
        "Programs compile as before; postBaseUrl leads to it where one is set, and baseUrl no longer does.",
      "minor | createStytch | postBaseUrl is new. | Programs compile as before.",
    ]);
  });

  it("the last of its server takes that server's option away", () => {
    expect(linesOf({ operation: { servers: server("https://post.example.com", "post") } }, {})).toContain(
      "major | createStytch | postBaseUrl is gone. | Code that gives it no longer compiles.",
    );
  });
});

describe("params", () => {
  const parameter = (rest: object) => ({ name: "a", in: "path" as const, schema: text, ...rest });

  it("are compared as one object, wherever the client puts them", () => {
    const query = { operation: { parameters: [{ ...parameter({}), in: "query" as const }] } };
    expect(linesOf(query, { body: object({ a: text }) })).toEqual([]);
    expect(linesOf(query, { body: object({ a: { type: "number" } }) })).toEqual([
      "major | letters.send | a was string, and is number. | Code that sends it as what it was no longer compiles.",
    ]);
  });

  it("that an option of the client filled must be given where none does any more", () => {
    const path = "/v1/{a}/letters";
    const filled = {
      path,
      operation: { parameters: [parameter({ required: true, "x-option": "projectId" })] },
    };
    const given = { path, operation: { parameters: [parameter({ required: true })] } };
    expect(linesOf(filled, given)).toEqual([
      "major | letters.send | a is required. | Calls without it no longer compile.",
    ]);
    expect(linesOf(given, filled)).toEqual([
      "minor | letters.send | a may be left out. | Programs compile as before.",
    ]);
  });

  it("must be given where the body is asked for, and it has fields that are required", () => {
    const content = { "application/json": { schema: object({ a: text }, ["a"]) } };
    const free = { operation: { requestBody: { required: false, content } } };
    const asked = { operation: { requestBody: { required: true, content } } };
    expect(linesOf(free, asked)).toEqual([
      "major | letters.send | It can't be called without params. | Calls without any no longer compile.",
    ]);
    expect(linesOf(asked, free)).toEqual([
      "minor | letters.send | It can be called without params. | Programs compile as before.",
    ]);
  });
});

it("a body that is asked for, without fields that are, is so to raw alone", () => {
  const content = { "application/json": { schema: object({ a: text }) } };
  const [free, asked] = [false, true].map((required) => ({
    operation: { requestBody: { required, content } },
  }));
  expect(linesOf(free!, asked!)).toEqual([
    "major | letters.send | Its body is required. | " +
      "Calls by raw without one no longer compile; those of the method do as before.",
  ]);
  expect(linesOf(asked!, free!)).toEqual([
    "minor | letters.send | Its body may be left out. | Programs compile as before.",
  ]);
});

describe("an operation that is called otherwise", () => {
  const { post } = documentOf({}).paths["/v1/letters"]!;
  const moved = (operation: Partial<Operation>): Parts["paths"] => ({
    "/v1/post": { put: { ...post!, ...operation } },
  });
  const NAME = "It was named letters.send.";
  const ID = "Its operationId was api_letter_v1_Send, and is api_letter_v1_Mail.";
  const ADDRESS = "It was POST /v1/letters, and is PUT /v1/post.";

  it.each<[string, string, Parts, string[]]>([
    ["name", "letters.mail", { operation: { "x-method": "letters.mail" } }, [NAME]],
    ["name and address", "letters.mail", { paths: moved({ "x-method": "letters.mail" }) }, [NAME, ADDRESS]],
    [
      "operationId, and name by it",
      "letters.mail",
      { operation: { operationId: "api_letter_v1_Mail" } },
      [NAME, ID],
    ],
    [
      "operationId alone",
      "letters.send",
      { operation: { operationId: "api_letter_v1_Mail", "x-method": "letters.send" } },
      [ID],
    ],
    [
      "operationId and address",
      "letters.send",
      { paths: moved({ operationId: "api_letter_v1_Mail", "x-method": "letters.send" }) },
      [ID, ADDRESS],
    ],
  ])("is one change, with all consequences: another %s", (_, method, after, sentences) => {
    const changes = compareDocuments(documentOf({}), documentOf(after));
    expect(changes.map(({ rating, method: of, text: words }) => [rating, of, words])).toEqual([
      ["major", method, sentences.join(" ")],
    ]);
    const { consequence } = changes[0]!;
    expect(consequence.includes("by its old name")).toBe(sentences.includes(NAME));
    expect(consequence.includes("for call() or createOperations")).toBe(sentences.includes(ID));
    expect(consequence.includes("for raw")).toBe(sentences.includes(ADDRESS));
  });

  it("is still compared by its params and answer", () => {
    const body = { "application/json": { schema: object({ a: text }) } };
    const after = { paths: moved({ "x-method": "letters.mail", requestBody: { content: body } }) };
    expect(linesOf({}, after).map((line) => line.split(" | ")[2])).toEqual([
      `${NAME} ${ADDRESS}`,
      "a is new.",
    ]);
  });

  it("is gone and new where neither name, operationId nor address is left", () => {
    const after = { paths: moved({ operationId: "api_letter_v1_Mail" }) };
    expect(linesOf({}, after).map((line) => line.split(" | ").slice(0, 3))).toEqual([
      ["minor", "letters.mail", "The method is new: PUT /v1/post."],
      ["major", "letters.send", "The method is gone: POST /v1/letters."],
    ]);
  });
});

describe("an error type", () => {
  const known = (entry: object): Parts => ({ catalogue: { a_b: { ...LIMIT, ...entry } } });
  const LIMIT = { status: 429, meaning: "M.", cause: "C.", remedy: "R." };

  it.each<[string, Parts, Parts, string]>([
    ["that is gone is major", known({}), {}, "major | isStytchError | It no longer knows a_b"],
    ["that is new is minor", {}, known({}), "minor | isStytchError | It knows a_b"],
    [
      "of another status is major",
      known({}),
      known({ status: 403 }),
      "major | isStytchError | a_b comes with 403, not 429",
    ],
    [
      "that becomes a rate limit is patch, since calls wait that failed",
      known({}),
      known({ rate_limit: true }),
      "patch | isStytchError | a_b is a rate limit",
    ],
    [
      "that is no rate limit any more is minor, since calls fail that waited",
      known({ rate_limit: true }),
      known({}),
      "minor | isStytchError | a_b is no rate limit",
    ],
  ])("%s", (_, before, after, words) => {
    expect(linesOf(before, after)).toEqual([expect.stringContaining(words)]);
  });
});

describe("a schema", () => {
  const answer = (name: string, schema: Schema): Parts => ({
    answer: { $ref: `#/components/schemas/${name}` },
    schemas: { [name]: schema },
  });

  it("that is gone takes its type away, also where nothing of a method changes", () => {
    expect(linesOf({ schemas: { Letter: text } }, {})).toEqual([
      expect.stringMatching(/^major \| Letter \| The schema is gone\. \| Code that imports its type/),
    ]);
    expect(linesOf({}, { schemas: { Letter: text } })).toEqual([]);
  });

  it("that stands in another's place is told as named anew, with what else is another", () => {
    const after = answer("Parcel", object({ a: text }));
    expect(linesOf(answer("Letter", object({})), after).map((line) => line.split(" | ").slice(0, 3))).toEqual(
      [
        ["minor", "letters.send", "In its answer, a is new."],
        ["major", "Letter", "The schema is named Parcel."],
      ],
    );
  });
});

describe("a schema of requests alone that is answered, too", () => {
  const step = (Letter: Schema): string[] => {
    const parts = (answers: Schema): Parts => ({
      paths: pathsOf({ Send: { takes: refer("Letter"), answers } }),
      schemas: { Letter, Parcel: object({}) },
    });
    return linesOf(parts(refer("Parcel")), parts(object({ letter: refer("Letter") }))).filter((line) =>
      line.includes("| Letter |"),
    );
  };
  const list = { type: "array", items: text };

  it("breaks calls by its lists and its metadata, which are another type in answers", () => {
    expect(step(object({ tags: list }))).toEqual([
      "major | Letter | The schema is answered now, too. | Calls that send lists `as const` in it no longer compile.",
    ]);
    expect(
      step(object({ a: object({ tags: list }), metadata: { type: "object", additionalProperties: true } })),
    ).toEqual([
      expect.stringContaining(
        "Calls that send lists `as const` or metadata of an interface in it no longer compile.",
      ),
    ]);
  });

  it("breaks none where it has neither, or where what it refers to has", () => {
    expect(step(object({ a: text }))).toEqual([]);
    expect(step(object({ tags: refer("Tags") }))).toEqual([]);
  });
});

describe("a schema of answers alone that is sent, too", () => {
  const step = (Letter: Schema): string[] => {
    const parts = (takes: Schema): Parts => ({
      paths: pathsOf({ Send: { takes, answers: refer("Letter") } }),
      schemas: { Letter },
    });
    return linesOf(parts(object({})), parts(object({ letter: refer("Letter") }))).filter((line) =>
      line.includes("| Letter |"),
    );
  };

  it("breaks reads of what may be missing, which may be undefined then", () => {
    expect(step(object({ a: text }))).toEqual([
      "major | Letter | The schema is sent now, too. | " +
        "Code that reads what may be missing no longer compiles under exactOptionalPropertyTypes.",
    ]);
  });

  it("breaks nothing where all of it is always there", () => {
    expect(step(object({ a: text }, ["a"]))).toEqual([]);
  });
});

describe("a field that is deprecated", () => {
  const old = { ...text, deprecated: true };
  const consequence = "Programs compile as before; editors strike it through, and linters may refuse it.";

  it("is told once for its schema, wherever it stands in it, and again where it is no longer so", () => {
    const parts = (field: Schema): Parts => ({
      body: refer("Letter"),
      answer: refer("Letter"),
      schemas: { Letter: object({ list: { type: "array", items: object({ a: field }) } }) },
    });
    expect(linesOf(parts(text), parts(old))).toEqual([
      `minor | Letter | list[].a is deprecated. | ${consequence}`,
    ]);
    expect(linesOf(parts(old), parts(text))).toEqual([
      expect.stringMatching(/^patch \| Letter \| list\[\]\.a is no longer deprecated\./),
    ]);
  });

  it("is told of a parameter for its method, and not of one that is new", () => {
    const parts = (...parameters: NonNullable<Operation["parameters"]>): Parts => ({
      operation: { parameters },
    });
    const parameter = { name: "page", in: "query" as const, schema: text };
    expect(linesOf(parts(parameter), parts({ ...parameter, deprecated: true }))).toEqual([
      `minor | letters.send | page is deprecated. | ${consequence}`,
    ]);
    expect(linesOf(parts(), parts({ ...parameter, deprecated: true }))).toEqual([
      expect.stringContaining("page is new"),
    ]);
  });

  it("is told of a path's parameter, unless the operation has its own of that name", () => {
    const parameter = { name: "page", in: "query" as const, schema: text };
    const parts = (deprecated: boolean, own: NonNullable<Operation["parameters"]> = []): Parts => ({
      paths: {
        "/v1/letters": {
          ...pathsOf({ Send: { route: "POST /v1/letters", parameters: own } })["/v1/letters"],
          parameters: [{ ...parameter, deprecated }],
        },
      },
    });
    expect(linesOf(parts(false), parts(true))).toEqual([
      `minor | letters.send | page is deprecated. | ${consequence}`,
    ]);
    expect(linesOf(parts(false, [parameter]), parts(true, [parameter]))).toEqual([]);
  });
});

describe("a body", () => {
  it("that goes as a form, or as JSON again, is a patch, since the client sends it so by itself", () => {
    const sent = (type: string): Parts => ({
      operation: { requestBody: { required: true, content: { [type]: { schema: object({ a: text }) } } } },
    });
    const [json, form] = [sent("application/json"), sent("application/x-www-form-urlencoded")];
    expect(linesOf(json, form)).toEqual([
      "patch | letters.send | Its body is application/x-www-form-urlencoded, not application/json. | " +
        "Programs compile as before; the client sends it so.",
    ]);
    expect(linesOf(form, json)).toEqual([expect.stringMatching(/^patch .* application\/json, not/)]);
  });
});

describe("a schema of failures alone", () => {
  const failure = { content: { "application/json": { schema: refer("Failure") } } };
  const paths = pathsOf({
    Send: { responses: { "200": {}, "400": failure, "404": failure } },
    Burn: { responses: { "200": {}, "400": failure } },
  });
  const failing = (Failure: Schema): Parts => ({ paths, schemas: { Failure } });
  const linesOfFailure = (before: Schema, after: Schema): string[] =>
    linesOf(failing(before), failing(after));

  it("is compared as what is read, and told once, however many calls fail so", () => {
    const [full, less] = [object({ a: text, b: text }, ["a"]), object({ a: text })];
    expect(linesOfFailure(full, less)).toEqual([
      "major | stytch-fetch/schema | Failure.a may be missing. | Code that reads it without a check no longer compiles.",
      "major | stytch-fetch/schema | Failure.b is gone. | Code that reads it no longer compiles.",
    ]);
    expect(linesOfFailure(less, full).map((line) => line.split(" | ")[0])).toEqual(["minor", "minor"]);
    expect(linesOfFailure(full, full)).toEqual([]);
  });

  it("is compared by the calls alone where they send or answer it, too", () => {
    const answered = (Failure: Schema): Parts => ({ answer: refer("Failure"), schemas: { Failure } });
    expect(linesOf(answered(object({})), answered(object({ a: text })))).toEqual([
      "minor | letters.send | In its answer, a is new. | Programs compile as before.",
    ]);
  });
});

describe("fields of which each branch forbids one", () => {
  const Session = { anyOf: [object({ token: text }), object({ jwt: text })] };
  const body = { allOf: [refer("Session"), object({ minutes: { type: "integer" } })] };
  const forbidding = (forbidden: Record<string, string[]>): Parts => ({
    body: refer("Body"),
    schemas: { Session, Body: body },
    forbidden,
  });
  const one = { "#/components/schemas/Session/anyOf/0": ["jwt"] };
  const both = { ...one, "#/components/schemas/Session/anyOf/1": ["token"] };

  it("can't be sent together any more, and can again where one is free", () => {
    expect(linesOf(forbidding({}), forbidding(both))).toEqual([
      "major | letters.send | jwt and token can't be sent together. | Calls with both no longer compile.",
    ]);
    expect(linesOf(forbidding(both), forbidding(one))).toEqual([
      "minor | letters.send | jwt and token can be sent together. | Programs compile as before.",
    ]);
    expect(linesOf(forbidding(both), forbidding(both))).toEqual([]);
  });

  it("are told in one line, as often as there are more than two", () => {
    const schemas = { Body: { anyOf: ["a", "b", "c"].map((name) => object({ [name]: text })) } };
    const forbidden = Object.fromEntries(
      [
        ["b", "c"],
        ["a", "c"],
        ["a", "b"],
      ].map((names, index) => [`#/components/schemas/Body/anyOf/${index}`, names]),
    );
    const parts = { body: refer("Body"), schemas };
    expect(linesOf({ ...parts, forbidden: {} }, { ...parts, forbidden })).toEqual([
      expect.stringContaining("These can't be sent together: a and b, a and c, b and c."),
    ]);
    // From before the published document said so.
    expect(linesOf(parts, { ...parts, forbidden })).toEqual([]);
  });

  it("can be sent together as long as one branch takes both", () => {
    expect(linesOf(forbidding({}), forbidding(one))).toEqual([]);
  });
});

describe("a field that only a server may send", () => {
  it("is refused from a page that sent it, and taken again where it is no such field any more", () => {
    const [none, one] = [{}, { serverFields: ["a"] }];
    expect(linesOf(none, one)).toEqual([
      "major | createGateway | It takes a only where a policy names it. | " +
        "Programs compile as before; a page that sends it is refused.",
    ]);
    expect(linesOf(one, none)).toEqual([
      expect.stringMatching(/^minor \| createGateway \| It takes a from a page/),
    ]);
  });
});
