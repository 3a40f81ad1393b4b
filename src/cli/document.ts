import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Route } from "../../generated/routes.ts";
import { mergeParameters } from "../generate/merge-parameters.ts";
import { CliError } from "./cli-error.ts";

/** A schema of the document, as far as the command reads it. */
export interface DocumentSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, DocumentSchema>>;
  readonly required?: readonly string[];
  readonly items?: DocumentSchema;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly allOf?: readonly DocumentSchema[];
  readonly anyOf?: readonly DocumentSchema[];
  readonly oneOf?: readonly DocumentSchema[];
}

/** A parameter of the document, or a reference to one. */
interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: DocumentSchema;
  /** The option of the client that fills it. */
  readonly "x-option"?: string;
}

/** The operations of a path, by their methods in small letters, and what they have in common. */
type PathItem = Readonly<Record<string, DocumentOperation>> & { readonly parameters?: readonly Parameter[] };

/** An operation of the document, with its words. */
export interface DocumentOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly externalDocs?: { readonly url: string };
  readonly parameters?: readonly Parameter[];
  /** By status. Read as text alone. */
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, DocumentBody>>;
  };
}

/** A request's body, with examples by name. */
interface DocumentBody {
  readonly schema: DocumentSchema;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The document that the client is made of, whole, which is in the package beside the code. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, DocumentSchema>>>>;
}

/** Its places, seen from the package's folder: as it was built, and as it is among the sources. */
const PLACES = ["dist/openapi.json", "generated/openapi.json"];

/**
 * Reads the document.
 *
 * @param from a file of the package; the build puts this one elsewhere, so the way up isn't always as long
 * @throws {CliError} where the command was bundled without its package
 */
export async function readDocument(from: string = import.meta.url): Promise<ApiDocument> {
  for (let folder = new URL("./", from); ; folder = new URL("../", folder)) {
    for (const place of PLACES) {
      const file = new URL(place, folder);
      if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as ApiDocument;
    }
    if (new URL("../", folder).href === folder.href) break;
  }
  throw new CliError("openapi.json, which comes with the package, isn't there. Install stytch-fetch anew.");
}

/** A schema or parameter itself, where there is a reference to it. What stands beside the reference goes first. */
export function resolve<Part extends { readonly $ref?: string }>(document: ApiDocument, part: Part): Part {
  if (part.$ref === undefined) return part;
  const [kind, name] = part.$ref.split("/").slice(-2) as [string, string];
  const { $ref: _, ...own } = part;
  return { ...resolve(document, document.components[kind]![name] as Part), ...own };
}

/** An operation, with the parameters that its whole path has, and with no references among them. */
export function findDescribed(document: ApiDocument, { method, path }: Route): DocumentOperation {
  const item = document.paths[path]!;
  const operation = item[method.toLowerCase()]!;
  const resolved = (list: readonly Parameter[] = []): Parameter[] =>
    list.map((parameter) => resolve(document, parameter));
  return {
    ...operation,
    parameters: mergeParameters(resolved(operation.parameters), resolved(item.parameters)),
  };
}
