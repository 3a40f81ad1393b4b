// Compilers in this process. Of programs that share what TypeScript and Node declare, each reads that once; the tests of
// `tsc` as a process are those of Project.tsc.
import { createRequire } from "node:module";
import { join } from "node:path";
import type ts from "typescript";
import { repository } from "./project.ts";

const require = createRequire(import.meta.url);

/** What isn't the package's, and isn't checked by itself. A clash with it is told of the package's own files, too. */
const OTHERS = /\/node_modules\/(typescript(-5\.4)?|@types\/node|undici-types)\//;

/** A compiler that keeps the declarations it has read. */
export interface Compiler {
  /**
   * Checks programs with all declarations that they lead to, and emits what each file declares.
   *
   * @param folder what paths are relative to
   * @param args the command line of `tsc`
   * @returns the errors, as `tsc` prints them
   */
  compile(folder: string, args: readonly string[]): string;
}

/** Loads a compiler that is a program of JavaScript. */
export function loadCompiler(name: "typescript" | "typescript-5.4"): Compiler {
  const compiler = require(join(repository, "node_modules", name)) as typeof ts;
  const declarations = new Map<string, ts.SourceFile | undefined>();

  function hostFor(options: ts.CompilerOptions, folder: string): ts.CompilerHost {
    const host = compiler.createCompilerHost(options);
    return {
      ...host,
      getCurrentDirectory: () => folder,
      getSourceFile(file, how, ...rest) {
        if (!file.endsWith(".d.ts")) return host.getSourceFile(file, how, ...rest);
        const format = typeof how === "object" ? how.impliedNodeFormat : undefined;
        const key = `${format} ${file}`;
        if (!declarations.has(key)) declarations.set(key, host.getSourceFile(file, how, ...rest));
        return declarations.get(key);
      },
    };
  }

  return {
    compile(folder, args) {
      const { options, fileNames, errors } = compiler.parseCommandLine(args);
      const files = fileNames.map((file) => join(folder, file));
      for (const path of ["rootDir", "outDir"] as const) {
        if (options[path] !== undefined) options[path] = join(folder, options[path]);
      }
      const host = hostFor(options, folder);
      const program = compiler.createProgram(files, options, host);
      const own = program.getSourceFiles().filter(({ fileName }) => !OTHERS.test(fileName));
      const found = [
        ...errors,
        ...program.getOptionsDiagnostics(),
        ...program.getGlobalDiagnostics(),
        ...own.flatMap((file) => [
          ...program.getSyntacticDiagnostics(file),
          ...program.getSemanticDiagnostics(file),
        ]),
        // One by one: an emit of all would check what isn't the package's.
        ...files.flatMap((file) => program.emit(program.getSourceFile(file)).diagnostics),
      ];
      return compiler.formatDiagnostics(compiler.sortAndDeduplicateDiagnostics(found), host);
    },
  };
}
