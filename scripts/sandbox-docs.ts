/**
 * `npm run docs:sandbox`: writes what the sandbox imitates, and where it had to decide, to `docs/sandbox.md` and
 * `docs/sandbox.json`. With `--check` it writes nothing, and exits 1 if they are not what `docs/sandbox/` says.
 */
import { fileURLToPath } from "node:url";
import { routes, type OperationId } from "../generated/routes.ts";
import { resources } from "../src/sandbox/resources/index.ts";
import { operationsOf } from "../src/sandbox/resources/resource.ts";
import { createFormatter } from "./generate/format.ts";
import { compare } from "./generate/output.ts";
import { toJSON } from "./generate/text.ts";
import { findMistakes, readPages } from "./sandbox-docs/pages.ts";

const NOTICE =
  "Made by `npm run docs:sandbox` from docs/sandbox/, the sandbox and the document. Edit those, not this file.";

type Support = {
  operation: OperationId;
  method: string;
  support: "full" | "partial" | "none";
  limitations: readonly string[];
};

const folder = fileURLToPath(new URL("../docs", import.meta.url));
const page = await readPages(`${folder}/sandbox`);
const { known_differences } = page;
const operations = operationsOf(resources);
const matrix = (Object.keys(routes) as OperationId[]).map((operation): Support => {
  const limitations = page.limitations[operation] ?? [];
  const support = operation in operations ? (limitations.length > 0 ? "partial" : "full") : "none";
  return { operation, method: routes[operation].accessor.join("."), support, limitations };
});

const files = new Map([
  ["sandbox.json", toJSON({ $comment: NOTICE, operations: matrix, known_differences })],
  ["sandbox.md", writePage()],
]);
const changes = await compare(folder, files, await createFormatter(folder), (path) => files.has(path));
const drift = [...changes.added, ...changes.changed].map((path) => `docs/${path}`);
const mistakes = findMistakes(page);
if (mistakes.length > 0) {
  console.error(mistakes.map((mistake) => `docs/sandbox: ${mistake}`).join("\n"));
  process.exitCode = 1;
} else if (!process.argv.includes("--check")) {
  await changes.write();
  console.log(drift.length > 0 ? `Wrote ${drift.join(", ")}.` : "docs/sandbox.md and .json are up to date.");
} else if (drift.length > 0) {
  console.error(
    `${drift.join(", ")}: not what docs/sandbox/ says. Run \`npm run docs:sandbox\` and commit the result.`,
  );
  process.exitCode = 1;
}

function writePage(): string {
  const rows = matrix.filter(({ support }) => support !== "none");
  return `<!-- ${NOTICE} -->

# What the sandbox imitates

The sandbox answers ${rows.length} of the API's ${matrix.length} operations as the service does, users and their logins among
them. This page lists what it leaves out, and where it had to decide by itself, since the provider's sources are silent.

${count("full")} operations are imitated in full, and ${count("partial")} in part.

${listLimitations(rows)}

# What answers 501

${listMissing()}All of the B2B API does, too.

# Known differences

The provider's documentation and recorded answers leave these open. Each is a choice of the sandbox, and may differ from
the real API: *inference* where something speaks for it, *unknown* where nothing does. Tell us if you know better.

${known_differences.map(({ topic, choice, reason, evidence }) => wrap(`- **${topic}:** ${choice} ${reason} *(${evidence})*`)).join("\n")}
`;
}

/** Lists what is left out, below each resource: a sentence stands there one time, with all the methods that it is about. */
function listLimitations(rows: readonly Support[]): string {
  return [...new Set(rows.map(({ method }) => resourceOf(method)))]
    .sort()
    .map((resource) => {
      const own = rows.filter(({ method }) => resourceOf(method) === resource);
      const sentences = [...new Set(own.flatMap(({ limitations }) => limitations))];
      const items = sentences.map((sentence) => {
        const about = own.filter(({ limitations }) => limitations.includes(sentence));
        const names = about.map(({ method }) => `\`${method.slice(resource.length + 1)}\``);
        return wrap(`- ${names.join(", ")}: ${sentence}`);
      });
      const all = own.map(({ method }) => `\`${method}\``).join(", ");
      return `## ${resource}\n\n${wrapText(all)}.\n${items.length > 0 ? `\n${items.join("\n")}\n` : ""}`;
    })
    .join("\n");
}

/** Lists what is not imitated yet, in a line for each resource. */
function listMissing(): string {
  const methods = matrix.filter(({ support }) => support === "none").map(({ method }) => method);
  if (methods.length === 0) return "";
  const lines = [...new Set(methods.map(resourceOf))].sort().map((resource) => {
    const own = methods.filter((method) => resourceOf(method) === resource);
    return wrap(`- ${own.map((method) => `\`${method}\``).join(", ")}`);
  });
  return `With its name, whatever isn't imitated yet:

${lines.join("\n")}

`;
}

function resourceOf(method: string): string {
  return method.slice(0, method.indexOf("."));
}

/** Wraps a paragraph. */
function wrapText(text: string): string {
  return text.replaceAll(/(.{1,118})(?: |$)/g, "$1\n").trim();
}

/** Wraps a list's item: no line is longer than 120 characters. */
function wrap(item: string): string {
  return item.replaceAll(/(.{1,118})(?: |$)/g, "$1\n  ").trim();
}

function count(support: Support["support"]): number {
  return matrix.filter((row) => row.support === support).length;
}
