// Installs the package by pnpm where a project sees nothing but what it names itself, and does there what the project
// beside this one does with npm's layout.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const [type] = process.argv.slice(2);
const folder = resolve("..", `pnpm-${type}`);
mkdirSync(folder, { recursive: true });
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const tarball = readdirSync(".").find((file) => file.endsWith(".tgz"));
writeFileSync(
  `${folder}/package.json`,
  JSON.stringify({
    private: true,
    dependencies: {
      ...{ "stytch-fetch": `file:${resolve(tarball)}`, "@opentelemetry/api": "1.9.0" },
      ...{ "@types/node": dependencies["@types/node"], typescript: dependencies.typescript },
    },
  }),
);
writeFileSync(
  `${folder}/pnpm-workspace.yaml`,
  "hoist: false\nshamefullyHoist: false\npublicHoistPattern: []\n",
);
for (const file of ["calls.ts", "check.cjs", "library.ts", "program.ts", "entries.cjs"])
  cpSync(file, `${folder}/${file}`);
const run = (...args) => execFileSync(process.execPath, args, { cwd: folder, stdio: "inherit" });
const pnpm = resolve("node_modules/pnpm/bin/pnpm.cjs");
run(pnpm, "install", "--prefer-offline", "--ignore-scripts", "--silent", `--store-dir=${resolve("store")}`);
run("check.cjs", "nodenext", "nodenext", type);
