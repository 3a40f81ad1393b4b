// What the compiler knows and refuses. Nothing here calls anything: `tsc -p .` is the test, and vitest shows its names.
import { describe, expectTypeOf, it } from "vitest";
import {
  createOperations,
  createStytch,
  isStytchError,
  StytchAbortError,
  StytchAPIError,
  StytchConnectionError,
  StytchError,
  StytchResponseError,
  StytchTimeoutError,
  type APIPromise,
  type CallOptions,
  type components,
  type ErrorType,
  type ErrorTypes,
  type Fetch,
  type OperationId,
  type OperationTypes,
  type PageOptions,
  type Pages,
  type PlainPromises,
  type ResponseMeta,
  type Schemas,
  type Stytch,
  type StytchOptions,
  type TypedAPIError,
  type WithResponse,
} from "../../src/index.ts";

declare const stytch: Stytch;
declare const caught: unknown;
const user_id = "user-test-1";
const email = "sandbox@stytch.com";

/** Checked by the compiler, never run. */
function check(code: () => unknown): () => unknown {
  return code;
}

describe("params and results", () => {
  it("of each method are the document's", () => {
    type Users = Stytch["users"];
    type Params<Name extends keyof Users> = Parameters<Users[Name]>[0];
    type Result<Name extends Exclude<keyof Users, "searchAll">> = Awaited<ReturnType<Users[Name]>>;

    expectTypeOf<Params<"create">>().toEqualTypeOf<Schemas["api_user_v1_CreateRequest"]>();
    expectTypeOf<Params<"search">>().toEqualTypeOf<Schemas["api_user_v1_SearchRequest"] | undefined>();
    expectTypeOf<Params<"get">>().toEqualTypeOf<{ user_id: string }>();
    expectTypeOf<Params<"update">>().toEqualTypeOf<
      { user_id: string } & Schemas["api_user_v1_UpdateRequest"]
    >();
    expectTypeOf<Params<"exchangePrimaryFactor">>().toEqualTypeOf<
      { user_id: string } & Schemas["api_user_v1_ExchangePrimaryFactorRequest"]
    >();
    expectTypeOf<Params<"delete">>().toEqualTypeOf<{ user_id: string }>();
    expectTypeOf<Params<"deleteExternalId">>().toEqualTypeOf<{ user_id: string }>();
    expectTypeOf<Params<"connectedApps">>().toEqualTypeOf<{ user_id: string }>();
    expectTypeOf<Params<"revoke">>().toEqualTypeOf<{ user_id: string; connected_app_id: string }>();
    expectTypeOf<Params<"deleteEmail">>().toEqualTypeOf<{ email_id: string }>();
    expectTypeOf<Params<"deletePhoneNumber">>().toEqualTypeOf<{ phone_id: string }>();
    expectTypeOf<Params<"deleteOAuthRegistration">>().toEqualTypeOf<{ oauth_user_registration_id: string }>();
    expectTypeOf<Params<"deletePassword">>().toEqualTypeOf<{ password_id: string }>();
    expectTypeOf<Params<"deleteWebAuthnRegistration">>().toEqualTypeOf<{
      webauthn_registration_id: string;
    }>();
    expectTypeOf<Params<"deleteBiometricRegistration">>().toEqualTypeOf<{
      biometric_registration_id: string;
    }>();
    expectTypeOf<Params<"deleteTOTP">>().toEqualTypeOf<{ totp_id: string }>();
    expectTypeOf<Params<"deleteCryptoWallet">>().toEqualTypeOf<{ crypto_wallet_id: string }>();

    expectTypeOf<Result<"create">>().toEqualTypeOf<Schemas["api_user_v1_CreateResponse"]>();
    expectTypeOf<Result<"search">>().toEqualTypeOf<Schemas["api_user_v1_SearchResponse"]>();
    expectTypeOf<Result<"get">>().toEqualTypeOf<Schemas["api_user_v1_GetResponse"]>();
    expectTypeOf<Result<"update">>().toEqualTypeOf<Schemas["api_user_v1_UpdateResponse"]>();
    expectTypeOf<Result<"exchangePrimaryFactor">>().toEqualTypeOf<
      Schemas["api_user_v1_ExchangePrimaryFactorResponse"]
    >();
    expectTypeOf<Result<"delete">>().toEqualTypeOf<Schemas["api_user_v1_DeleteResponse"]>();
    expectTypeOf<Result<"deleteExternalId">>().toEqualTypeOf<
      Schemas["api_user_v1_DeleteExternalIdResponse"]
    >();
    expectTypeOf<Result<"connectedApps">>().toEqualTypeOf<Schemas["api_user_v1_ConnectedAppsResponse"]>();
    expectTypeOf<Result<"revoke">>().toEqualTypeOf<Schemas["api_user_v1_RevokeResponse"]>();
    expectTypeOf<Result<"deleteEmail">>().toEqualTypeOf<Schemas["api_user_v1_DeleteEmailResponse"]>();
    expectTypeOf<Result<"deletePhoneNumber">>().toEqualTypeOf<
      Schemas["api_user_v1_DeletePhoneNumberResponse"]
    >();
    expectTypeOf<Result<"deleteOAuthRegistration">>().toEqualTypeOf<
      Schemas["api_user_v1_DeleteOAuthRegistrationResponse"]
    >();
    expectTypeOf<Result<"deletePassword">>().toEqualTypeOf<Schemas["api_user_v1_DeletePasswordResponse"]>();
    expectTypeOf<Result<"deleteWebAuthnRegistration">>().toEqualTypeOf<
      Schemas["api_user_v1_DeleteWebAuthnRegistrationResponse"]
    >();
    expectTypeOf<Result<"deleteBiometricRegistration">>().toEqualTypeOf<
      Schemas["api_user_v1_DeleteBiometricRegistrationResponse"]
    >();
    expectTypeOf<Result<"deleteTOTP">>().toEqualTypeOf<Schemas["api_user_v1_DeleteTOTPResponse"]>();
    expectTypeOf<Result<"deleteCryptoWallet">>().toEqualTypeOf<
      Schemas["api_user_v1_DeleteCryptoWalletResponse"]
    >();

    expectTypeOf<ReturnType<Users["searchAll"]>>().toEqualTypeOf<
      Pages<Schemas["api_user_v1_User"], Schemas["api_user_v1_SearchResponse"]>
    >();
    expectTypeOf<Omit<NonNullable<Params<"searchAll">>, "cursor">>().toEqualTypeOf<
      Omit<Schemas["api_user_v1_SearchRequest"], "cursor">
    >();
    expectTypeOf<Parameters<Users["searchAll"]>[1]>().toEqualTypeOf<
      (CallOptions & PageOptions) | undefined
    >();
    expectTypeOf<keyof OperationTypes>().toEqualTypeOf<OperationId>();
  });

  it("may have metadata of any type of object, interfaces and classes too", () => {
    interface Plan {
      readonly plan: string;
      seats?: number;
      limits: { users: number }[];
    }
    class Settings {
      theme = "dark";
    }
    const plan: Plan = { plan: "pro", limits: [{ users: 5 }] };
    type Plain = { theme: string };
    const plain: Plain = { theme: "dark" };
    const record: Record<string, unknown> = { theme: "dark" };
    check(() => stytch.users.update({ user_id, trusted_metadata: plan, untrusted_metadata: new Settings() }));
    check(() => stytch.users.create({ email, trusted_metadata: plain, untrusted_metadata: record }));
    check(() => stytch.users.create({ email, trusted_metadata: { plan: "pro", seats: null, limits: [] } }));
    check(() => stytch.call("api_user_v1_Update", { user_id, trusted_metadata: plan }));
    check(() =>
      stytch.raw.PUT("/v1/users/{user_id}", {
        params: { path: { user_id } },
        body: { trusted_metadata: { ...plan }, untrusted_metadata: record },
      }),
    );
    // A fake may type them as a record.
    type Given = { user_id: string; trusted_metadata?: Record<string, unknown> | undefined };
    type Fake = (params: Given) => Promise<Schemas["api_user_v1_UpdateResponse"]>;
    expectTypeOf<Fake>().toExtend<PlainPromises<Stytch["users"]>["update"]>();
    expectTypeOf<Awaited<ReturnType<Stytch["users"]["get"]>>["trusted_metadata"]["plan"]>().toBeUnknown();
  });

  it("of a call and of a flat function are the method's", () => {
    type Flat = ReturnType<typeof createOperations>;
    expectTypeOf<Flat["apiUserV1Create"]>().toEqualTypeOf<Stytch["users"]["create"]>();
    expectTypeOf<Flat["apiUserV1Search"]>().toEqualTypeOf<Stytch["users"]["search"]>();
    expectTypeOf<Flat["apiUserV1Revoke"]>().toEqualTypeOf<Stytch["users"]["revoke"]>();
    check(async () => {
      expectTypeOf(await stytch.call("api_user_v1_Get", { user_id })).toEqualTypeOf<
        Schemas["api_user_v1_GetResponse"]
      >();
      expectTypeOf(await stytch.call("api_user_v1_Create", { email })).toEqualTypeOf<
        Schemas["api_user_v1_CreateResponse"]
      >();
    });
  });

  it("come as a reply, which is a promise that tells status and headers as well", () => {
    type Get = Schemas["api_user_v1_GetResponse"];
    expectTypeOf<ReturnType<Stytch["users"]["get"]>>().toEqualTypeOf<APIPromise<Get>>();
    expectTypeOf<ReturnType<ReturnType<typeof createOperations>["apiUserV1Get"]>>().toEqualTypeOf<
      APIPromise<Get>
    >();
    expectTypeOf<APIPromise<Get>>().toExtend<Promise<Get>>();
    expectTypeOf<Promise<Get>>().not.toExtend<APIPromise<Get>>();
    check(async () => {
      const reply = stytch.call("api_user_v1_Get", { user_id });
      expectTypeOf(reply).toEqualTypeOf<APIPromise<Get>>();
      expectTypeOf(await reply).toEqualTypeOf<Get>();
      const full = await reply.withResponse();
      expectTypeOf(full).toEqualTypeOf<WithResponse<Get>>();
      expectTypeOf(full.data).toEqualTypeOf<Get>();
      expectTypeOf(full.response).toEqualTypeOf<ResponseMeta>();
      expectTypeOf(full.response.status).toBeNumber();
      expectTypeOf(full.response.headers).toEqualTypeOf<Headers>();
      // What comes of it is a plain promise.
      expectTypeOf(reply.then(({ name }) => name.first_name)).toEqualTypeOf<Promise<string>>();
      const [one, two] = await Promise.all([reply, stytch.users.search()]);
      expectTypeOf(one).toEqualTypeOf<Get>();
      expectTypeOf(two).toEqualTypeOf<Schemas["api_user_v1_SearchResponse"]>();
      // The body was read.
      expectTypeOf(full.response).not.toHaveProperty("json");
      // @ts-expect-error it is read-only
      full.response.status = 201;
    });
  });

  it("of a walk are users, or pages of them", () => {
    check(async () => {
      for await (const user of stytch.users.searchAll())
        expectTypeOf(user).toEqualTypeOf<Schemas["api_user_v1_User"]>();
      for await (const page of stytch.users.searchAll().pages())
        expectTypeOf(page.results_metadata.total).toBeNumber();
    });
  });

  it("of a walk tell where another one can go on, be it from the first page", () => {
    const search: Schemas["api_user_v1_SearchRequest"] = { limit: 10 };
    const walk = () => stytch.users.searchAll(search, { prefetch: true, timeout: 1000 });
    expectTypeOf<ReturnType<typeof walk>["cursor"]>().toEqualTypeOf<string | undefined>();
    check(() => stytch.users.searchAll({ ...search, cursor: walk().cursor }));
    // @ts-expect-error it is read-only
    check(() => (walk().cursor = "a"));
    // @ts-expect-error not of a single page
    check(() => stytch.users.search({}, { prefetch: true }));
    // @ts-expect-error not of the client
    check(() => createStytch({ projectId: "p", secret: "s", prefetch: true }));
    // @ts-expect-error true or false
    check(() => stytch.users.searchAll({}, { prefetch: 2 }));
  });
});

describe("the compiler refuses", () => {
  it("creating a user without an email address or a phone number", () => {
    check(() => stytch.users.create({ email }));
    check(() => stytch.users.create({ phone_number: "+15005550006" }));
    check(() => stytch.users.create({ email, phone_number: "+15005550006", name: {} }));
    // @ts-expect-error neither of them
    check(() => stytch.users.create({}));
    // @ts-expect-error neither of them
    check(() => stytch.users.create({ name: { first_name: "Ada" } }));
    // @ts-expect-error no params at all
    check(() => stytch.users.create());
    // @ts-expect-error an email address is text
    check(() => stytch.users.create({ email: 5 }));
  });

  it("unknown fields", () => {
    // @ts-expect-error mistyped, as happens
    check(() => stytch.users.create({ email, phone: "+15005550006" }));
    // @ts-expect-error in camel case
    check(() => stytch.users.create({ email, externalId: "a" }));
    // @ts-expect-error unknown, one level down
    check(() => stytch.users.create({ email, name: { first: "Ada" } }));
    // @ts-expect-error unknown, one level down
    check(() => stytch.users.create({ email, attributes: { ip: "::1" } }));
    // @ts-expect-error emails can't be updated
    check(() => stytch.users.update({ user_id, email }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.get({ user_id, expand: true }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.delete({ user_id, force: true }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.revoke({ user_id, connected_app_id: "a", reason: "b" }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.search({ page: 2 }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.searchAll({ page: 2 }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.search({ query: { operator: "AND", filters: [] } }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.exchangePrimaryFactor({ user_id, email_address: email, reason: "b" }));
    // @ts-expect-error there is no such field
    check(() => stytch.users.deleteEmail({ email_id: "a", user_id }));
    // @ts-expect-error there is no such field
    check(() => stytch.call("api_user_v1_Get", { user_id, expand: true }));
  });

  it("metadata that is no object of fields", () => {
    const update = (
      trusted_metadata: NonNullable<Schemas["api_user_v1_UpdateRequest"]["trusted_metadata"]>,
    ) => stytch.users.update({ user_id, trusted_metadata });
    // @ts-expect-error a text is none
    check(() => update("pro"));
    // @ts-expect-error a number is none
    check(() => update(5));
    // @ts-expect-error null is none
    check(() => update(null));
    // @ts-expect-error a list is none
    check(() => update(["pro"]));
    // @ts-expect-error a Map is none
    check(() => update(new Map([["plan", "pro"]])));
    // @ts-expect-error a date is none
    check(() => update(new Date()));
    // @ts-expect-error a function is none
    check(() => update(() => ({ plan: "pro" })));
    // @ts-expect-error a promise that nobody waited for
    check(() => update(Promise.resolve({ plan: "pro" })));
    // @ts-expect-error bytes are none
    check(() => update(new Uint8Array(2)));
  });

  it("missing ids", () => {
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.get({}));
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.get());
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.update({ name: {} }));
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.revoke({ user_id }));
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.deleteTOTP({ user_id }));
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.exchangePrimaryFactor({ email_address: email }));
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.get({ user_id: null }));
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.get({ user_id: 5 }));
    // @ts-expect-error an id is needed, as text
    check(() => stytch.users.get("user-test-1"));
  });

  it("exchanging for both, or for nothing", () => {
    check(() => stytch.users.exchangePrimaryFactor({ user_id, email_address: email }));
    check(() => stytch.users.exchangePrimaryFactor({ user_id, phone_number: "+15005550006" }));
    const both = { user_id, email_address: email, phone_number: "+15005550006" };
    // @ts-expect-error both at the same time
    check(() => stytch.users.exchangePrimaryFactor(both));
    // @ts-expect-error nothing is given
    check(() => stytch.users.exchangePrimaryFactor({ user_id }));
  });

  it("a filter's value that isn't of its name, and an unknown name", () => {
    type Filter = Schemas["UserFilter"];
    const filters = (...operands: Filter[]) => stytch.users.search({ query: { operator: "AND", operands } });
    check(() => filters({ filter_name: "email_address", filter_value: [email] }));
    check(() => filters({ filter_name: "email_verified", filter_value: true }));
    check(() =>
      filters({ filter_name: "created_at_between", filter_value: { greater_than: "a", less_than: "b" } }),
    );
    check(() => filters({ filter_name: "status", filter_value: "pending" }));
    // @ts-expect-error an array is needed
    check(() => filters({ filter_name: "email_address", filter_value: email }));
    // @ts-expect-error a single text is needed
    check(() => filters({ filter_name: "email_address_fuzzy", filter_value: [email] }));
    // @ts-expect-error a boolean is needed
    check(() => filters({ filter_name: "email_verified", filter_value: "true" }));
    // @ts-expect-error both bounds are needed
    check(() => filters({ filter_name: "created_at_between", filter_value: { greater_than: "a" } }));
    // @ts-expect-error there is no such status
    check(() => filters({ filter_name: "status", filter_value: "deleted" }));
    // @ts-expect-error ids are texts
    check(() => filters({ filter_name: "user_id", filter_value: [5] }));
    // @ts-expect-error a value is needed
    check(() => filters({ filter_name: "totp_verified" }));
    // @ts-expect-error there is no such filter
    check(() => filters({ filter_name: "email", filter_value: [email] }));
    // @ts-expect-error there is no such operator
    check(() => stytch.users.search({ query: { operator: "and", operands: [] } }));
  });

  it("options that there are not, or that don't go together", () => {
    const secret = "secret-test-1";
    const projectId = "project-test-1";
    check(() => createStytch({ projectId, secret }));
    check(() => createStytch({ gateway: "/api/stytch" }));
    // @ts-expect-error there is no such option
    check(() => createStytch({ projectId, secret, baseURL: "https://example.com" }));
    // @ts-expect-error gateway and secret
    check(() => createStytch({ gateway: "/api/stytch", projectId, secret }));
    // @ts-expect-error gateway and baseUrl
    check(() => createStytch({ gateway: "/api/stytch", baseUrl: "https://example.com" }));
    // @ts-expect-error a secret is needed
    check(() => createStytch({ projectId }));
    // @ts-expect-error no project id
    check(() => createStytch({ secret }));
    // @ts-expect-error nothing is given
    check(() => createStytch({}));
    // @ts-expect-error nothing is given
    check(() => createStytch());
    // @ts-expect-error a timeout is a number
    check(() => createStytch({ projectId, secret, timeout: "5s" }));
    // @ts-expect-error headers are an object
    check(() => createStytch({ projectId, secret, headers: new Headers() }));
    // @ts-expect-error there is no such option
    check(() => createOperations({ projectId, secret, retries: 3 }));
    // @ts-expect-error there is no such option
    check(() => stytch.users.get({ user_id }, { retries: 3 }));
    // @ts-expect-error an AbortSignal is needed
    check(() => stytch.users.get({ user_id }, { signal: new AbortController() }));
    expectTypeOf<{ projectId: string; secret: string }>().toExtend<StytchOptions>();
  });

  it("an operation that there is not", () => {
    // @ts-expect-error there is no such operation
    check(() => stytch.call("api_user_v1_Nope", {}));
    // @ts-expect-error there is no such operation
    check(() => stytch.call("api_user_v1_Get", {}));
    // @ts-expect-error there is no such operation
    check(() => stytch.raw.GET("/v1/nope"));
    expectTypeOf<Stytch["users"]>().not.toHaveProperty("remove");
    // @ts-expect-error it is read-only
    check(() => (stytch.users = null as never));
  });
});

describe("fetch", () => {
  it("fits the global one, a handler, and one that needs no init", () => {
    expectTypeOf<typeof globalThis.fetch>().toExtend<Fetch>();
    expectTypeOf<(request: Request) => Response>().toExtend<Fetch>();
    expectTypeOf<() => Promise<Response>>().toExtend<Fetch>();
    expectTypeOf<(url: string) => Promise<Response>>().not.toExtend<Fetch>();
  });
});

describe("errors", () => {
  it("are narrowed by the types that isStytchError is asked for", () => {
    check(() => {
      if (isStytchError(caught)) expectTypeOf(caught).toEqualTypeOf<StytchError>();
      if (isStytchError(caught, "duplicate_email")) {
        expectTypeOf(caught.error_type).toEqualTypeOf<"duplicate_email">();
        expectTypeOf(caught.request_id).toBeString();
        expectTypeOf(caught.status_code).toBeNumber();
        expectTypeOf(caught.error_details).toEqualTypeOf<Record<string, unknown> | undefined>();
      }
      if (isStytchError(caught, "duplicate_email", "user_not_found")) {
        expectTypeOf(caught.error_type).toEqualTypeOf<"duplicate_email" | "user_not_found">();
        expectTypeOf(caught).toEqualTypeOf<TypedAPIError<"duplicate_email" | "user_not_found">>();
        expectTypeOf(caught).toExtend<StytchAPIError>();
      }
      if (isStytchError(caught, "not_implemented", "request_too_large")) {
        expectTypeOf(caught.error_type).toEqualTypeOf<"not_implemented" | "request_too_large">();
      }
    });
    // @ts-expect-error mistyped, as happens
    check(() => isStytchError(caught, "duplicate_emial"));
    // @ts-expect-error mistyped, as happens
    check(() => isStytchError(caught, "duplicate_email", "not_found"));
    check(() => {
      // @ts-expect-error mistyped, and the compiler has nothing to say of the rest
      if (isStytchError(caught, "duplicate_emial")) {
        expectTypeOf(caught.request_id).toBeString();
      }
    });
  });

  it("are narrowed by their class", () => {
    check(() => {
      if (caught instanceof StytchAPIError) {
        expectTypeOf(caught.error_type).not.toBeAny();
        expectTypeOf(caught.error_type).toExtend<string>();
        expectTypeOf<"duplicate_email">().toExtend<typeof caught.error_type>();
        // The API may answer types that the document doesn't know.
        expectTypeOf<"brand_new_type">().toExtend<typeof caught.error_type>();
        expectTypeOf(caught.headers).toEqualTypeOf<Headers>();
      }
      if (caught instanceof StytchTimeoutError) expectTypeOf(caught.timeout).toBeNumber();
      if (caught instanceof StytchConnectionError)
        expectTypeOf(caught.code).toEqualTypeOf<string | undefined>();
      if (caught instanceof StytchResponseError)
        expectTypeOf(caught.request_id).toEqualTypeOf<string | undefined>();
      if (caught instanceof StytchAbortError) expectTypeOf(caught).toExtend<StytchError>();
    });
  });

  it("have a status by their type", () => {
    expectTypeOf<ErrorTypes["user_not_found"]>().toEqualTypeOf<404>();
    expectTypeOf<ErrorType>().toEqualTypeOf<keyof ErrorTypes>();
    expectTypeOf<"duplicate_email">().toExtend<ErrorType>();
  });
});

describe("an open set of values", () => {
  it("has its suggestions, and takes others", () => {
    type Status = Schemas["api_user_v1_User"]["status"];
    expectTypeOf<"active">().toExtend<Status>();
    expectTypeOf<"frozen">().toExtend<Status>();
    expectTypeOf<string>().toExtend<Status>();
    // With plain `string` in it the union would be `string`, and an editor would suggest nothing.
    expectTypeOf<Status>().not.toEqualTypeOf<string>();
    expectTypeOf<Extract<Status, "active" | "pending">>().toEqualTypeOf<"active" | "pending">();
    expectTypeOf<number>().not.toExtend<Status>();
  });
});

describe("raw", () => {
  it("has data or an error", () => {
    check(async () => {
      const { data, error, response } = await stytch.raw.POST("/v1/users", { body: { email } });
      expectTypeOf(response).toEqualTypeOf<Response>();
      if (error) {
        expectTypeOf(data).toEqualTypeOf<undefined>();
        expectTypeOf(error.error_message).toBeString();
        expectTypeOf(error).toExtend<Schemas["ErrorResponse"]>();
      } else {
        // Not the very type: openapi-fetch maps each field, and an open set of values becomes a plain string.
        expectTypeOf(data.user.emails).toEqualTypeOf<Schemas["api_user_v1_Email"][]>();
        expectTypeOf(data.status_code).toEqualTypeOf<201>();
      }
      const user = await stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
      if (user.data) expectTypeOf(user.data.created_at).toBeString();
    });
    // @ts-expect-error a body is needed
    check(() => stytch.raw.POST("/v1/users", {}));
    // @ts-expect-error neither of them
    check(() => stytch.raw.POST("/v1/users", { body: {} }));
    // @ts-expect-error a path is needed
    check(() => stytch.raw.GET("/v1/users/{user_id}"));
    // @ts-expect-error not the method of this path
    check(() => stytch.raw.DELETE("/v1/users", {}));
    // @ts-expect-error another name
    check(() => stytch.raw.GET("/v1/users/{user_id}", { params: { path: { id: user_id } } }));
  });

  it("and Schemas are the document's components", () => {
    expectTypeOf<Schemas>().toEqualTypeOf<components["schemas"]>();
  });
});
