/**
 * `npm run changes`: what changes of the document and of the public types do to users since a state of the repository, each
 * rated, with the next version and a draft for the changelog.
 *
 *   npm run changes                                  since the last version, or the last commit of a document
 *   npm run changes -- --since main                  since another commit, branch or tag
 *   npm run changes -- --format markdown             for a pull request; or json, for programs
 *   npm run changes -- --check                       fails where CHANGELOG.md declares less than was changed
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compareDocuments } from "./changes/compare-documents.ts";
import { comparePublicTypes } from "./changes/public-types.ts";
import { rate } from "./changes/group.ts";
import { defaultSince, isShallow, knownVersion, readDocumentAt } from "./changes/history.ts";
import { unreleasedVersion } from "./changes/read-changelog.ts";
import { findLostTag, findOrderProblems } from "./changes/release-problems.ts";
import { renderJSON, renderMarkdown, renderText, type Impact } from "./changes/report.ts";
import { listForSandbox } from "./changes/sandbox.ts";
import { compareTexts } from "./changes/texts.ts";
import { isTooLow, nextVersion } from "./changes/version.ts";
import { readWorkingDocument } from "./changes/working-document.ts";
import { helpOf } from "./help.ts";
import { DocumentError } from "../src/generate/openapi.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const renderers = { text: renderText, markdown: renderMarkdown, json: renderJSON };
const usage = "npm run changes [-- --since REF] [--format text|markdown|json] [--check]";

try {
  const { values } = parseArgs({
    options: {
      since: { type: "string" },
      format: { type: "string", default: "text" },
      check: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) process.stdout.write(helpOf(import.meta.url));
  else await run(values);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const findings = error instanceof DocumentError ? `\n${error.findings.join("\n")}` : "";
  console.error(`${error.message}${findings}`);
  process.exitCode = 1;
}

async function run(options: { since?: string; format: string; check?: boolean }): Promise<void> {
  const { since, format, check } = options;
  if (!Object.hasOwn(renderers, format)) throw new Error(`There is no format ${format}. ${usage}`);
  if (check && since !== undefined)
    throw new Error("--check compares with the last version. Leave out --since.");
  const impact = await findImpact(check === true, since);
  if (check) checkChangelog(impact);
  else process.stdout.write(renderers[format as keyof typeof renderers](impact!));
}

/** Finds what has changed; nothing where a check has no version to compare with. */
async function findImpact(isCheck: boolean, named: string | undefined): Promise<Impact | undefined> {
  const last = knownVersion(root);
  if (isCheck && last === undefined) return undefined;
  const since = named === undefined ? defaultSince(root, last) : { ref: named };
  const before = readDocumentAt(root, since.ref);
  const after = await readWorkingDocument(root);
  const changes = [...compareDocuments(before, after), ...comparePublicTypes(root, since.ref)];
  const { operations } = JSON.parse(readFileSync(`${root}docs/sandbox.json`, "utf8")) as {
    operations: { method: string; support: string }[];
  };
  return {
    since,
    changes,
    texts: compareTexts(before, after),
    sandbox: listForSandbox(changes, operations),
    version: last === undefined ? undefined : { last, next: nextVersion(last, rate(changes)) },
  };
}

/** @throws {Error} where the changelog's unreleased version is below what was changed, or none that may come next */
function checkChangelog(impact: Impact | undefined): void {
  const changelog = readFileSync(`${root}CHANGELOG.md`, "utf8");
  if (!impact) {
    const lost = isShallow(root) ? [] : findLostTag(changelog, undefined);
    if (lost.length > 0) throw new Error(lost.join("\n"));
    console.log(
      isShallow(root)
        ? "This clone has no history, so nothing was compared. `git fetch --unshallow --tags` brings it."
        : "Nothing is released yet, so nothing can break.",
    );
    return;
  }
  const rating = rate(impact.changes);
  const last = impact.version!.last;
  const declared = unreleasedVersion(changelog);
  if (!isTooLow(last, declared ?? last, rating)) {
    const problems = declared === undefined ? [] : findOrderProblems(declared, last, rating, changelog);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    return;
  }
  throw new Error(
    `The changes since ${last} are ${rating}, and CHANGELOG.md declares ${declared ?? "no unreleased version"}. ` +
      `Head its entry with "## ${impact.version!.next} (unreleased)", or change less: npm run changes tells.`,
  );
}
