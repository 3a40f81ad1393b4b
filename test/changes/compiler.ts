// The compiler's word on mutations: whether programs that were written for the one type compile with the other.
import ts from "typescript";
import { emitMethods } from "../../scripts/generate/methods.ts";
import { emitTypes } from "../../scripts/generate/types.ts";
import { createFindings } from "../../src/generate/findings.ts";
import type { OpenAPIDocument, Operation, Schema } from "../../src/generate/openapi.ts";
import { listRoutes } from "../../src/generate/route-list.ts";
import { documentOf, pathsOf, refer, type Method } from "./documents.ts";
import type { Mutation, Way } from "./mutations.ts";

/** A side of a mutation, sent or answered: the name of its operation's end, of its schema and of its programs' file. */
interface Subject {
  readonly name: string;
  /** The name of the same on the other side of the mutation. */
  readonly other: string;
  readonly mutation: Mutation;
  readonly schema: Schema;
  readonly isSent: boolean;
  /** The way from it to the other side. */
  readonly way: Way;
}

/** Lists the ways of each mutation in which some program no longer compiles. */
export function findBroken(mutations: readonly Mutation[]): Set<Way>[] {
  const subjects = mutations.map(subjectsOf);
  const failures = compile(subjects.flat());
  return subjects.map((own) => {
    const broken = own.filter(({ name, other }) => {
      const [before, after] = [failures.get(name)!, failures.get(other)!];
      // The first line passes a value on, to or from what is on the other side.
      return before.has(0) || [...after].some((line) => line > 0 && !before.has(line));
    });
    return new Set(broken.map(({ way }) => way));
  });
}

function subjectsOf(mutation: Mutation, index: number): Subject[] {
  const { before, after, isQuery } = mutation;
  const of = (way: Way): Subject => {
    const isSent = way.startsWith("sent");
    const [side, otherSide, schema] = way.endsWith("Back")
      ? ["After", "Before", after]
      : ["Before", "After", before];
    const begin = `M${index}${isSent ? "Sent" : "Read"}`;
    return { name: begin + side, other: begin + otherSide, mutation, schema, isSent, way };
  };
  return [of("sent"), of("sentBack"), ...(isQuery ? [] : [of("read"), of("readBack")])];
}

/** The programs for a side: each a line, whose failure there is told by its number. */
function programOf({ name, other, mutation, isSent }: Subject): string {
  const part = isSent ? "params" : "result";
  const [own, another] = [name, other].map((end) => `OperationTypes["api_letter_v1_${end}"]["${part}"]`);
  const { sends = [], reads = [] } = mutation;
  const [from, to] = isSent ? [own, another] : [another, own];
  const imported = `import type { OperationTypes } from "./methods.ts";`;
  return [
    `${imported} export function pass(it: ${from}): ${to} { return it; }`,
    ...(isSent
      ? sends.map((value, at) => `export function send${at}(): ${own} { return ${value}; }`)
      : reads.map((body, at) => `export function read${at}(it: ${own}) { ${body} }`)),
  ].join("\n");
}

/** One document with all sides of all mutations, each with components of its own. */
function documentFor(subjects: readonly Subject[]): OpenAPIDocument {
  const schemas: Record<string, Schema> = {};
  const methods: Record<string, Method> = {};
  for (const { name, mutation, schema, isSent } of subjects) {
    if (mutation.isQuery) {
      const parameters: Operation["parameters"] = [{ name: "q", in: "query", required: true, schema }];
      methods[name] = { route: `GET /v1/letters/${name}`, parameters };
      continue;
    }
    for (const [end, each] of Object.entries({ ...mutation.schemas, "": schema })) {
      const own = JSON.stringify(each).replaceAll("#/components/schemas/", `$&${name}`);
      schemas[name + end] = JSON.parse(own) as Schema;
    }
    methods[name] = isSent ? { takes: refer(name) } : { answers: refer(name) };
  }
  return documentOf({ paths: pathsOf(methods), schemas });
}

const FOLDER = "/mutations/";

/** Compiles all in one program, and tells the lines that fail. */
function compile(subjects: readonly Subject[]): Map<string, Set<number>> {
  const document = documentFor(subjects);
  const routes = listRoutes(
    document,
    createFindings(() => ""),
  );
  const textOf = (pieces: readonly { text: string }[]): string => pieces.map(({ text }) => text).join("\n");
  const sources = new Map([
    [`${FOLDER}schema.ts`, textOf(emitTypes(document, routes))],
    [`${FOLDER}methods.ts`, textOf(emitMethods(document, routes))],
    ...subjects.map((each): [string, string] => [`${FOLDER}${each.name}.ts`, programOf(each)]),
  ]);
  const program = programFor(sources);
  return new Map(
    subjects.map(({ name }) => {
      const file = program.getSourceFile(`${FOLDER}${name}.ts`)!;
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [name, new Set(found.map(({ start }) => file.getLineAndCharacterOfPosition(start!).line))];
    }),
  );
}

function programFor(sources: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, exactOptionalPropertyTypes: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts"], allowImportingTsExtensions: true },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.directoryExists = (path) => `${path}/` === FOLDER || ts.sys.directoryExists(path);
  host.fileExists = (path) => sources.has(path) || ts.sys.fileExists(path);
  host.getSourceFile = (path, target) => {
    const source = sources.get(path);
    return source === undefined ? read(path, target) : ts.createSourceFile(path, source, target);
  };
  return ts.createProgram([...sources.keys()], options, host);
}
