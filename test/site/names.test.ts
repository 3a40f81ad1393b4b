// Names that a reader types in full or in part, and the places that they lead to; and where the sources of a package are.
import { describe, expect, it } from "vitest";
import { findNames } from "../../docs/site/client/names.ts";
import { repositoryOf } from "../../docs/site/commands/input.ts";

const place = (url: string, ...names: string[]) => ({
  kind: names[0]!.includes(".") ? ("operation" as const) : ("error" as const),
  url,
  title: url,
  about: "",
  names,
});
const PLACES = [
  place("search", "users.search", "POST /v1/users/search", "users.searchAll"),
  place("create", "users.create", "POST /v1/users", "/v1/users"),
  place("get", "users.get", "GET /v1/users/{user_id}", "/v1/users/{user_id}"),
  place("remove", "users.delete", "DELETE /v1/users/{user_id}", "/v1/users/{user_id}"),
  place("send", "otps.email.loginOrCreate", "POST /v1/otps/email/login_or_create"),
  place("type", "duplicate_email"),
];
const urls = (query: string): string[] => findNames(PLACES, query).map(({ url }) => url);

describe("findNames", () => {
  it("puts what has exactly the name first, and then what begins with it", () => {
    expect(urls("POST /v1/users")).toEqual(["create", "search"]);
    expect(urls("users.search")).toEqual(["search"]);
    expect(urls("/v1/users/{user_id}")).toEqual(["get", "remove"]);
    expect(urls("duplicate_em")).toEqual(["type"]);
  });

  it("reads a call as the name of its method, in any case, with any spaces", () => {
    expect(urls("stytch.users.create({ email })")).toEqual(["create"]);
    expect(urls(" delete   /V1/users/{USER_ID} ")).toEqual(["remove"]);
  });

  it("leaves plain words, and nothing at all, to the search of texts", () => {
    for (const query of ["", " ", "(", "users", "duplicate"]) expect(urls(query)).toEqual([]);
  });

  it("finds a name by its words and parts, in any order, whole or begun", () => {
    for (const query of ["loginOrCreate email", "email loginorcreate", "create email", "login emai"])
      expect(urls(query), query).toEqual(["send"]);
    expect(urls("loginOrCreate")).toEqual(["send"]);
    expect(urls("users id")).toEqual(["get", "remove"]);
    expect(urls("email duplicate")).toEqual(["type"]);
    expect(urls("email nothing")).toEqual([]);
    // Its own name has both words; of the other, the path.
    const elsewhere = place("elsewhere", "totps.create", "POST /v1/totps/of_users");
    expect(findNames([elsewhere, ...PLACES], "create user").map(({ url }) => url)).toEqual([
      "create",
      "elsewhere",
    ]);
  });

  it("gives every place that has exactly the name, and few that begin with it", () => {
    const many = Array.from({ length: 40 }, (_, i) => place(String(i), `a.${i}`));
    expect(findNames(many, "a.")).toHaveLength(6);
    expect(
      findNames(
        many.map((each) => ({ ...each, names: ["a.b"] })),
        "a.b",
      ),
    ).toHaveLength(40);
  });
});

describe("repositoryOf", () => {
  it("reads the address in any of the ways that npm knows", () => {
    const wanted = "https://github.com/owner/some.name/blob/main";
    for (const url of [
      "git+https://github.com/owner/some.name.git",
      "git@github.com:owner/some.name.git",
      "https://github.com/owner/some.name",
    ]) {
      expect(repositoryOf({ repository: url })).toBe(wanted);
      expect(repositoryOf({ repository: { url } })).toBe(wanted);
    }
    expect(repositoryOf({})).toBeUndefined();
    expect(repositoryOf({ repository: "https://elsewhere.example/owner/name" })).toBeUndefined();
  });
});
