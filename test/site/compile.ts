// The compiler over files that are only in memory.
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Compiles files that are only in memory, and gives the compiler's words.
 *
 * @param isBuilt whether our own name is the package that is installed where the files are, and not the sources
 */
export function compile(files: ReadonlyMap<string, string>, isBuilt = false): string[] {
  const { options: own } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const options: ts.CompilerOptions = {
    ...own,
    types: ["node"],
    typeRoots: [`${root}node_modules/@types`],
    ...(isBuilt && { customConditions: [] }),
  };
  const host = ts.createCompilerHost(options);
  const real = { ...host };
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? real.getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  };
  host.fileExists = (path) => files.has(path) || real.fileExists(path);
  host.readFile = (path) => files.get(path) ?? real.readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) =>
        `${path}: ${ts.flattenDiagnosticMessageText(messageText, " ")} in ${source!.text.slice(start, start + 200)}`,
    );
  });
}
