import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { escapePointerFragment, getLineColLocation, parseYaml, Source } from "@redocly/openapi-core";
import type { Locate } from "../../src/generate/findings.ts";
import { METHODS } from "../../src/generate/openapi.ts";

/** Makes a `Locate` for the document in a repository. It reads the files when it is asked: findings are rare. */
export function createLocate(root: string): Locate {
  return (operationId, pointer = "") => {
    const document = readPlace(join(root, "openapi/openapi.yaml"));
    const keys = pointer.split("/").slice(1).map(unescape);
    const holders = [...findOperation(document, operationId), document];
    const holder = holders.find((place) => keys[0] !== undefined && has(place, keys[0])) ?? holders[0]!;
    return describe(root, walk(holder, keys));
  };
}

/** A value of the document, and where it is written. */
interface Place {
  node: unknown;
  source: Source;
  pointer: string;
}

/** An operation and its path item, innermost first. */
function findOperation(document: Place, operationId: string | undefined): Place[] {
  if (operationId === undefined) return [];
  const paths = step(document, "paths");
  for (const path of Object.keys(paths.node ?? {})) {
    const item = step(paths, path);
    for (const method of METHODS) {
      const operation = step(item, method);
      if (has(operation, "operationId") && step(operation, "operationId").node === operationId)
        return [operation, item];
    }
  }
  return [];
}

function has({ node }: Place, key: string): boolean {
  return typeof node === "object" && node !== null && Object.hasOwn(node, key);
}

/** The value that the keys lead to, or the last one on the way. */
function walk(place: Place, [key, ...rest]: string[]): Place {
  return key !== undefined && has(place, key) ? walk(step(place, key), rest) : place;
}

/** The value at a key, with its `$ref` followed. */
function step({ node, source, pointer }: Place, key: string): Place {
  const value = (node as Record<string, unknown> | null | undefined)?.[key];
  return follow({ node: value, source, pointer: `${pointer}/${escapePointerFragment(key)}` });
}

function follow(place: Place): Place {
  if (!has(place, "$ref")) return place;
  const [file = "", pointer = ""] = (place.node as { $ref: string }).$ref.split("#");
  const from = place.source.absoluteRef;
  const target = file === "" ? from : join(dirname(from), file);
  return existsSync(target) ? walk(readPlace(target), pointer.split("/").slice(1).map(unescape)) : place;
}

function readPlace(file: string): Place {
  const source = new Source(file, readFileSync(file, "utf8"));
  return { node: parseYaml(source.body), source, pointer: "#" };
}

function unescape(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

function describe(root: string, { source, pointer }: Place): string {
  const { start } = getLineColLocation({ source, pointer, reportOnKey: pointer !== "#" });
  return `${relative(root, source.absoluteRef)}:${start.line}:${start.col}`;
}
