// An option or a field that may be left out may be undefined, too, under exactOptionalPropertyTypes: programs pass on
// what they may not have, `{ signal: request.signal }`. That it then counts as left out: test/client/undefined.test.ts.
import { describe, expectTypeOf, it } from "vitest";
import type {
  CallOptions,
  DirectOptions,
  GatewayOptions,
  Hooks,
  LimitOptions,
  OperationTypes,
  PageOptions,
  RetryOptions,
  Schemas,
  Stytch,
} from "../../src/index.ts";
import type { NodeOptions, ServeOptions } from "../../src/node/index.ts";
import type { OpenTelemetryOptions } from "../../src/opentelemetry.ts";
import type { Fault, Sandbox, SandboxOptions, SeedFactors, SeedUser } from "../../src/sandbox/index.ts";

/** The names that may be left out of a type, but not be undefined. */
type Strict<Type> = Type extends unknown
  ? { [Name in keyof Type]-?: IsStrict<Pick<Type, Name>, Name> extends true ? Name : never }[keyof Type]
  : never;

type IsStrict<One, Name extends PropertyKey> = object extends One
  ? Record<Name, undefined> extends One
    ? false
    : true
  : false;

/** The same of a type and of all objects and lists in it; `any` is undefined, too. */
type DeepStrict<Type> = 0 extends 1 & Type
  ? never
  : Type extends string
    ? never
    : Type extends readonly (infer Item)[]
      ? DeepStrict<Item>
      : Type extends object
        ? Strict<Type> | { [Name in keyof Type]-?: DeepStrict<Type[Name]> }[keyof Type]
        : never;

type Params = { [Id in keyof OperationTypes]: OperationTypes[Id]["params"] };

it("the check finds what is strict", () => {
  expectTypeOf<Strict<{ a?: string; b: string; c?: string | undefined }>>().toEqualTypeOf<"a">();
  expectTypeOf<DeepStrict<{ a?: { b?: number }[] | undefined }>>().toEqualTypeOf<"b">();
});

describe("undefined may stand for what is left out", () => {
  it("of a client's options", () => {
    expectTypeOf<Strict<DirectOptions>>().toBeNever();
    expectTypeOf<Strict<GatewayOptions>>().toBeNever();
    expectTypeOf<Strict<NodeOptions>>().toBeNever();
    expectTypeOf<Strict<RetryOptions>>().toBeNever();
    expectTypeOf<Strict<LimitOptions>>().toBeNever();
    expectTypeOf<Strict<Hooks>>().toBeNever();
    expectTypeOf<Strict<OpenTelemetryOptions>>().toBeNever();
  });

  it("of a call's and a walk's", () => {
    expectTypeOf<Strict<CallOptions>>().toBeNever();
    expectTypeOf<Strict<PageOptions>>().toBeNever();
    type Walk = NonNullable<Parameters<Stytch["users"]["searchAll"]>[1]>;
    expectTypeOf<Strict<Walk>>().toBeNever();
  });

  it("of a server's and a sandbox's", () => {
    expectTypeOf<Strict<ServeOptions>>().toBeNever();
    expectTypeOf<Strict<SandboxOptions>>().toBeNever();
    expectTypeOf<Strict<Fault>>().toBeNever();
    expectTypeOf<Strict<SeedUser>>().toBeNever();
    expectTypeOf<DeepStrict<SeedFactors>>().toBeNever();
    expectTypeOf<Strict<NonNullable<Parameters<Sandbox["users"]["lock"]>[1]>>>().toBeNever();
    expectTypeOf<Strict<Parameters<Sandbox["users"]["connectApp"]>[1]>>().toBeNever();
  });

  it("of every operation's params, at any depth", () => {
    expectTypeOf<DeepStrict<Params[keyof Params]>>().toBeNever();
    expectTypeOf<DeepStrict<Parameters<Stytch["users"]["searchAll"]>[0]>>().toBeNever();
  });

  it("though what must be given must be given", () => {
    type Create = Schemas["api_user_v1_CreateRequest"];
    expectTypeOf<{ email: undefined; phone_number: string }>().toExtend<Create>();
    expectTypeOf<{ email: undefined }>().not.toExtend<Create>();
    expectTypeOf<{ user_id: undefined }>().not.toExtend<Params["api_user_v1_Get"]>();
    expectTypeOf<{ projectId: undefined; secret: string }>().not.toExtend<DirectOptions>();
  });

  it("and what an answer always has is not undefined", () => {
    expectTypeOf<Schemas["api_user_v1_User"]["name"]["first_name"]>().toEqualTypeOf<string>();
  });
});
