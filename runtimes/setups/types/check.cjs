// Compiles a library with declarations and without `skipLibCheck`, then a program that knows the library by its declarations,
// and runs that.
//
//   node check.cjs <module> <moduleResolution> <commonjs|module> [the compiler's package]
const { spawnSync } = require("node:child_process");
const { cpSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { findEntries } = require("./entries.cjs");

const [module_, moduleResolution, type, compiler = "typescript"] = process.argv.slice(2);
const options = {
  ...{
    module: module_,
    moduleResolution,
    target: "ES2022",
    lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  },
  ...{ strict: true, skipLibCheck: false, types: ["node"], declaration: true, resolveJsonModule: true },
};
if (compiler === "typescript-5.4") options.lib.pop();

rmSync("work", { recursive: true, force: true });
const entries = findEntries().map((entry, number) => `import * as entry${number} from "${entry}";`);
const uses = `export const entries: object[] = [${entries.map((_, number) => `entry${number}`).join()}];`;
mkdirSync("work/library", { recursive: true });
writeFileSync("work/library/entries.ts", [...entries, uses].join("\n"));
for (const file of ["calls.ts", "library.ts"]) cpSync(file, join("work/library", file));
compile("work/library", ["entries.ts", "calls.ts", "library.ts"], "../compiled");
mkdirSync("work/program");
cpSync("program.ts", "work/program/program.ts");
compile("work/program", ["program.ts"], ".");
run("work/program/program.js");

function compile(folder, files, outDir) {
  for (const each of [folder, join(folder, outDir)]) {
    mkdirSync(each, { recursive: true });
    writeFileSync(join(each, "package.json"), JSON.stringify({ private: true, type }));
  }
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...options, outDir }, files }),
  );
  const tsc = require.resolve(`${compiler}/lib/tsc.js`);
  run(tsc, "--project", folder);
}

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
