// An operation's parameters and its path's: each once, wherever both describe it.
import { expect, it } from "vitest";
import type { Route } from "../../generated/routes.ts";
import { findDescribed, type ApiDocument } from "../../src/cli/document.ts";
import { mergeParameters } from "../../src/generate/merge-parameters.ts";

const id = { name: "id", in: "path" };
const page = { name: "page", in: "query" };
const own = { ...id, description: "Own." };

it("an operation's own stands in the place of its path's, and the rest after those", () => {
  expect(mergeParameters([page, own], [id, { name: "other", in: "path" }])).toEqual([
    own,
    { name: "other", in: "path" },
    page,
  ]);
  const inQuery = { name: "id", in: "query" };
  expect(mergeParameters([inQuery], [id])).toEqual([id, inQuery]);
});

it("the command's description of an operation has each once, references followed", () => {
  const document = {
    paths: {
      "/v1/letters/{id}": {
        parameters: [{ $ref: "#/components/parameters/id" }],
        get: { operationId: "get", summary: "Get", responses: {}, parameters: [own, page] },
      },
    },
    components: { parameters: { id } },
  } as unknown as ApiDocument;
  const route = { method: "GET", path: "/v1/letters/{id}" } as Route;
  expect(findDescribed(document, route).parameters).toEqual([own, page]);
});
