// What the build writes: a page for each operation, schema and guide, files that stand alone, and no broken link.
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import json from "../../generated/openapi.json" with { type: "json" };
import { routes } from "../../generated/routes.ts";
import { readHistory } from "../../docs/site/commands/history.ts";
import { root } from "../../docs/site/commands/vite.ts";
import { dayInWords } from "../../docs/site/model/origin.ts";
import { buildSite, type BuiltSite } from "./built-site.ts";

describe("what docs:build writes", () => {
  let built: BuiltSite;
  const read = (path: string): string => readFileSync(`${built.folder}/${path}`, "utf8");

  beforeAll(async () => {
    built = await buildSite();
  });

  it("has no broken link, no missing anchor and no orphan", () => {
    expect(built.made.problems).toEqual([]);
  });

  it("has a page and its Markdown for each operation, with every field of the request", () => {
    for (const { accessor, path } of Object.values(routes)) {
      const folder = `operations/${accessor.join(".")}`;
      expect(read(`${folder}/index.html`)).toContain(`<code>${path}</code>`);
      expect(read(`${folder}/index.md`)).toContain(path);
    }
    const page = read("operations/users.create/index.html");
    for (const name of ["email", "name.first_name", "roles", "attributes.ip_address"])
      expect(page).toContain(`id="body.${name}"`);
    expect(page).toContain('id="response.201.user.emails.email_id"');
    expect(page).toContain("At least one of <code>email</code> and <code>phone_number</code>.");
    expect(page).toContain("answered by the sandbox");
  });

  it("has a JSON Schema of each schema that is valid by itself, and refers to nothing outside", () => {
    const names = Object.keys(json.components.schemas);
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    for (const name of names) {
      const schema = JSON.parse(read(`schemas/${name}.json`)) as object;
      const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
      expect(refs.filter((ref) => !ref!.startsWith("#"))).toEqual([]);
      expect(() => ajv.compile(schema), name).not.toThrow();
      // The next one has nothing but itself to refer to.
      ajv.removeSchema();
      expect(read(`schemas/${name}/index.html`)).toContain(`${name}.json`);
    }
    expect(names.length).toBeGreaterThan(300);
  });

  it("has an address for each error type, with its remedy", () => {
    const page = read("errors/index.html");
    for (const type of Object.keys(json["x-error-types"])) expect(page).toContain(`id="${type}"`);
  });

  it("has a page for each guide, and llms.txt names each page of Markdown", () => {
    const guides = readdirSync("docs").filter((name) => name.endsWith(".md") && name !== "README.md");
    const llms = read("llms.txt");
    for (const guide of guides) {
      const address = `guides/${guide.replace(".md", "")}/index.md`;
      expect(read(address)).toMatch(/^# /);
      expect(llms).toContain(`(${address})`);
    }
    for (const { accessor } of Object.values(routes))
      expect(llms).toContain(`(operations/${accessor.join(".")}/index.md)`);
  });

  it("has the signature of each method, with its types linked to their schemas", () => {
    for (const [id, { accessor }] of Object.entries(routes)) {
      const page = read(`operations/${accessor.join(".")}/index.html`);
      const signature = /<p class="signature">(.*?)<\/p>/.exec(page)?.[1] ?? "";
      expect(signature.replaceAll(/<[^>]*>/g, ""), id).toMatch(
        /^[\w.]+\((?:params\??: \w+, )?options\?\): Promise&lt;\w+(?:>|&gt;)$/,
      );
    }
    expect(read("operations/users.create/index.html")).toContain("/api_user_v1_CreateRequest/");
  });

  it("tells in Markdown all that a page tells of a call, and no value as empty code", () => {
    const text = read("operations/users.create/index.md");
    for (const part of [
      "Sent twice",
      "The sandbox imitates it",
      "stytch.raw.POST(",
      "curl ",
      "apiUserV1Create(",
    ])
      expect(text).toContain(part);
    for (const path of readdirSync(built.folder, { recursive: true, encoding: "utf8" })) {
      if (path.endsWith("index.md")) expect(read(path), path).not.toMatch(/^ *- ``/m);
    }
  });

  it("dates each page that is written in a file by the file's last change, where git knows it", () => {
    const { dates } = readHistory(root);
    for (const [page, file] of [
      ["guides/errors", "docs/errors.md"],
      ["operations/users.create", "openapi/paths/users/users.yaml"],
      ["schemas/UserId", "openapi/schemas/id.yaml"],
      ["errors", "openapi/errors.yaml"],
      ["schemas", ""],
    ] as const) {
      const date = dates.get(file);
      const found = [...read(`${page}/index.html`).matchAll(/Last updated on <time datetime="([\d-]+)">/g)];
      expect(
        found.map(([, day]) => day),
        page,
      ).toEqual(date === undefined ? [] : [date]);
      const inMarkdown = date === undefined ? [] : [`Last updated on ${dayInWords(date)}.`];
      expect(read(`${page}/index.md`).match(/Last updated on [^.]*\./g) ?? [], page).toEqual(inMarkdown);
    }
  });

  it("tells in Markdown too where an operation and a schema are written, by a link that works", () => {
    for (const page of ["operations/users.create", "schemas/UserId"]) {
      const [, file, line, address] =
        /Written in \[(\S+), line (\d+)\]\((\S+)#L\d+\)/.exec(read(`${page}/index.md`)) ?? [];
      const written = readFileSync(`${built.folder}/${page}/${address}`, "utf8");
      expect(written).toBe(readFileSync(file!, "utf8"));
      expect(written.split("\n")[Number(line) - 1]).toMatch(/^UserId:|operationId: api_user_v1_Create$/);
    }
  });

  it("has the files that people write, as they are", () => {
    expect(read("openapi/schemas/user.yaml")).toBe(readFileSync("openapi/schemas/user.yaml", "utf8"));
  });

  it("gives the document for download as it is", () => {
    expect(JSON.parse(read("openapi.json"))).toEqual(json);
  });

  it("allows in each page nothing but the site itself, and no script of the page's own but the one it hashes", () => {
    for (const path of ["index.html", "operations/users.create/index.html", "schemas/UserId/index.html"]) {
      const page = read(path);
      const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain("unsafe-inline");
      expect(policy.includes("connect-src")).toBe(path.startsWith("operations/"));
      expect(page).not.toMatch(/ style="/);
      expect(page).not.toMatch(/ on\w+="/);
    }
  });

  it("says where an example is from, and a rule across fields once for all of them", () => {
    const page = read("operations/users.create/index.html");
    const fields = page.slice(page.indexOf('<section id="body"'), page.indexOf('<section id="response"'));
    expect(fields.match(/At least one of/g)).toHaveLength(1);
    expect(fields.match(/by the rule above/g)).toHaveLength(2);
    expect(page).toContain("from the document");
  });

  it("has a page for addresses that aren't there, which needs no other file", () => {
    const page = read("404.html");
    expect(page).toContain("There is no such page.");
    expect(page).not.toMatch(/(?:src|href)="(?!data:,")/);
  });

  it("tells its size", () => {
    const { pages, largest } = built.made;
    expect(pages).toBeGreaterThan(440);
    expect(largest.size).toBeLessThan(600_000);
  });
});
