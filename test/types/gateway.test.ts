// What the compiler knows and refuses of a gateway's policy. Nothing here calls anything: `tsc -p .` is the test, and vitest
// shows its names.
import { describe, expectTypeOf, it } from "vitest";
import type { MethodNames, OperationTypes } from "../../generated/methods.ts";
import type { OperationId } from "../../generated/routes.ts";
import { isStytchError } from "../../src/index.ts";
import type { Permission, PermissionOf } from "../../src/gateway/policy/types.ts";
import type { OperationName } from "../../src/routes/names.ts";

/** Checked by the compiler, never run. */
declare function allow(...permissions: readonly Permission[]): void;
const check = (code: () => unknown): (() => unknown) => code;

type Named<Id extends OperationId, Key extends "body" | "query" | "hide"> = NonNullable<
  PermissionOf<Id>[Key]
>[number];

describe("an operation", () => {
  it("goes by its method's name or its operationId, each of the other's one", () => {
    expectTypeOf<MethodNames[keyof MethodNames]>().toEqualTypeOf<OperationId>();
    expectTypeOf<MethodNames["otps.sms.loginOrCreate"]>().toEqualTypeOf<"api_otp_v1_otp_sms_LoginOrCreate">();
    expectTypeOf<PermissionOf<"api_user_v1_Get">["operation"]>().toEqualTypeOf<
      "users.get" | "api_user_v1_Get"
    >();
    expectTypeOf<Extract<Permission, string>>().toEqualTypeOf<OperationName>();
    check(() => allow("users.get", "api_user_v1_Update", { operation: "sessions.get", query: ["user_id"] }));
  });

  it("that the document doesn't have is refused", () => {
    check(() => {
      // @ts-expect-error There is no such method.
      allow("users.gett");
      // @ts-expect-error searchAll is many calls of one operation, users.search.
      allow("users.searchAll");
      // @ts-expect-error There is no such method, with or without options.
      allow({ operation: "users.gett" });
      // @ts-expect-error The options need an operation.
      allow({ body: ["name"] });
      // @ts-expect-error There is no such option.
      allow({ operation: "users.get", fields: [] });
    });
  });
});

describe("fields of a body", () => {
  it("are the document's, at every depth and in every alternative", () => {
    expectTypeOf<Named<"api_user_v1_ExchangePrimaryFactor", "body">>().toEqualTypeOf<
      "email_address" | "phone_number"
    >();
    expectTypeOf<Named<"api_session_v1_Revoke", "body">>().toEqualTypeOf<
      "session_id" | "session_token" | "session_jwt"
    >();
    expectTypeOf<"name" | "name.first_name" | "roles">().toExtend<Named<"api_user_v1_Update", "body">>();
    expectTypeOf<"query.operands.filter_name">().toExtend<Named<"api_user_v1_Search", "body">>();
    expectTypeOf<Named<"api_user_v1_Get", "body">>().toBeNever();
    expectTypeOf<Named<"api_m2m_v1_m2m_clients_secrets_Rotate", "body">>().toBeNever();
  });

  it("of metadata may be any key", () => {
    check(() => allow({ operation: "users.update", body: ["untrusted_metadata.theme.dark"] }));
  });

  it("that the document doesn't have are refused", () => {
    check(() => {
      // @ts-expect-error There is no such field.
      allow({ operation: "users.update", body: ["nam"] });
      // @ts-expect-error There is no such field in the name.
      allow({ operation: "users.update", body: ["name.frst_name"] });
      // @ts-expect-error It is in the path, not in the body.
      allow({ operation: "users.update", body: ["user_id"] });
      // @ts-expect-error Only another operation has it.
      allow({ operation: "users.update", body: ["email"] });
      // @ts-expect-error It takes no body.
      allow({ operation: "users.get", body: ["name"] });
      // @ts-expect-error By its operationId it is the same.
      allow({ operation: "api_user_v1_Update", body: ["nam"] });
    });
  });
});

describe("other parts of a permission", () => {
  it("know the query", () => {
    expectTypeOf<Named<"api_session_v1_Get", "query">>().toEqualTypeOf<"user_id">();
    expectTypeOf<Named<"api_user_v1_Get", "query">>().toBeNever();
    // @ts-expect-error Its query has no such parameter.
    check(() => allow({ operation: "sessions.get", query: ["session_id"] }));
  });

  it("know the answer", () => {
    check(() =>
      allow({ operation: "users.update", hide: ["user.emails.email", "user.trusted_metadata.plan"] }),
    );
    // @ts-expect-error There is no such field in an email.
    check(() => allow({ operation: "users.update", hide: ["user.emails.emial"] }));
    // @ts-expect-error The fields of this answer are not in a user of its own.
    check(() => allow({ operation: "users.get", hide: ["user.emails"] }));
  });

  it("know fixed values", () => {
    check(() =>
      allow({ operation: "users.create", set: { create_user_as_pending: true, roles: ["member"] } }),
    );
    // @ts-expect-error It is true or false.
    check(() => allow({ operation: "users.create", set: { create_user_as_pending: "yes" } }));
    // @ts-expect-error There is no such field.
    check(() => allow({ operation: "users.create", set: { pending: true } }));
    // @ts-expect-error It takes no body.
    check(() => allow({ operation: "users.get", set: { name: {} } }));
  });

  it("take undefined as left out", () => {
    check(() => allow({ operation: "users.update", body: undefined, hide: undefined, limit: undefined }));
  });
});

describe("the params of an operation", () => {
  it("are told apart as body and query", () => {
    expectTypeOf<OperationTypes["api_user_v1_Update"]["params"]>().toEqualTypeOf<
      { user_id: string } & OperationTypes["api_user_v1_Update"]["body"]
    >();
  });
});

describe("an error of a gateway", () => {
  it("is one of the types that a caller can ask for", () => {
    check(() => {
      const error: unknown = undefined;
      if (isStytchError(error, "invalid_session", "operation_not_allowed")) return error.error_type;
      // @ts-expect-error Nothing answers with this type.
      return isStytchError(error, "operation_not_allwed");
    });
  });
});
