// The console's form, without a browser: what a schema becomes, what is read of what was typed, what an address carries.
import { describe, expect, it } from "vitest";
import type { Draft } from "../../docs/site/console/form/draft.ts";
import { toDraft } from "../../docs/site/console/form/to-draft.ts";
import type { Field, ObjectField } from "../../docs/site/console/form/field.ts";
import { fieldOf } from "../../docs/site/console/document/fields.ts";
import { readParams } from "../../docs/site/console/form/params.ts";
import { notesOf } from "../../docs/site/console/form/problem.ts";
import { emptyReading } from "../../docs/site/console/form/reading.ts";
import { ruleText } from "../../docs/site/console/form/rules.ts";
import type { Schema } from "../../docs/site/model/document.ts";
import { gatewayProblem } from "../../docs/site/console/gateway/problem.ts";
import { consoles } from "./console-site.ts";

const formFor = (method: string): ObjectField => consoles.get(method)!.form;
const kinds = (fields: readonly Field[]): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, kind }) => [name, kind]));

function read(schema: Schema, draft: Draft): ReturnType<typeof readParams> {
  const field = fieldOf("value", false, schema, {});
  return readParams(
    { kind: "object", name: "", isRequired: true, fields: [field], rules: [] },
    { value: draft },
  );
}

const messages = (schema: Schema, draft: Draft): string[] =>
  read(schema, draft).problems.map(({ message }) => message);

describe("a form", () => {
  it("has a control of its kind for each field, path first", () => {
    expect(kinds(formFor("users.update").fields)).toEqual({
      user_id: "text",
      name: "object",
      trusted_metadata: "json",
      untrusted_metadata: "json",
      attributes: "object",
      external_id: "text",
      roles: "list",
    });
    expect(kinds(formFor("users.create").fields)).toMatchObject({ create_user_as_pending: "boolean" });
    expect(kinds(formFor("m2m.token").fields)).toMatchObject({ grant_type: "choice", client_secret: "text" });
  });

  it("needs no raw JSON but for metadata, claims and what the document leaves open", () => {
    const open = [...consoles.values()].flatMap((operation) =>
      operation.form.fields.filter(({ kind }) => kind === "json").map(({ name }) => name),
    );
    expect([...new Set(open)].sort()).toMatchInlineSnapshot(`
      [
        "session_custom_claims",
        "trusted_metadata",
        "untrusted_metadata",
      ]
    `);
  });

  it("tells the rules across fields", () => {
    const told = ["users.create", "users.exchangePrimaryFactor", "sessions.revoke", "otps.sms.send"].map(
      (method) => formFor(method).rules.map(ruleText),
    );
    expect(told).toEqual([
      ["Give at least one of `email` or `phone_number`."],
      ["Give exactly one of `email_address` or `phone_number`."],
      ["Give exactly one of `session_id`, `session_token` or `session_jwt`."],
      ["Give only one of `user_id`, `session_token` or `session_jwt`, or none."],
    ]);
  });

  it("tells a broken rule at each field that breaks it", () => {
    const paths = (method: string, values: object): string[] => {
      const form = formFor(method);
      return readParams(form, toDraft(form, values)).problems.map(({ path }) => path);
    };
    expect(paths("users.create", {})).toEqual(["email", "phone_number"]);
    expect(paths("sessions.revoke", { session_id: "session-test-1", session_jwt: "e.y.J" })).toEqual([
      "session_id",
      "session_id",
      "session_jwt",
    ]);
  });

  it("tells what is missing once, and what can't be read yet", () => {
    const notes = (method: string, draft: Draft): string[] =>
      notesOf(readParams(formFor(method), draft).problems);
    expect(notes("users.create", undefined)).toEqual(["Still missing: email or phone_number"]);
    expect(notes("users.create", { email: "a", trusted_metadata: "{" })).toEqual([
      "Not right yet: trusted_metadata",
    ]);
    expect(notes("users.create", { trusted_metadata: "{" })).toEqual([
      "Still missing: email or phone_number",
      "Not right yet: trusted_metadata",
    ]);
    expect(notes("users.create", { email: "not an address" })).toEqual([]);
    expect(notes("users.search", { query: { operands: [{ filter_name: "status" }] } })).toEqual([
      "Still missing: query.operator, query.operands.0.filter_value",
    ]);
    expect(notes("sessions.authenticate", { session_token: "a", session_jwt: "b" })).toEqual([
      "Not right yet: session_token, session_jwt",
    ]);
  });

  it("takes the document's samples without loss or complaint", () => {
    for (const operation of consoles.values()) {
      const { form } = operation;
      for (const { params } of operation.samples)
        expect(readParams(form, toDraft(form, params)), operation.method).toEqual({ params, problems: [] });
    }
  });

  it("gives nothing for nothing", () => {
    for (const { form } of consoles.values()) {
      const reading = readParams(form, undefined);
      expect(reading.params).toEqual({});
      expect(emptyReading(form)).toEqual(reading);
    }
  });
});

describe("what was typed", () => {
  it("is left out, or an empty text, as its draft says", () => {
    expect(read({ type: "string" }, undefined).params).toEqual({});
    expect(read({ type: "string" }, "").params).toEqual({ value: "" });
  });

  it("is counted in characters, and held against patterns", () => {
    expect(messages({ type: "string", maxLength: 2 }, "🦊🦊")).toEqual([]);
    expect(messages({ type: "string", maxLength: 2 }, "abc")).toEqual(["Write at most 2 characters."]);
    expect(messages({ type: "string", minLength: 1 }, "")).toEqual(["An empty text is refused."]);
    expect(messages({ type: "string", minLength: 8 }, "abc")).toEqual(["Write at least 8 characters."]);
    expect(messages({ type: "string", pattern: "^a$" }, "b")).toEqual(["It must match ^a$."]);
    expect(messages({ type: "string", pattern: "^a$", examples: ["a"] }, "b")).toEqual([
      "The form is another one, as in a",
    ]);
  });

  it("is a number, or none yet", () => {
    const integer: Schema = { type: "integer", minimum: 1, maximum: 1000 };
    expect(read(integer, " 12 ").params).toEqual({ value: 12 });
    expect(read({ type: "number" }, "-1.5e3").params).toEqual({ value: -1500 });
    expect(messages(integer, "0")).toEqual(["It must be 1 or more."]);
    expect(messages(integer, "1001")).toEqual(["It must be 1000 or less."]);
    expect(messages(integer, "1.5")).toEqual(["A whole number is needed."]);
    for (const text of ["1e", "0x10", "Infinity", "1e999", "--1", "."])
      expect(read(integer, text), text).toEqual({
        params: {},
        problems: [{ path: "value", message: "This isn't a number yet.", isBlocking: true }],
      });
  });

  it("is told at once where more digits don't make it right, and else when it is left", () => {
    const isEarly = (text: string): boolean | undefined =>
      read({ type: "integer", minimum: 5, maximum: 1000 }, text).problems[0]!.isEarly;
    expect(["1.5", "-1", "1001"].map(isEarly)).toEqual([true, true, true]);
    expect(isEarly("1")).toBeUndefined();
  });

  it("is an address of the kind that its format says", () => {
    const email: Schema = { type: "string", format: "email" };
    for (const text of ["ad", "ad@", "@example.com", "ad@example", "a d@example.com"])
      expect(messages(email, text), text).toEqual([
        "This isn't an email address yet, such as ada@example.com.",
      ]);
    for (const text of ["ada@example.com", "ä.b+c@ex-ample.co.uk", '"a"@例え.jp'])
      expect(messages(email, text), text).toEqual([]);
    const uri: Schema = { type: "string", format: "uri" };
    expect(messages(uri, "app.example.com")).toEqual([
      "This isn't a complete address yet, such as https://app.example.com/login.",
    ]);
    for (const text of ["http://localhost:3000/a", "app://login"]) expect(messages(uri, text)).toEqual([]);
  });

  it("is JSON, or blocks", () => {
    const open: Schema = { type: "object" };
    expect(read(open, ' {"a": [1, null]} ').params).toEqual({ value: { a: [1, null] } });
    expect(read(open, "  ").params).toEqual({});
    expect(messages(open, "[1]")).toEqual(['An object is needed, such as {"key": "value"}.']);
    const [problem] = read(open, '{"a": }').problems;
    expect(problem).toMatchObject({ isBlocking: true });
    expect(problem!.message).toMatch(/^This isn't JSON yet: /);
    const { params } = read(open, '{"__proto__": {"a": 1}}');
    expect(Object.hasOwn(params["value"] as object, "__proto__")).toBe(true);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it("is a list, an empty list, or rows that wait for their text", () => {
    const list: Schema = { type: "array", items: { type: "string" }, minItems: 1, maxItems: 2 };
    expect(read(list, ["a", undefined, "b"]).params).toEqual({ value: ["a", "b"] });
    expect(read(list, [undefined]).params).toEqual({});
    expect(read(list, []).params).toEqual({ value: [] });
    expect(messages(list, [])).toEqual(["Give at least 1."]);
    expect(messages(list, ["a", "b", "c"])).toEqual(["Give at most 2."]);
  });
});

describe("a gateway's address", () => {
  it("is https, or http on this machine, and holds no credential", () => {
    for (const good of ["https://a.example/api/stytch", "http://localhost:3000/api", "http://127.0.0.1:8080"])
      expect(gatewayProblem(good)).toBeUndefined();
    for (const bad of [
      "",
      " ",
      "a",
      "/api",
      "http://a.example",
      "https://u:p@a.example",
      "https://a.example/?a",
      "ftp://a",
      "javascript:alert(1)",
    ])
      expect(gatewayProblem(bad), bad).toEqual(expect.any(String));
  });
});
