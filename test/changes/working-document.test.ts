// The document that is worked on: read from openapi/ as it is now, and kept while nothing of it changes.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readWorkingDocument } from "../../scripts/changes/working-document.ts";
import { DocumentError } from "../../src/generate/openapi.ts";
import { copyRepository } from "../generate/workspace.ts";

it("is kept by what it is made of, read anew after any change of that, and never kept with a problem", async () => {
  const { root, edit, read } = copyRepository();
  const file = join(root, "cache/document.json");
  const first = await readWorkingDocument(root, file);
  expect(first).toEqual({
    ...(JSON.parse(read("generated/openapi.json")) as object),
    "x-generated": undefined,
  });

  // A mark in what is kept shows where an answer comes from.
  const kept = JSON.parse(readFileSync(file, "utf8")) as { document: object };
  writeFileSync(file, JSON.stringify({ ...kept, document: { ...kept.document, tags: [] } }));
  expect(await readWorkingDocument(root, file)).toEqual({ ...first, tags: [] });

  edit("src/generate/schema-walk.ts", "import ", "// Another step of the generator.\nimport ");
  expect(await readWorkingDocument(root, file)).toEqual(first);

  edit("openapi/openapi.yaml", "name: MIT", "name: MIT License");
  expect(await readWorkingDocument(root, file)).toMatchObject({
    tags: first.tags,
    info: { license: { name: "MIT License" } },
  });

  edit("openapi/openapi.yaml", "name: MIT License", "nickname: MIT");
  await expect(readWorkingDocument(root, file)).rejects.toThrow(DocumentError);
  expect(readFileSync(file, "utf8")).not.toContain("nickname");
}, 120_000);

it("is read each time where nothing can be kept", async () => {
  const { root, read } = copyRepository();
  // A file where the folder would be.
  const document = await readWorkingDocument(root, join(root, "package.json/document.json"));
  expect(Object.keys(document.paths)).toEqual(
    Object.keys((JSON.parse(read("generated/openapi.json")) as typeof document).paths),
  );
}, 120_000);
