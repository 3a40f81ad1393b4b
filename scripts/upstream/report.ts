import type { Correction } from "./corrections.ts";
import type { Since } from "./lock.ts";
import { lineOf, NONE, type Difference, type Kind } from "./difference.ts";

/** Everything that a report tells. */
export interface Upstream {
  readonly source: string;
  readonly differences: readonly Difference[];
  /** The number of differences that are meant to be. */
  readonly corrected: number;
  /** Corrections of what the provider has mended. */
  readonly expired: readonly Correction[];
  /** The operations that changed since the lock was written; none without a lock. */
  readonly since: Since | undefined;
  /** Those of the differences that are the provider's doing since then. */
  readonly fresh: ReadonlySet<Difference>;
}

const TITLES: Readonly<Record<Kind, string>> = {
  operation: "Operations",
  operationId: "Names of operations",
  server: "Servers",
  parameter: "Parameters",
  status: "Statuses",
  body: "Bodies",
  field: "Fields",
  required: "Required or optional",
  type: "Types",
  value: "Enum values",
};

const EXPIRED = "Corrections in openapi/upstream.yaml that can go: the provider's document says so, too";

/** A report for a terminal. */
export function renderText(upstream: Upstream): string {
  const { fresh, since, differences, expired } = upstream;
  const lines = [tellCount(upstream, plain), tellSince(since)];
  if (expired.length > 0) lines.push("", EXPIRED, ...expired.map(({ differs }) => `  ${plain(differs)}`));
  for (const { title, ids } of listSince(since)) lines.push("", title, ...ids.map((id) => `  ${plain(id)}`));
  for (const { title, of } of sections(differences)) {
    lines.push("", title, ...of.map((each) => `${fresh.has(each) ? "+ " : "  "}${plain(tell(each))}`));
  }
  return `${lines.join("\n")}\n`;
}

/** A report for an issue. Nothing of the document is markup in it, so nobody is mentioned and nothing is linked. */
export function renderMarkdown(upstream: Upstream): string {
  const { fresh, since, differences, expired } = upstream;
  const lines = [`${tellCount(upstream, code)}.`, "", tellSince(since)];
  if (expired.length > 0) {
    lines.push("", `### ${EXPIRED}`, "", ...expired.map(({ differs }) => `- ${code(differs)}`));
  }
  for (const { title, ids } of listSince(since))
    lines.push("", `### ${title}`, "", ...ids.map((id) => `- ${code(id)}`));
  for (const { title, of } of sections(differences)) {
    const list = of.map((each) => `- ${code(tell(each))}${fresh.has(each) ? " **new**" : ""}`);
    lines.push("", `### ${title}`, "", ...list);
  }
  return `${lines.join("\n")}\n`;
}

/** A report for programs. */
export function renderJSON({ source, since, differences, fresh, corrected, expired }: Upstream): string {
  const list = differences.map((each) => ({
    line: lineOf(each),
    new: fresh.has(each),
    ...each,
    operations: [...each.operations],
  }));
  const report = { source, since: since ?? null, corrected, expired, differences: list };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Whether a report tells of anything that wasn't there when the lock was written. */
export function hasNews({ since, fresh, expired }: Upstream): boolean {
  return fresh.size > 0 || expired.length > 0 || listSince(since).length > 0;
}

function tellSince(since: Since | undefined): string {
  if (!since) return "No copy was looked at before this one: --lock notes it.";
  if (since.same) return `It is the copy that was looked at on ${plain(since.date)}.`;
  return listSince(since).length === 0
    ? `Since ${plain(since.date)} no operation that ours has, too, changed but for its words.`
    : `Since ${plain(since.date)} operations changed that ours has, too.`;
}

function listSince(since: Since | undefined): { title: string; ids: readonly string[] }[] {
  if (!since) return [];
  const lists = [
    { title: "Operations that the provider added", ids: since.added },
    { title: "Operations that the provider changed", ids: since.changed },
    { title: "Operations that the provider removed", ids: since.gone },
  ];
  return lists.filter(({ ids }) => ids.length > 0);
}

/** Those of the document that ours lacks stand first in each kind: they are to be brought in. */
function sections(differences: readonly Difference[]): { title: string; of: Difference[] }[] {
  return Object.entries(TITLES).flatMap(([kind, title]) => {
    const all = differences.filter((each) => each.kind === kind);
    const groups: [string, Difference[]][] = [
      [`${title} that we lack`, all.filter(({ ours }) => ours === NONE)],
      [`${title} that only we have`, all.filter(({ theirs }) => theirs === NONE)],
      [`${title} that differ`, all.filter(({ theirs, ours }) => theirs !== NONE && ours !== NONE)],
    ];
    return groups.flatMap(([heading, of]) => (of.length > 0 ? [{ title: heading, of }] : []));
  });
}

function tell(difference: Difference): string {
  const { kind, place, theirs, ours, operations } = difference;
  if (kind === "operation") return `${place}  ${theirs === NONE ? ours : theirs}`;
  const many = operations.size > 1 ? `  (${operations.size} operations)` : "";
  if (ours === NONE || theirs === NONE) return `${place}: ${ours === NONE ? theirs : ours}${many}`;
  return `${place}: theirs ${theirs}, ours ${ours}${many}`;
}

function tellCount({ source, differences, fresh, corrected }: Upstream, name: typeof plain): string {
  const all = differences.length === 1 ? "1 difference" : `${differences.length} differences`;
  return `${all} from ${name(source)}, ${fresh.size} new, beside ${corrected} that are meant to be`;
}

/** Names of the document, made harmless: they may have anything in them, the codes of terminals included. */
function plain(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, "?");
  return printable.length > 300 ? `${printable.slice(0, 300)}…` : printable;
}

function code(text: string): string {
  return `\`${plain(text).replaceAll("`", "'")}\``;
}
