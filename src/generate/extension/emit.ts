import ts from "typescript";
import { declareMethods, type MethodDeclarations } from "../declare-methods.ts";
import { declareSchemas, print } from "../declare-schemas.ts";
import { optionOf } from "../../routes/server-option.ts";
import { docComment, key } from "../text.ts";
import type { Extension } from "./extension.ts";

/** Choices of who has the code written. */
export interface EmitOptions {
  /** The first line of the file. */
  readonly notice: string;
  /** Whether it is for Node alone: with `close()`, the options of connections, and a client from the environment. */
  readonly node: boolean;
}

/**
 * The code of an extension, one file: a client's functions and types with the added methods beside the package's.
 *
 * One file, as a second would have to be imported: with `.js`, `.ts` or nothing at the end, by what a project runs on.
 */
export function emitExtension(extension: Extension, options: EmitOptions): string {
  const { document, routes, schemas, tables } = extension;
  const { declarations, rest } = declareSchemas(document, routes);
  const methods = declareMethods(document, routes, {
    name: "ExtraMethods",
    doc: "The methods that the document adds.",
  });
  const parts = [
    `const routes: Readonly<Record<string, ExtensionRoute>> = ${JSON.stringify(tables.routes)};`,
    emitApi(extension),
    ...emitClient(extension, options),
    ...declarations.filter((node) => schemas.has(nameOf(node))).map(print),
    ...methods.params,
    ...methods.namespaces,
    emitTables(methods),
    ...rest.filter((node) => isUsed(nameOf(node))).map(print),
    emitPaths(extension),
  ];
  const code = parts.join("\n\n");
  const text = [...emitImports(code, extension, options), code].join("\n");
  return `// ${options.notice}\n/* eslint-disable */\n\n${tidy(text)}`;
}

/** The text as TypeScript prints it, a blank line between declarations. */
function tidy(text: string): string {
  const file = ts.createSourceFile("index.ts", text, ts.ScriptTarget.Latest, true);
  const printer = ts.createPrinter();
  const statements = file.statements.map((node) => printer.printNode(ts.EmitHint.Unspecified, node, file));
  return (
    statements
      .map((text) => `${text}\n${text.startsWith("import ") ? "" : "\n"}`)
      .join("")
      .trimEnd() + "\n"
  );
}

/** The interfaces of openapi-typescript that say something here: the document has no other components than schemas. */
function isUsed(name: string): boolean {
  return !["webhooks", "components", "$defs"].includes(name);
}

function nameOf(node: ts.Node): string {
  return (node as Partial<ts.InterfaceDeclaration>).name?.text ?? "";
}

function emitImports(code: string, { document, schemas }: Extension, { node }: EmitOptions): string[] {
  const words = new Set(code.match(/\w+/g));
  const uses = (name: string): boolean => words.has(name);
  const types = ["APIPromise", "CallOptions", "ExtensionRoute", "PageOptions", "Pages"].filter(uses);
  const own = ["Operations", "OperationTypes", "paths"].map((name) => `type ${name} as ${packageName(name)}`);
  const create = ["createOperations", "createStytch"].map((name) => `${name} as ${packageName(name)}`);
  const fromMain = ["extendApi", ...types.map((name) => `type ${name}`), ...own];
  const fromClient = node
    ? [...create, "createStytchFromEnv as createPackageStytchFromEnv", "type NodeOptions", "type NodeStytch"]
    : [...create, "type Stytch as PackageStytch", "type StytchOptions as PackageStytchOptions"];
  const used = Object.keys(document.components.schemas).filter((name) => !schemas.has(name) && uses(name));
  if (uses("OpenFields")) used.push("OpenFields");
  return [
    ...(node
      ? [importOf(fromMain, "stytch-fetch"), importOf(fromClient, "stytch-fetch/node")]
      : [importOf([...fromMain, ...fromClient], "stytch-fetch")]),
    'import type { Client } from "stytch-fetch/raw";',
    ...(used.length > 0 ? [`import type { ${used.sort().join(", ")} } from "stytch-fetch/schema";`] : []),
    "",
  ];
}

function importOf(names: readonly string[], from: string): string {
  return `import { ${names.join(", ")} } from ${JSON.stringify(from)};`;
}

/** The package's thing of a name that the file has, too: `createPackageStytch` for `createStytch`. */
function packageName(name: string): string {
  const [, verb = "", noun = ""] = /^(create)?(.*)$/.exec(name)!;
  return `${verb}Package${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`;
}

function emitApi({ tables }: Extension): string {
  const { servers = {}, secretFields = [] } = tables;
  const more = [
    ...(Object.keys(servers).length > 0 ? [`servers: ${JSON.stringify(servers)}`] : []),
    ...(secretFields.length > 0 ? [`secretFields: ${JSON.stringify(secretFields)}`] : []),
  ];
  const doc = docComment(
    "The API of the package with the document's operations, for the option `api` of a client that is made elsewhere.",
  );
  return `${doc}export const api = extendApi({ ${["routes", ...more].join(", ")} });`;
}

/** The client: its options, its type and the functions that make it. */
function emitClient(extension: Extension, { node }: EmitOptions): string[] {
  const base = node ? "NodeStytch" : "PackageStytch";
  const result = node ? "a client in Node" : "a client";
  return [
    emitOptions(extension, node ? "NodeOptions" : "PackageStytchOptions"),
    emitStytch(extension, base),
    docComment(
      `Makes ${result} with the document's methods beside the package's.`,
      "@throws {StytchConfigError} where an option is missing, unknown or wrong",
    ) +
      `export function createStytch(options: StytchOptions): Stytch {\n  return createPackageStytch({ ...options, api }) as unknown as Stytch;\n}`,
    ...(node
      ? [
          docComment(
            "{@link createStytch} with STYTCH_PROJECT_ID, STYTCH_SECRET and STYTCH_BASE_URL of the environment.",
          ) +
            'export function createStytchFromEnv(\n  options: Omit<StytchOptions, "projectId" | "secret" | "baseUrl" | "gateway"> = {},\n): Stytch {\n' +
            "  return createPackageStytchFromEnv({ ...options, api }) as unknown as Stytch;\n}",
        ]
      : []),
    docComment("Makes all operations as flat functions, each named by its camel-cased operationId.") +
      "export function createOperations(options: StytchOptions): Operations<CallOptions> {\n" +
      "  return createPackageOperations({ ...options, api }) as unknown as Operations<CallOptions>;\n}",
  ];
}

function emitOptions({ tables }: Extension, base: string): string {
  const servers = Object.entries(tables.servers ?? {}).map(
    ([name, { test }]) =>
      `${docComment(`Another address of the server \`${name}\`.`, `@default ${JSON.stringify(test)}`)}${key(optionOf(name))}?: string | undefined;`,
  );
  const doc = docComment("A client's options.");
  return `${doc}export type StytchOptions = ${base}${servers.length > 0 ? ` & {\n${servers.join("\n")}\n}` : ""};`;
}

function emitStytch({ sharedNamespaces }: Extension, base: string): string {
  const names = [...sharedNamespaces].map((name) => JSON.stringify(name)).join(" | ") || "never";
  const shared = [...sharedNamespaces].map((name) => {
    const at = JSON.stringify(name);
    return `readonly ${key(name)}: ${base}[${at}] & ExtraMethods<CallOptions>[${at}];`;
  });
  const call =
    `${docComment("Calls an operation by its operationId.")}call<Id extends keyof OperationTypes>(operationId: Id, ` +
    'params: OperationTypes[Id]["params"], options?: CallOptions): APIPromise<OperationTypes[Id]["result"]>;';
  const raw = `${docComment("The openapi-fetch client, typed by both documents.")}readonly raw: Client<Paths, "application/json">;`;
  const doc = docComment("The package's client with the document's methods.");
  return (
    `${doc}export interface Stytch extends Omit<${base}, "call" | "raw" | ${names}>, ` +
    `Omit<ExtraMethods<CallOptions>, ${names}> {\n${[...shared, call, raw].join("\n")}\n}`
  );
}

function emitTables({ operations, operationTypes }: MethodDeclarations): string {
  return [
    operations.replace(
      "interface Operations<Options> {",
      "interface Operations<Options> extends PackageOperations<Options> {",
    ),
    operationTypes.replace(
      "interface OperationTypes {",
      "interface OperationTypes extends PackageOperationTypes {",
    ),
  ].join("\n\n");
}

/** The paths of both documents: of one that both have, each method from where it is. */
function emitPaths({ sharedPaths }: Extension): string {
  const doc = docComment("The paths of both documents.");
  if (sharedPaths.size === 0) return `${doc}export type Paths = PackagePaths & paths;`;
  const names = [...sharedPaths.keys()].map((path) => JSON.stringify(path)).join(" | ");
  const shared = [...sharedPaths].map(([path, methods]) => {
    const [at, own] = [JSON.stringify(path), methods.map((method) => JSON.stringify(method)).join(" | ")];
    return `${at}: Omit<PackagePaths[${at}], ${own}> & Pick<paths[${at}], ${own}>;`;
  });
  return `${doc}export type Paths = Omit<PackagePaths, ${names}> & Omit<paths, ${names}> & {\n${shared.join("\n")}\n};`;
}
