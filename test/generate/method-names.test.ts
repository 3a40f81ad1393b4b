// The document names operations by method and path; what users of the client read names the client's methods.
import { expect, it } from "vitest";
import { withMethodNames } from "../../src/generate/method-names.ts";
import { readTree, repository } from "./workspace.ts";
import { smallDocument } from "./document.ts";

const generated = readTree(`${repository}/generated`);

it("an operation that a text names becomes the client's method, and another path stays", () => {
  const document = smallDocument();
  document.get.description =
    "See `POST /v1/users/search`, `GET /v1/users/{user_id}`, `POST /v1/none` and `GET`.";
  document.get["x-method"] = "users.byId.get";
  const before = structuredClone(document);
  expect(withMethodNames(document).paths["/v1/users/{user_id}"]!.get!.description).toBe(
    "See `users.search`, `users.byId.get`, `POST /v1/none` and `GET`.",
  );
  expect(document).toEqual(before);
});

it.each(["errors.ts", "schema.ts"])("%s names the client's methods", (file) => {
  const text = generated.get(file)!;
  expect(text).toContain("`users.exchangePrimaryFactor`");
  expect(text).not.toMatch(/`PUT \/v1\/users/);
});

it("a method's own line tells its path", () => {
  expect(generated.get("methods.ts")).toMatch(
    /use `users\.exchangePrimaryFactor`\.\n[\s*]+`DELETE \/v1\/users\/emails\/\{email_id\}`/,
  );
});

it("the sandbox, which any client may ask, names paths", () => {
  expect(generated.get("catalogue.json")).toContain("`PUT /v1/users/{user_id}/exchange_primary_factor`");
});
