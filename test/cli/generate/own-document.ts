import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { runHere } from "../helpers.ts";

/** A folder with documents of someone's own, and the command on them. */
export interface OwnFolder {
  path: (file: string) => string;
  read: (file: string) => string;
  write: (file: string, contents: string | object) => void;
  /** Runs the command on `own.json`, for the folder `out`. */
  generate: (...flags: string[]) => Promise<{ code: number; stdout: string; stderr: string }>;
}

/** Makes a folder that the test takes along. */
export function ownFolder(document?: string | object): OwnFolder {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-own-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = (file: string): string => join(folder, file);
  const write = (file: string, contents: string | object): void => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), typeof contents === "string" ? contents : JSON.stringify(contents, null, 2));
  };
  if (document !== undefined) write("own.json", document);
  return {
    path,
    read: (file) => readFileSync(path(file), "utf8"),
    write,
    generate: (...flags) =>
      runHere(["generate", "--document", path("own.json"), "--out", path("out"), ...flags]),
  };
}

/** A document in which a test changes what it is about. */
export interface OwnDocument {
  [field: string]: unknown;
  paths: Record<string, Record<string, OwnOperation>>;
  components: { schemas: Record<string, object> };
}

/** An operation of such a document. */
export interface OwnOperation {
  [field: string]: unknown;
  operationId?: string;
  responses: Record<string, object>;
}

/** A document with one operation: `GET /v1/reports/{report_id}`, which is `reports.get`. */
export function ownDocument(
  change: (document: OwnDocument, get: OwnOperation) => void = () => undefined,
): OwnDocument {
  const get: OwnOperation = {
    operationId: "api_reports_v1_Get",
    tags: ["Reports"],
    parameters: [{ name: "report_id", in: "path", required: true, schema: { type: "string" } }],
    responses: { "200": answer({ $ref: "#/components/schemas/Report" }) },
  };
  const document: OwnDocument = {
    openapi: "3.1.1",
    info: { title: "Reports", version: "1" },
    paths: { "/v1/reports/{report_id}": { get } },
    components: {
      schemas: { Report: { type: "object", properties: { report_id: { type: "string" } } } },
    },
  };
  change(document, get);
  return document;
}

/** An answer of JSON. */
export function answer(schema: object): { description: string; content: object } {
  return { description: "It.", content: { "application/json": { schema } } };
}
