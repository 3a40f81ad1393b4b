// What tables of docs/*.md claim of the API and the client, held against the document and the source: the errors of a call,
// numbers of operations, limits, defaults.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import json from "../../generated/openapi.json" with { type: "json" };
import type { OpenAPIDocument } from "../../docs/site/model/document.ts";
import { readOperations } from "../../docs/site/model/operation.ts";
import { routes } from "../../generated/routes.ts";
import { readClientOptions } from "../../src/client/options/client-options.ts";
import { readConnectionOptions } from "../../src/node/options.ts";
import { documentedApi } from "../../src/routes/api.ts";
import { MAX_BODY, MAX_ERROR } from "../../src/transport/message.ts";
import { projectId, secret } from "../helpers.ts";
import { guides } from "./blocks.ts";

const document = json as unknown as OpenAPIDocument;
const errorsOf = new Map(
  readOperations(document).map(({ method, errors }) => [method, errors.map(({ type }) => type)]),
);

/** The rows of the tables whose head has these cells, each with the words in backticks of every cell. */
function rowsOf(text: string, ...head: string[]): string[][][] {
  const pattern = new RegExp(`^\\| ${head.join(" +\\| ")} .*\\n\\|[-: |]+\\n((?:\\|.*\\n)+)`, "gm");
  return [...text.matchAll(pattern)].flatMap(([, rows]) =>
    rows!
      .trim()
      .split("\n")
      .map((row) => row.split("|").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!))),
  );
}

describe("the errors that a guide tells to expect of a call", () => {
  const rows = [...guides].flatMap(([guide, text]) =>
    rowsOf(text, "call", "expect").map(([, calls, types]) => ({ guide, call: calls![0]!, types: types! })),
  );

  it.each(rows)("$guide: $call answers $types", ({ call, types }) => {
    expect(types.length).toBeGreaterThan(0);
    expect(errorsOf.get(call)).toEqual(expect.arrayContaining(types));
  });

  it("are found", () => expect(rows.length).toBeGreaterThan(15));
});

/** The cells of the row that begins with a text. */
function rowOf(guide: string, start: string): string[] {
  const line = guides
    .get(guide)!
    .split("\n")
    .find((row) => row.startsWith(`| ${start}`))!;
  return line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
}

const number = (text: string): number => Number(text.replaceAll(/[^\d]/g, ""));

describe("the numbers of a guide", () => {
  it("are those of the document's operations and errors", () => {
    expect(guides.get("errors")).toContain(`All ${Object.keys(json["x-error-types"]).length} types `);
    expect(guides.get("limits")).toContain(`the ${Object.keys(routes).length} operations`);
    for (const safety of ["read", "idempotent", "unsafe"] as const) {
      const [, count, examples] = rowOf("retries", `\`${safety}\``);
      const own = Object.values(routes).filter(({ retry }) => retry === safety);
      expect(number(count!), safety).toBe(own.length);
      const names = own.map(({ accessor }) => accessor.join("."));
      for (const [, name] of examples!.matchAll(/`([^`]+)`/g)) expect(names).toContain(name);
    }
  });

  it("are the client's defaults", () => {
    const { callDefaults } = readClientOptions({ projectId, secret }, documentedApi, undefined);
    const connections = readConnectionOptions({ projectId, secret });
    expect(rowOf("limits", "an answer")[1]).toBe(`${MAX_BODY / 1024 / 1024} MB`);
    expect(rowOf("limits", "an error's answer")[1]).toBe(`${MAX_ERROR / 1024 / 1024} MB`);
    expect(number(rowOf("limits", "an attempt")[1]!)).toBe(callDefaults.timeout);
    expect(number(rowOf("retries", "`timeout`")[2]!)).toBe(callDefaults.timeout);
    expect(number(rowOf("limits", "attempts of a call")[1]!)).toBe(callDefaults.retry.attempts);
    expect(number(rowOf("retries", "`retry.maxDelay`")[2]!)).toBe(callDefaults.retry.maxDelay);
    expect(number(rowOf("limits", "connections to")[1]!)).toBe(connections.maxConnections);
    expect(number(rowOf("limits", "making a connection")[1]!)).toBe(connections.connectTimeout);
    expect(number(rowOf("limits", "until an answer begins")[1]!)).toBe(connections.headersTimeout);
    expect(connections.bodyTimeout).toBe(connections.headersTimeout);
    expect(number(rowOf("limits", "an idle connection")[1]!)).toBe(connections.idleTimeout);
  });

  it("are those of the document's schemas", () => {
    const { SessionDurationMinutes, PasscodeExpirationMinutes, LinkExpirationMinutes, TrustedMetadataInput } =
      json.components.schemas;
    const range = ({ minimum, maximum }: { minimum: number; maximum: number }): string =>
      `${minimum} to ${maximum.toLocaleString("en-US")}`;
    expect(rowOf("limits", "`session_duration_minutes`")[1]).toBe(range(SessionDurationMinutes));
    const passcode = `${range(PasscodeExpirationMinutes)}; ${PasscodeExpirationMinutes.default} if left out`;
    expect(rowOf("limits", "`expiration_minutes` of a passcode")[1]).toBe(passcode);
    expect(rowOf("limits", "`login_expiration_minutes`")[1]).toBe(range(LinkExpirationMinutes));
    expect(rowOf("limits", "`trusted_metadata`")[1]).toContain(`${TrustedMetadataInput.maxProperties} keys`);
  });

  it("are those of the pages", () => {
    const { schemas } = json.components;
    const sizes = {
      "users.searchAll": schemas.api_user_v1_SearchRequest.properties.limit,
      "m2m.clients.searchAll": schemas.api_m2m_v1_m2m_clients_SearchRequest.properties.limit,
      "connectedApp.clients.searchAll":
        schemas.api_connectedapps_v1_connected_apps_clients_SearchRequest.properties.limit,
      "fraud.rules.listAll": schemas.api_fraud_v1_fraud_rules_ListRequest.properties.limit,
    };
    for (const [name, limit] of Object.entries(sizes)) {
      const told = `${limit.default}, ${limit.maximum.toLocaleString("en-US")}`;
      expect(rowOf("pagination", `\`${name}\``)[2]).toBe(told);
    }
  });
});

it("each error type in a cell of a guide is one of the catalogue, a local one or a token's", () => {
  // In tables that tell of errors alone.
  const known = [...Object.keys(json["x-error-types"]), "StytchTokenError"];
  const told = [
    ...rowsOf(guides.get("authentication")!, "error", "because").flatMap(([, types]) => types!),
    ...rowsOf(guides.get("errors")!, "where", "catch").flatMap(([, , types]) => types!),
    ...rowsOf(guides.get("limits")!, "what", "limit", "beyond it").flatMap(([, , , types]) => types!),
  ];
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter((type) => !known.includes(type))).toEqual([]);
});

it("the README has their number", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(readme).toContain(`, ${guides.size} guides of \`docs/\``);
});
