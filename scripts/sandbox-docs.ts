/**
 * `npm run docs:sandbox`: writes what the sandbox imitates, and where it had to decide, to `docs/sandbox.md` and
 * `docs/sandbox.json`. With `--check` it writes nothing, and exits 1 if they are not what the sandbox says.
 */
import { fileURLToPath } from "node:url";
import { routes, type OperationId } from "../generated/routes.ts";
import { divergences } from "../src/sandbox/divergences.ts";
import { lacks } from "../src/sandbox/lacks.ts";
import { resources } from "../src/sandbox/resources/index.ts";
import { operationsOf } from "../src/sandbox/resources/resource.ts";
import { compare } from "./generate/output.ts";
import { toJSON } from "./generate/text.ts";

const NOTICE =
  "Made by `npm run docs:sandbox` from src/sandbox/ and the document. Edit those, not this file.";

const operations = operationsOf(resources);

type Support = {
  operation: OperationId;
  method: string;
  support: "full" | "partial" | "none";
  lacks: readonly string[];
};

const matrix = (Object.keys(routes) as OperationId[]).map((operation): Support => {
  const missing = lacks[operation] ?? [];
  const support = operations[operation] ? (missing.length > 0 ? "partial" : "full") : "none";
  return { operation, method: routes[operation].accessor.join("."), support, lacks: missing };
});

const files = new Map([
  ["sandbox.json", toJSON({ $comment: NOTICE, operations: matrix, divergences })],
  ["sandbox.md", writePage()],
]);
const folder = fileURLToPath(new URL("../docs", import.meta.url));
const changes = await compare(folder, files, (path) => files.has(path));
const drift = [...changes.added, ...changes.changed].map((path) => `docs/${path}`);
if (!process.argv.includes("--check")) {
  await changes.write();
  console.log(drift.length > 0 ? `Wrote ${drift.join(", ")}.` : "docs/sandbox.md and .json are up to date.");
} else if (drift.length > 0) {
  console.error(
    `${drift.join(", ")}: not what the sandbox says. Run \`npm run docs:sandbox\` and commit the result.`,
  );
  process.exitCode = 1;
}

function writePage(): string {
  return `<!-- ${NOTICE} -->

# What the sandbox imitates

${count("full")} operations in full, ${count("partial")} in part, ${count("none")} not yet: those answer 501 with their name.

| method | support | what is missing |
| --- | --- | --- |
${matrix.map(({ method, support, lacks }) => `| \`${method}\` | ${support === "none" ? "501" : support} | ${lacks.join(" ")} |`).join("\n")}

# Where it had to decide

The provider's documentation and recorded answers leave these open. Each is a choice of the sandbox, and may differ from
the real API: *inference* where something speaks for it, *unknown* where nothing does. Tell us if you know better.

| topic | choice | why | evidence |
| --- | --- | --- | --- |
${divergences.map(({ topic, choice, reason, evidence }) => `| ${topic} | ${choice} | ${reason} | ${evidence} |`).join("\n")}
`;
}

function count(support: Support["support"]): number {
  return matrix.filter((row) => row.support === support).length;
}
