import { describe, expect, it } from "vitest";
import rules from "../../generated/validation.json" with { type: "json" };
import { documentValidator } from "../../src/validate/document.ts";
import { fieldNames, nameKnownField } from "../../src/validate/response.ts";
import type { ValidationRules } from "../../src/validate/rules.ts";
import { answers, type Json } from "./documented.ts";

const { findResponseProblem } = documentValidator;
const user = answers.find(({ operationId, status }) => operationId === "api_user_v1_Get" && status === 200)!;
const find = (changes: Json, status = 200): string | undefined =>
  findResponseProblem("api_user_v1_Get", status, { ...user.body, ...changes });

describe("an answer", () => {
  it.each(answers)("that the document has as an example passes: $operationId $status", (answer) => {
    expect(findResponseProblem(answer.operationId, answer.status, answer.body)).toBeUndefined();
  });

  it("that breaks the document is told by its field and the rule, in the error's own sentence", () => {
    expect(find({ is_locked: "no" })).toBe("breaks the document: is_locked must be a boolean, not a string.");
    expect(find({ emails: [{ email: "a@example.com" }] })).toBe(
      "breaks the document: emails[0].email_id is missing.",
    );
    expect(find({ created_at: "yesterday" })).toBe(
      "breaks the document: created_at must be in the format date-time.",
    );
    expect(find({ status_code: 201 })).toBe("breaks the document: status_code must be 200.");
    expect(findResponseProblem("api_user_v1_Get", 200, [])).toBe(
      "breaks the document: it must be an object, not an array.",
    );
  });

  it("of a success that the operation doesn't have is told by its status", () => {
    expect(find({}, 201)).toBe("breaks the document: its status must be 200.");
    expect(findResponseProblem("api_user_v1_Create", 200, {})).toBe(
      "breaks the document: its status must be 201.",
    );
  });

  it("with an error that the operation doesn't have must have the form of any error", () => {
    const { body } = answers.find(({ status }) => status === 429)!;
    const teapot = { ...body, status_code: 418, error_type: "teapot" };
    for (const operationId of ["api_user_v1_Get", undefined, "api_none_v1_Known", "constructor"]) {
      expect(findResponseProblem(operationId, 418, teapot)).toBeUndefined();
      expect(findResponseProblem(operationId, 418, { ...teapot, error_type: 1 })).toBe(
        "breaks the document: error_type must be a string, not a number.",
      );
    }
  });

  it("to what is no operation of the document is no problem where it succeeded", () => {
    expect(findResponseProblem(undefined, 200, { anything: true })).toBeUndefined();
    expect(findResponseProblem("api_none_v1_Known", 200, {})).toBeUndefined();
  });
});

it("a field that the document doesn't know isn't named", () => {
  const hostile = "x".repeat(1_000_000);
  const names = fieldNames(rules as unknown as ValidationRules);
  expect(nameKnownField(["emails", 0, "email"], names)).toBe("emails[0].email");
  expect(nameKnownField(["trusted_metadata", hostile, "email"], names)).toBe("trusted_metadata.….email");
  expect(nameKnownField(["trusted_metadata", "447700900123"], names)).toBe("trusted_metadata.…");
});
