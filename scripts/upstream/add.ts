import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { draftOperation, draftParameters, draftSchemas } from "./draft.ts";
import { TODO, type Places } from "./draft-schema.ts";
import { writeYaml } from "./house-form.ts";
import { checkNames } from "./names.ts";
import { createNaming } from "./naming.ts";
import { listOperations, type Placed } from "./operations.ts";
import { plain } from "./plain.ts";
import { listNamespace, listPath, listTag } from "./root-lines.ts";

/**
 * Writes an operation that ours lacks into `openapi/`: a path file, its line in openapi.yaml, and the schemas that are new. It
 * has the structure, and a placeholder for each text, which the linter refuses until a person has written it.
 *
 * @param wanted an operationId, or `POST /v1/users` where two operations share theirs
 * @returns the files that were written
 * @throws {Error} where there is no such operation, or ours has it
 */
export async function addOperation(
  folder: string,
  theirs: OpenAPIDocument,
  ours: OpenAPIDocument,
  wanted: string,
): Promise<string[]> {
  const their = listOperations(theirs);
  const our = listOperations(ours);
  const placed = findOperation(their, our, wanted);
  const name = createNaming(their, our)(placed.operation);
  const tag = tagOf(ours, our, their, placed, name);
  checkNames(placed, name, tag);
  const [verb] = placed.key.split(" ") as [string];
  const url = placed.key.slice(verb.length + 1);
  const path = pathFile(url, tag);
  const places = readPlaces(folder);
  const block = { [verb.toLowerCase()]: draftOperation(theirs, placed, tag, name, places) };
  const isNew = !existsSync(`${folder}/${path}`);
  const shared = isNew ? draftParameters(theirs, placed, "path", places) : [];
  const schemas = draftSchemas(theirs, [block, shared], places);
  // All is made before anything is written.
  await append(`${folder}/${path}`, { ...(shared.length > 0 && { parameters: shared }), ...block });
  const root = `${folder}/openapi.yaml`;
  const before = readFileSync(root, "utf8");
  const after = listInRoot(isNew ? listPath(before, url, path, tag) : before, ours, tag, name);
  writeFileSync(root, after);
  const files = new Set([path, ...(after === before ? [] : ["openapi.yaml"])]);
  for (const [schema, draft] of schemas) {
    const file = `schemas/${places.fileOf(schema)}`;
    await append(`${folder}/${file}`, { [schema]: draft });
    files.add(file);
  }
  return [...files];
}

/**
 * Finds operations by their names, as `addOperation` takes them.
 *
 * @throws {Error} where there is none of a name, or ours has it
 */
export function findOperations(
  theirs: OpenAPIDocument,
  ours: OpenAPIDocument,
  wanted: readonly string[],
): Placed[] {
  const [their, our] = [listOperations(theirs), listOperations(ours)];
  return wanted.map((each) => findOperation(their, our, each));
}

/** The path file of a URL. The name of a file comes of the document, which isn't ours. */
function pathFile(url: string, tag: string): string {
  const path = `paths/${snake(tag)}/${url.replace(/^\/v\d+\//, "").replaceAll("/", "_")}.yaml`;
  if (!/^paths\/[a-z0-9_]+\/[a-z0-9_{}]+\.yaml$/.test(path))
    throw new Error(`${plain(url)} makes no file's name (${plain(path)}). Write the path file by hand.`);
  return path;
}

function findOperation(
  their: ReadonlyMap<string, Placed>,
  our: ReadonlyMap<string, Placed>,
  wanted: string,
): Placed {
  const found = [...their.values()].filter(
    ({ key, operation }) => key === wanted || operation.operationId === wanted,
  );
  const keys = found.map(({ key }) => plain(key)).join(" and ");
  if (found.length === 0)
    throw new Error(`The copy has no operation ${wanted}. The report lists what we lack.`);
  if (found.length > 1) throw new Error(`${wanted} is ${keys}. Name one of these.`);
  if (our.has(found[0]!.key)) throw new Error(`Ours has ${keys} already.`);
  return found[0]!;
}

/** Our tag of the namespace that the method is to be in; else the provider's. */
function tagOf(
  ours: OpenAPIDocument,
  our: ReadonlyMap<string, Placed>,
  their: ReadonlyMap<string, Placed>,
  placed: Placed,
  name: string,
): string {
  const nameOf = createNaming(their, our);
  const root = name.split(".")[0]!;
  const sibling = [...our.values()].find(({ operation }) => nameOf(operation).split(".")[0] === root);
  const [tag = ""] = sibling?.operation.tags ?? placed.operation.tags;
  return ours.tags.find((each) => each.name === tag)?.name ?? tag;
}

function readPlaces(folder: string): Places {
  const files = new Map<string, string>();
  for (const file of readdirSync(`${folder}/schemas`)) {
    const text = readFileSync(`${folder}/schemas/${file}`, "utf8");
    for (const [, name] of text.matchAll(/^([A-Za-z]\w*):/gm)) files.set(name!, file);
  }
  const parameters = parseYaml(readFileSync(`${folder}/parameters.yaml`, "utf8")) as Record<
    string,
    { name: string; in: string }
  >;
  return {
    fileOf: (name) => files.get(name) ?? `${/^api_(\w+?)_v\d+_/.exec(name)?.[1] ?? "value"}.yaml`,
    has: (name) => files.has(name),
    parameter: (name) =>
      Object.entries(parameters).find(([, each]) => each.in === "path" && each.name === name)?.[0],
  };
}

async function append(file: string, value: object): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, await writeYaml(value));
}

/** Lists the tag and the namespaces of an operation that the root document lacks, each with a placeholder. */
function listInRoot(text: string, ours: OpenAPIDocument, tag: string, method: string): string {
  const hasTag = ours.tags.some((each) => each.name === tag);
  const names = method.split(".").slice(0, -1);
  return names
    .map((_, index) => names.slice(0, index + 1).join("."))
    .slice(1)
    .filter((name) => !Object.hasOwn(ours["x-namespaces"] ?? {}, name))
    .reduce((list, name) => listNamespace(list, name, TODO), hasTag ? text : listTag(text, tag, TODO));
}

function snake(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, "_");
}
