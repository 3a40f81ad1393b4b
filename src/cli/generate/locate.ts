import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { escapeKey, type Locate } from "../../generate/findings.ts";
import { METHODS } from "../../generate/openapi.ts";

/** A file as Redocly's linter has it. */
export interface SourceFile {
  readonly absoluteRef: string;
  readonly body: string;
}

/** The functions of `@redocly/openapi-core` that find a place in YAML: this command's are the user's copy's. */
export interface YamlTools {
  readonly Source: new (file: string, text: string) => SourceFile;
  parseYaml(text: string): unknown;
  getLineColLocation(place: { source: SourceFile; pointer: string; reportOnKey: boolean }): {
    start: { line: number; col: number };
  };
}

/**
 * Makes a `Locate` for a document. It reads the files when it is asked: findings are rare.
 *
 * @param file the document's root
 * @param folder the one that paths are told from
 */
export function createLocate(file: string, folder: string, tools: YamlTools): Locate {
  const places = new Places(folder, tools);
  return (operationId, pointer = "") => {
    const document = places.read(file);
    const keys = pointer.split("/").slice(1).map(unescape);
    const holders = [...places.findOperation(document, operationId), document];
    const holder = holders.find((place) => keys[0] !== undefined && has(place, keys[0])) ?? holders[0]!;
    return places.describe(places.walk(holder, keys));
  };
}

/** A value of the document, and where it is written. */
interface Place {
  node: unknown;
  source: SourceFile;
  pointer: string;
}

class Places {
  readonly #folder: string;
  readonly #tools: YamlTools;
  readonly #read = new Map<string, Place>();

  constructor(folder: string, tools: YamlTools) {
    this.#folder = folder;
    this.#tools = tools;
  }

  /** An operation and its path item, innermost first. */
  findOperation(document: Place, operationId: string | undefined): Place[] {
    if (operationId === undefined) return [];
    const paths = this.#step(document, "paths");
    for (const path of Object.keys(paths.node ?? {})) {
      const item = this.#step(paths, path);
      for (const method of METHODS) {
        const operation = this.#step(item, method);
        if (has(operation, "operationId") && this.#step(operation, "operationId").node === operationId)
          return [operation, item];
      }
    }
    return [];
  }

  /** The value that the keys lead to, or the last one on the way. */
  walk(place: Place, [key, ...rest]: string[]): Place {
    return key !== undefined && has(place, key) ? this.walk(this.#step(place, key), rest) : place;
  }

  /** The value at a key, with its `$ref` followed. */
  #step({ node, source, pointer }: Place, key: string): Place {
    const value = (node as Record<string, unknown> | null | undefined)?.[key];
    return this.#follow({
      node: value,
      source,
      pointer: `${pointer}/${escapeKey(key).replaceAll("%", "%25")}`,
    });
  }

  #follow(place: Place): Place {
    if (!has(place, "$ref")) return place;
    const [file = "", pointer = ""] = (place.node as { $ref: string }).$ref.split("#");
    const from = place.source.absoluteRef;
    const target = file === "" ? from : join(dirname(from), file);
    return existsSync(target)
      ? this.walk(this.read(target), pointer.split("/").slice(1).map(unescape))
      : place;
  }

  /** As it is now, parsed once: the source keeps its lines, which take long to find. */
  read(file: string): Place {
    const body = readFileSync(file, "utf8");
    const known = this.#read.get(file);
    if (known?.source.body === body) return known;
    const source = new this.#tools.Source(file, body);
    const place: Place = { node: this.#tools.parseYaml(body), source, pointer: "#" };
    this.#read.set(file, place);
    return place;
  }

  describe({ source, pointer }: Place): string {
    const { start } = this.#tools.getLineColLocation({ source, pointer, reportOnKey: pointer !== "#" });
    return `${relative(this.#folder, source.absoluteRef)}:${start.line}:${start.col}`;
  }
}

function has({ node }: Place, key: string): boolean {
  return typeof node === "object" && node !== null && Object.hasOwn(node, key);
}

function unescape(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
