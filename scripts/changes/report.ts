import { RATINGS, type Change, type Rating } from "./change.ts";
import { groupChanges, nameMethods, rate, type Group } from "./group.ts";
import type { Since } from "./history.ts";

/** Everything that a report tells. */
export interface Impact {
  readonly since: Since;
  readonly changes: readonly Change[];
  /** Parts of the document whose words alone are others. */
  readonly texts: readonly string[];
  readonly sandbox: readonly string[];
  /** The last version, and the one that follows by the rating; none before the first. */
  readonly version: { readonly last: string; readonly next: string } | undefined;
}

const TITLES: Readonly<Record<Rating, string>> = {
  major: "Breaks programs",
  minor: "New",
  patch: "Compiles as before, and behaves otherwise",
  none: "Nothing for programs",
};

/** The meaning of a change, in a sentence for each direction that its value goes. */
function listConsequences({ uses }: Group): string[] {
  if (uses.length === 1) return [uses[0]!.consequence];
  return uses.map(({ direction, methods, consequence }) => {
    const place = direction === "request" ? "In params of" : "In answers of";
    return `${place} ${nameMethods(methods)}: ${consequence}`;
  });
}

/** A report for a terminal. */
export function renderText(impact: Impact): string {
  const lines = [`${sinceLine(impact.since, (ref) => ref)}: ${rate(impact.changes)}.`];
  for (const [rating, groups] of byRating(impact.changes)) {
    lines.push("", `${TITLES[rating]} (${rating})`);
    for (const group of groups) {
      const consequences = listConsequences(group).map((line) => `      ${line}`);
      lines.push(`  ${nameMethods(group.methods)}: ${group.text}`, ...consequences);
    }
  }
  if (impact.texts.length > 0) lines.push("", `Other words or examples: ${impact.texts.join(", ")}`);
  if (impact.sandbox.length > 0) {
    lines.push("", "For the sandbox to follow", ...impact.sandbox.map((line) => `  ${line}`));
  }
  if (impact.version)
    lines.push(
      "",
      nextVersionLine(impact, impact.version, (version) => version),
    );
  if (impact.changes.length > 0) lines.push("", "For CHANGELOG.md", draftEntry(impact.changes));
  return `${lines.join("\n")}\n`;
}

/** A report for a pull request. */
export function renderMarkdown(impact: Impact): string {
  const lines = [
    `## What this does to users: ${rate(impact.changes)}`,
    "",
    `${sinceLine(impact.since, code)}.`,
  ];
  for (const [rating, groups] of byRating(impact.changes)) {
    lines.push(
      "",
      `### ${TITLES[rating]} (${rating})`,
      "",
      "| methods | change | for programs |",
      "| --- | --- | --- |",
    );
    for (const group of groups) {
      const consequences = listConsequences(group).map(cell).join("<br>");
      lines.push(`| ${cell(nameMethods(group.methods))} | ${cell(group.text)} | ${consequences} |`);
    }
  }
  if (impact.texts.length > 0) {
    lines.push(
      "",
      `Other words or examples, which no program notices: ${impact.texts.map(code).join(", ")}.`,
    );
  }
  if (impact.sandbox.length > 0) {
    lines.push("", "### For the sandbox to follow", "", ...impact.sandbox.map((line) => `- ${cell(line)}`));
  }
  if (impact.version)
    lines.push(
      "",
      nextVersionLine(impact, impact.version, (version) => `**${version}**`),
    );
  if (impact.changes.length > 0) {
    const entry = draftEntry(impact.changes);
    const fence = fenceOf(entry);
    lines.push("", "### For CHANGELOG.md", "", `${fence}md`, entry, fence);
  }
  return `${lines.join("\n")}\n`;
}

function sinceLine({ ref, reason }: Since, stress: (ref: string) => string): string {
  return `Since ${stress(ref)}${reason === undefined ? "" : `, ${reason}`}`;
}

function nextVersionLine(
  { changes }: Impact,
  { last, next }: NonNullable<Impact["version"]>,
  stress: (version: string) => string,
): string {
  return rate(changes) === "none"
    ? `No program needs a version after ${last}.`
    : `Next version: ${stress(next)}, after ${last}.`;
}

/** A report for programs. */
export function renderJSON(impact: Impact): string {
  const { since, texts, sandbox, version, changes } = impact;
  const report = {
    since: since.ref,
    reason: since.reason,
    rating: rate(changes),
    version,
    changes: groupChanges(changes),
    texts,
    sandbox,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** A draft of the changelog's lines: a person makes sentences of it. */
export function draftEntry(changes: readonly Change[]): string {
  return groupChanges(changes)
    .filter(({ rating }) => rating !== "none")
    .map((group) => `- ${group.rating === "major" ? "**Breaking:** " : ""}${draftLine(group)}`)
    .join("\n");
}

function draftLine({ methods, text }: Group): string {
  return `${nameMethods(methods, code)}: ${text}`;
}

function byRating(changes: readonly Change[]): [Rating, Group[]][] {
  const groups = groupChanges(changes);
  return RATINGS.map((rating): [Rating, Group[]] => [
    rating,
    groups.filter((group) => group.rating === rating),
  ]).filter(([, of]) => of.length > 0);
}

/** A fence that a text can't end: longer than any row of backticks in it. */
function fenceOf(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, row) => Math.max(most, row.length), 2);
  return "`".repeat(longest + 1);
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** Text of the document in a table: nothing of it is markup, so nobody is mentioned and nothing is linked. */
function cell(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]()#+!|<>~@]/g, (mark) => (mark === "@" ? "&#64;" : `\\${mark}`));
}
