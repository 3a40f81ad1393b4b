/**
 * The sizes that users pay for, held under limits that are to hold with the API's 89 operations, too. `npm run check`
 * runs it after the build.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const generated = `${root}generated/`;

const pack = packed();

const sizes: { name: string; bytes: number; limit: number; remedy: string }[] = [
  {
    name: "generated/validation.json, brotli",
    bytes: brotli("validation.json"),
    limit: 12_000,
    remedy:
      "It is loaded to check responses: leave out of scripts/generate/validation.ts what no check reads.",
  },
  {
    name: "generated/routes.ts, brotli",
    bytes: brotli("routes.ts"),
    limit: 4_000,
    remedy: "Every client loads it: leave out what most routes have in common.",
  },
  {
    name: "generated/schemas/",
    bytes: folder("schemas"),
    limit: 400_000,
    remedy: "Each schema stands in one file, and others refer to it (scripts/generate/schemas.ts).",
  },
  {
    name: "generated/openapi.json",
    bytes: statSync(`${generated}openapi.json`).size,
    limit: 2_000_000,
    remedy: "Share what operations have in common by reference (scripts/generate/expand-errors.ts).",
  },
  {
    name: "the packed package",
    bytes: pack.size,
    // It was 1.54 MB before what users have no use for was left out. The words that passwords are judged by are 0.3 of it,
    // the document 0.1, the guides 0.1, what only the command needs 0.1.
    limit: 1_400_000,
    remedy: "Look at `npm pack --dry-run` for what users have no use for.",
  },
  {
    name: "the package and its dependencies, installed",
    bytes: pack.unpackedSize + dependencies(),
    limit: 6_000_000,
    remedy:
      "Look at `npm pack --dry-run`, and let scripts/build/bundle.ts bundle packages of which a part is used.",
  },
];

for (const { name, bytes, limit, remedy } of sizes) {
  console.log(`${name}: ${bytes.toLocaleString("en")} of ${limit.toLocaleString("en")} bytes`);
  if (bytes <= limit) continue;
  console.error(`${name} is larger than it may be. ${remedy}`);
  process.exitCode = 1;
}

function brotli(file: string): number {
  return brotliCompressSync(readFileSync(generated + file)).byteLength;
}

function folder(name: string): number {
  return readdirSync(generated + name).reduce(
    (sum, file) => sum + statSync(`${generated}${name}/${file}`).size,
    0,
  );
}

/** The packages that come with ours, and theirs. */
function dependencies(): number {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
    packages: Record<string, { dependencies?: Record<string, string> }>;
  };
  const found = new Set<string>();
  const add = (path: string): void => {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      if (found.has(name)) continue;
      found.add(name);
      add(`node_modules/${name}`);
    }
  };
  add("");
  return [...found].reduce((sum, name) => sum + tree(`${root}node_modules/${name}`), 0);
}

function tree(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(`${parentPath}/${name}`).size, 0);
}

function packed(): { size: number; unpackedSize: number } {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const output = execFileSync("npm", args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [tarball] = JSON.parse(output) as [{ size: number; unpackedSize: number }];
  return tarball;
}
