import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseYaml, stringifyYaml } from "@redocly/openapi-core";
import { METHODS } from "../../src/generate/openapi.ts";
import type { Files, Json } from "./files.ts";
import { oddFiles } from "./odd-operations.ts";
import { renameFields } from "./rename-fields.ts";

/** How many times the operations that the document has, the grown one has. */
export const TIMES = 2;

/** Words that resources are named by; as many copies are made as it takes. */
const RESOURCES = ["Vendor", "Visitor", "Voter", "Walker", "Warden", "Weaver", "Welder", "Writer"];

/**
 * Grows the document of a copy of the repository to twice its operations: by copies of the Users operations, each with
 * schemas, fields and examples of its own, and by one operation of each odd kind that the API has. All their names are
 * made up, so that whatever the document has is in no one's way.
 *
 * @param root the copy's folder. Its `openapi/` is written to
 * @returns how many operations it has then
 */
export function growDocument(root: string): number {
  const folder = join(root, "openapi");
  const document = read(folder, "openapi.yaml");
  const paths = document["paths"] as Json;
  const tags = document["tags"] as { name: string; description: string }[];
  const operations = Object.values(paths).map((item) => countOperations(read(folder, (item as Ref).$ref)));
  const count = TIMES * sum(operations);
  const odd = oddFiles(folder, read);
  let missing = count - sum(operations) - odd.operations;
  for (const name of RESOURCES) {
    if (missing <= 0) break;
    const copy = copyResource(folder, paths, name, missing);
    missing -= copy.operations;
    Object.assign(paths, copy.paths);
    tags.push({ name: `${name}s`, description: `The ${name.toLowerCase()}s, as the users are.` });
    write(folder, copy.files);
  }
  if (missing !== 0) throw new Error(`${missing} operations are missing of ${count}. Add a resource.`);
  Object.assign(paths, odd.paths);
  Object.assign(document["x-namespaces"] as Json, odd.namespaces);
  tags.push(...odd.tags);
  tags.sort((one, other) => (one.name < other.name ? -1 : 1));
  Object.assign((document["components"] as Json)["securitySchemes"] as Json, odd.securitySchemes);
  const responses = { ...read(folder, "responses.yaml"), ...odd.responses };
  write(folder, { ...odd.files, "openapi.yaml": document, "responses.yaml": responses });
  return count;
}

type Ref = { $ref: string };

/** A copy of the first so many Users operations under another name, with the schemas and examples that they need. */
function copyResource(
  folder: string,
  paths: Json,
  name: string,
  limit: number,
): { operations: number; paths: Json; files: Files } {
  const word = name.toLowerCase();
  const schemas = ["schemas/user.yaml", "schemas/user_search.yaml"];
  const own = schemas.flatMap((file) =>
    Object.keys(read(folder, file)).filter((key) => key.startsWith("User")),
  );
  const rename = (text: string): string =>
    text
      .replaceAll("api_user_v1", `api_${word}_v1`)
      .replaceAll(new RegExp(`\\b(?:${own.join("|")})\\b`, "g"), (key) => key.replace("User", name))
      .replaceAll(/(schemas|examples)\/user(_search)?\.yaml/g, `$1/${word}$2.yaml`)
      .replaceAll(/(?<=\$ref: )user(_search)?\.yaml/g, `${word}$1.yaml`)
      .replaceAll("tags: [Users]", `tags: [${name}s]`)
      .replaceAll("x-method: users.", `x-method: ${word}s.`);
  const copy = { operations: 0, paths: {} as Json, files: {} as Files };
  for (const [path, item] of Object.entries(paths)) {
    const { $ref } = item as Ref;
    if (!$ref.startsWith("paths/users/")) continue;
    const file = parseYaml(rename(readFileSync(join(folder, $ref), "utf8"))) as Json;
    if (copy.operations + countOperations(file) > limit) continue;
    copy.operations += countOperations(file);
    const target = $ref.replace("paths/users/users", `paths/${word}s/${word}s`);
    copy.paths[path.replace("/users", `/${word}s`)] = { $ref: target };
    copy.files[target] = file;
  }
  for (const file of [...schemas, "examples/user.yaml"]) {
    const text = rename(readFileSync(join(folder, file), "utf8"));
    copy.files[file.replace("user", word)] = renameFields(
      parseYaml(text) as Json,
      RESOURCES.indexOf(name) + 1,
    );
  }
  dropUnused(copy.files);
  return copy;
}

/** Takes the schemas and examples out that no path refers to, directly or through another one. */
function dropUnused(files: Files): void {
  const used = new Set<string>();
  const follow = (file: string, node: unknown): void => {
    JSON.stringify(node, (key, value: unknown) => {
      if (key !== "$ref" || typeof value !== "string") return value;
      const [target = "", name = ""] = value.split("#/");
      const at = target === "" ? file : posix.join(posix.dirname(file), target);
      const id = `${at}#${name}`;
      if (!files[at] || used.has(id)) return value;
      used.add(id);
      follow(at, files[at][name]);
      return value;
    });
  };
  for (const [file, content] of Object.entries(files)) if (file.startsWith("paths/")) follow(file, content);
  for (const [file, content] of Object.entries(files)) {
    if (file.startsWith("paths/")) continue;
    const kept = Object.entries(content).filter(([name]) => used.has(`${file}#${name}`));
    files[file] = Object.fromEntries(kept);
  }
}

function countOperations(item: Json): number {
  return METHODS.filter((method) => method in item).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function read(folder: string, file: string): Json {
  return parseYaml(readFileSync(join(folder, file), "utf8")) as Json;
}

function write(folder: string, files: Files): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), stringifyYaml(content, { noRefs: true }));
  }
}
