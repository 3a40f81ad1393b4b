// Code that was written for the official SDK finds each of its methods here, under the same name.
import official from "stytch";
import { describe, expect, it } from "vitest";
import { createStytch } from "../../src/index.ts";
import { projectId, secret } from "../helpers.ts";

/** Methods of the SDK that the client hasn't got on purpose, and why. */
const exceptions: Readonly<Record<string, string>> = {};

const theirs = listTheirs(new official.Client({ project_id: projectId, secret }));
const ours = listOurs(createStytch({ projectId, secret }));

type Members = Readonly<Record<string, unknown>>;

/** The methods of the SDK's client: those of its own class and of each part that sends requests as it does. */
function listTheirs(part: object, path: readonly string[] = []): string[] {
  const { fetchConfig } = part as { fetchConfig: unknown };
  const methods = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(part)))
    .filter(([name, { value }]) => name !== "constructor" && typeof value === "function")
    .map(([name]) => [...path, name].join("."));
  const parts = Object.entries(part as Members).filter(
    ([, member]) => (member as { fetchConfig?: unknown } | null)?.fetchConfig === fetchConfig,
  );
  return [...methods, ...parts.flatMap(([name, member]) => listTheirs(member as object, [...path, name]))];
}

/** Every function of ours, however deep. */
function listOurs(part: object, path: readonly string[] = []): string[] {
  return Object.entries(part as Members).flatMap(([name, member]) => {
    if (typeof member === "function") return [[...path, name].join(".")];
    return typeof member === "object" && member ? listOurs(member, [...path, name]) : [];
  });
}

describe("the client", () => {
  it("has every method of the official SDK's consumer client", () => {
    const missing = theirs.filter((name) => !ours.includes(name) && !Object.hasOwn(exceptions, name));
    expect(missing, "Describe these in openapi/, or tell in `exceptions` why not.").toEqual([]);
  });

  it("finds them all: the 89 that send a request, and those that work on their answers", () => {
    const deep = ["users.create", "connectedApp.clients.secrets.rotateStart", "fraud.verdictReasons.list"];
    expect(theirs).toEqual(expect.arrayContaining([...deep, "sessions.authenticateJwt", "users.searchAll"]));
    expect(theirs).toHaveLength(94);
    expect(new Set(theirs).size).toBe(theirs.length);
  });

  it("lacks what it lacks on purpose", () => {
    for (const name of Object.keys(exceptions)) {
      expect(theirs, `${name} is no method of the SDK. Remove it from \`exceptions\`.`).toContain(name);
      expect(ours, `${name} is there. Remove it from \`exceptions\`.`).not.toContain(name);
    }
  });
});
