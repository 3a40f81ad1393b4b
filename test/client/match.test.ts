import { expect, it } from "vitest";
import type { Route } from "../../generated/routes.ts";
import { createMatcher } from "../../src/routes/match.ts";

function route(method: Route["method"], path: string): Route {
  return { method, path, accessor: [], retry: "read" };
}

const routes = {
  removePart: route("DELETE", "/v1/things/{thing_id}/part"),
  removeByKind: route("DELETE", "/v1/things/kinds/{kind_id}"),
  get: route("GET", "/v1/things/{thing_id}"),
  search: route("POST", "/v1/things/search"),
  update: route("PUT", "/v1/things/{thing_id}"),
};
const match = createMatcher(routes);

it("a route is found by its method and path, with the params decoded", () => {
  expect(match("GET", "/v1/things/a%2Fb%20c")).toEqual({
    kind: "match",
    operationId: "get",
    route: routes.get,
    params: { thing_id: "a/b c" },
  });
  expect(match("PUT", "/v1/things/x")).toMatchObject({ operationId: "update" });
});

it("a literal wins over a parameter, from the left, wherever it stands in the table", () => {
  expect(match("DELETE", "/v1/things/kinds/part")).toMatchObject({
    operationId: "removeByKind",
    params: { kind_id: "part" },
  });
  expect(match("DELETE", "/v1/things/x/part")).toMatchObject({ operationId: "removePart" });
});

it("the path decides before the method", () => {
  expect(match("GET", "/v1/things/search")).toEqual({ kind: "wrong-method", allowed: ["POST"] });
  expect(match("PATCH", "/v1/things/x")).toEqual({ kind: "wrong-method", allowed: ["GET", "PUT"] });
});

it("nothing is found for a path that there isn't, or with an empty param", () => {
  for (const path of ["/v1/things", "/v1/things/", "/v1/things/x/", "/v2/things/x", "", "/"]) {
    expect(match("GET", path)).toBeUndefined();
  }
});

it("broken percent-encoding is told apart", () => {
  expect(match("GET", "/v1/things/%E0%A4")).toEqual({ kind: "bad-encoding" });
});

it("a param may be named like a part of every object", () => {
  const odd = createMatcher({ get: route("GET", "/{__proto__}/{constructor}") });
  const found = odd("GET", "/a/b");
  expect(found?.kind === "match" && Object.entries(found.params)).toEqual([
    ["__proto__", "a"],
    ["constructor", "b"],
  ]);
});
