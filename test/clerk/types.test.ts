// The types beside those of Clerk's own package: each of its params is known, and code that reads its users reads ours.
import type { ClerkClient, User } from "@clerk/backend";
import { expectTypeOf, it } from "vitest";
import { clerkUsers, type ClerkUser, type ClerkUsers, type CreateUserParams } from "../../src/clerk/index.ts";
import { createStytch } from "../../src/index.ts";

type Theirs = Parameters<ClerkClient["users"]["createUser"]>[0];
type KeysOf<Type> = Type extends unknown ? keyof Type : never;

it("every param of Clerk's is known, be it as one that can't be given", () => {
  expectTypeOf<Exclude<KeysOf<Theirs>, keyof CreateUserParams>>().toEqualTypeOf<never>();
  expectTypeOf<Exclude<keyof CreateUserParams, KeysOf<Theirs>>>().toEqualTypeOf<never>();
});

it("params that can be given have Clerk's own types", () => {
  type Carried = "emailAddress" | "phoneNumber" | "firstName" | "lastName" | "externalId" | "password";
  expectTypeOf<Pick<Theirs, Carried>>().toExtend<Pick<CreateUserParams, Carried>>();
  expectTypeOf<{ passwordDigest: string; passwordHasher: "bcrypt" }>().toExtend<CreateUserParams>();
});

it("params that nothing corresponds to don't compile", () => {
  const users: ClerkUsers = clerkUsers(
    createStytch({ projectId: "project-test-1", secret: "secret-test-1" }),
  );
  const make = (): unknown => [
    // @ts-expect-error -- the API's users have no name to sign in by
    users.createUser({ emailAddress: ["a@example.com"], username: "ada" }),
    // @ts-expect-error -- the API tells when it made a user
    users.createUser({ emailAddress: ["a@example.com"], createdAt: new Date() }),
    // @ts-expect-error -- the API makes nobody banned
    users.createUser({ emailAddress: ["a@example.com"], banned: true }),
    // @ts-expect-error -- the name of the API's own params
    users.createUser({ email: "a@example.com" }),
  ];
  expectTypeOf(make).toBeFunction();
});

it("a user has every field of Clerk's, but for the JSON that it was", () => {
  expectTypeOf<Exclude<keyof User, keyof ClerkUser | "raw">>().toEqualTypeOf<never>();
  type Read = Pick<
    User,
    "id" | "externalId" | "firstName" | "lastName" | "createdAt" | "locked" | "passwordEnabled"
  >;
  expectTypeOf<ClerkUser>().toExtend<Read>();
});
