// Copies of the provider's document, and what isn't one: a page of errors must not pass for a document without operations.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stringifyYaml } from "@redocly/openapi-core";
import { look } from "../../scripts/upstream/look.ts";
import { readCopy } from "../../scripts/upstream/read-copy.ts";
import { renderMarkdown, renderText } from "../../scripts/upstream/report.ts";
import { documentOf, object } from "../changes/documents.ts";

const folder = mkdtempSync(join(tmpdir(), "upstream-"));
afterAll(() => rmSync(folder, { recursive: true }));
const ours = documentOf({});
const document = { openapi: "3.0.3", ...ours };

function file(text: string): string {
  const path = join(folder, "copy");
  writeFileSync(path, text);
  return path;
}

describe("a copy", () => {
  it("may be YAML", async () => {
    const {
      document: { paths },
    } = await readCopy(file(stringifyYaml(document)), ours);
    expect(Object.keys(paths)).toEqual(["/v1/letters"]);
  });

  it("may be JSON, at an address", async () => {
    const server = createServer((_, response) => response.end(JSON.stringify(document))).listen(
      0,
      "127.0.0.1",
    );
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const {
      document: { paths },
    } = await readCopy(`http://127.0.0.1:${port}/`, ours);
    server.close();
    expect(Object.keys(paths)).toEqual(["/v1/letters"]);
  });

  it("that is answered with an error is refused with its status", async () => {
    const server = createServer((_, response) => {
      response.statusCode = 404;
      response.end("no");
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const refused = readCopy(`http://127.0.0.1:${port}/`, ours);
    await expect(refused).rejects.toThrow("it was answered with 404");
    server.close();
    await expect(readCopy(`http://127.0.0.1:${port}/`, ours)).rejects.toThrow("can't be reached");
  });

  it("that breaks off is told of by its address, with what to do", async () => {
    const server = createServer((_, response) => {
      response.setHeader("content-length", "100");
      response.write("openapi: ", () => response.destroy());
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await expect(readCopy(address, ours)).rejects.toThrow(
      `${address} broke off, or took over 30 seconds. Try again later, or give a file.`,
    );
    server.close();
  });
});

describe("what isn't the document is refused", () => {
  const { paths } = ours;
  const rows: [what: string, text: string, why: string][] = [
    ["a page", "<!doctype html><title>Not found</title>", "it is a web page"],
    ["broken YAML", "a: [", "it is neither YAML nor JSON"],
    ["nothing", "", "it has no `openapi` and `paths`"],
    ["a list", "[]", "it has no `openapi` and `paths`"],
    ["a circle", "a: &a [*a]", "its aliases hold themselves"],
    [
      "aliases of aliases",
      `a0: &a0 [{}]\n${[1, 2, 3, 4, 5, 6, 7, 8]
        .map(
          (i) =>
            `a${i}: &a${i} [${Array(9)
              .fill(`*a${i - 1}`)
              .join()}]`,
        )
        .join("\n")}`,
      "its aliases hold more than 2000000 values",
    ],
    ["OpenAPI 2", JSON.stringify({ ...document, openapi: "2.0" }), "another version than 3"],
    ["another document", JSON.stringify({ ...document, paths: {} }), "it has 0 of the 1 operations"],
    ["a path that is none", JSON.stringify({ ...document, paths: { ...paths, "/x": 1 } }), "/x is no object"],
    [
      "a path that is elsewhere",
      JSON.stringify({ ...document, paths: { ...paths, "/x": { $ref: "#/components/pathItems/X" } } }),
      "/x is a reference, which isn't followed",
    ],
    [
      "webhooks that are none",
      JSON.stringify({ ...document, webhooks: { a: 1 } }),
      "webhooks are no objects",
    ],
    [
      "an operation without answers",
      JSON.stringify({ ...document, paths: { ...paths, "/x": { get: { operationId: "a", tags: [] } } } }),
      "get /x lacks",
    ],
  ];

  it.each(rows)("%s", async (_what, text, why) => {
    await expect(readCopy(file(text), ours)).rejects.toThrow(why);
  });

  it("a file that isn't there", async () => {
    await expect(readCopy(join(folder, "none"), ours)).rejects.toThrow("There is no file");
  });
});

it("what a copy has in it is told without codes of terminals and in one line", async () => {
  const name = "/v1/\u001b[31m\u0007\n::error::x";
  const broken = file(JSON.stringify({ ...document, paths: { ...document.paths, [name]: 3 } }));
  await expect(readCopy(broken, ours)).rejects.toThrow("its path /v1/?[31m??::error::x is no object");
  const lost = documentOf({ operation: { responses: { "200": { $ref: "#/\u001b\n" } } } });
  expect(() => look("copy.yml", { document: lost, content: "1" }, ours, undefined)).toThrow(
    "copy.yml is OpenAPI that can't be followed (#/?? points at nothing",
  );
});

it("a copy with 150,000 values, all new, is told of whole", () => {
  const values = Array.from({ length: 150_000 }, (_, index) => `v${index}`);
  const copy = documentOf({ body: object({ a: { type: "string", enum: values } }) });
  const ours = documentOf({ body: object({ a: { type: "string", enum: ["a"] } }) });
  const { upstream } = look("copy.yml", { document: copy, content: "1" }, ours, undefined, []);
  expect(renderText(upstream).match(/^\+ /gm)).toHaveLength(150_001);
  expect(renderMarkdown(upstream).match(/ \*\*new\*\*$/gm)).toHaveLength(150_001);
});

it("a copy that can't be followed is refused with its name", () => {
  const circle = documentOf({
    body: { $ref: "#/components/schemas/A" },
    schemas: { A: { allOf: [{ $ref: "#/components/schemas/A" }] } },
  });
  const ours = documentOf({ body: object({}) });
  expect(() => look("copy.yml", { document: circle, content: "1" }, ours, undefined)).toThrow(
    "copy.yml is OpenAPI that can't be followed",
  );
});
