import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printTable } from "./table.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const calls = (create: string): string => `${create}
export async function five() {
  const { user_id } = await stytch.users.create({ email: "ada@example.com" });
  await stytch.users.get({ user_id });
  await stytch.users.update({ user_id, name: { first_name: "Ada" } });
  await stytch.users.search({
    limit: 10,
    query: { operator: "AND", operands: [{ filter_name: "email_address", filter_value: ["ada@example.com"] }] },
  });
  await stytch.users.delete({ user_id });
}
`;

const programs: [name: string, text: string][] = [
  [
    "official SDK",
    calls(`import { Client } from "stytch"; const stytch = new Client({ project_id: "p", secret: "s" });`),
  ],
  [
    "stytch-fetch",
    calls(`import { createStytch } from "${root}dist/src/index.js";
const stytch = createStytch({ projectId: "p", secret: "s" });`),
  ],
  [
    "openapi-fetch's inferred types (stytch.raw)",
    `import { createStytch } from "${root}dist/src/index.js";
const { raw } = createStytch({ projectId: "p", secret: "s" });
const user_id = "u";
export async function five() {
  await raw.POST("/v1/users", { body: { email: "ada@example.com" } });
  await raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
  await raw.PUT("/v1/users/{user_id}", { params: { path: { user_id } }, body: { name: { first_name: "Ada" } } });
  await raw.POST("/v1/users/search", { body: { limit: 10 } });
  await raw.DELETE("/v1/users/{user_id}", { params: { path: { user_id } } });
}
`,
  ],
];

/** What five calls cost the compiler. Counted, not timed, so it is the same everywhere. */
export function benchTypes(): void {
  const build = spawnSync(process.execPath, ["--import", "ts-blank-space/register", "scripts/build.ts"], {
    cwd: root,
  });
  if (build.status !== 0) throw new Error(`The build failed:\n${build.stdout.toString()}`);
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-bench-"));
  symlinkSync(`${root}/node_modules`, join(folder, "node_modules"));
  const counts = programs.map(([name, text]) => ({ name, ...diagnose(folder, text) }));
  rmSync(folder, { recursive: true });
  for (const figure of ["Instantiations", "Types"] as const) {
    printTable(
      `Type-checking five calls: ${figure.toLowerCase()}`,
      "",
      counts.map((c) => [c.name, c[figure]]),
    );
  }
}

function diagnose(folder: string, text: string): Record<"Instantiations" | "Types", number> {
  writeFileSync(join(folder, "program.ts"), text);
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    module: "nodenext",
    target: "es2022",
    types: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  const tsc = `${root}/node_modules/typescript/bin/tsc`;
  const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stdout);
  const read = (figure: string): number => Number(new RegExp(`^${figure}:\\s+(\\d+)`, "m").exec(stdout)?.[1]);
  return { Instantiations: read("Instantiations"), Types: read("Types") };
}
