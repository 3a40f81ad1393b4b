import type { Correction, Covered } from "./corrections.ts";
import type { Shrunk, Since } from "./news.ts";
import { lineOf, NONE, type Difference, type Kind } from "./difference.ts";
import { plain } from "./plain.ts";

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
  /** Differences as new as those that a wide line leaves out, although nobody has looked at them. */
  readonly hidden: readonly Covered[];
  readonly shrunk: readonly Shrunk[];
}

const TITLES: Readonly<Record<Kind, string>> = {
  operation: "Operations",
  webhook: "Webhooks",
  operationId: "Names of operations",
  deprecated: "Deprecations",
  server: "Servers",
  security: "Credentials",
  parameter: "Parameters",
  status: "Statuses",
  body: "Bodies",
  field: "Fields",
  required: "Required or optional",
  type: "Types",
  value: "Enum values",
  enum: "Open or closed enums",
  rule: "Rules on values",
  additional: "Fields without a name",
};

/** A report for a terminal. */
export function renderText(upstream: Upstream): string {
  const { fresh, since, differences } = upstream;
  // Lists are joined, not spread: as arguments of a function there could be too many.
  const parts = [[tellCount(upstream, plain), tellSince(since)]];
  for (const { title, of } of notes(upstream))
    parts.push(
      ["", title],
      of.map((note) => `  ${plain(note)}`),
    );
  for (const { title, of } of sections(differences))
    parts.push(
      ["", title],
      of.map((each) => `${fresh.has(each) ? "+ " : "  "}${plain(tell(each))}`),
    );
  return `${parts.flat().join("\n")}\n`;
}

/** A report for an issue. Nothing of the document is markup in it, so nobody is mentioned and nothing is linked. */
export function renderMarkdown(upstream: Upstream): string {
  const { fresh, since, differences } = upstream;
  const parts = [[`${tellCount(upstream, code)}.`, "", tellSince(since)]];
  for (const { title, of } of notes(upstream))
    parts.push(
      ["", `### ${title}`, ""],
      of.map((note) => `- ${code(note)}`),
    );
  for (const { title, of } of sections(differences)) {
    const list = of.map((each) => `- ${code(tell(each))}${fresh.has(each) ? " **new**" : ""}`);
    parts.push(["", `### ${title}`, ""], list);
  }
  return `${parts.flat().join("\n")}\n`;
}

/** A report for programs. */
export function renderJSON(upstream: Upstream): string {
  const { source, since, differences, fresh, corrected, expired, hidden, shrunk } = upstream;
  const list = differences.map((each) => ({
    line: lineOf(each),
    new: fresh.has(each),
    ...each,
    operations: [...each.operations],
  }));
  const covered = hidden.map(({ difference, by }) => ({ line: lineOf(difference), by: by.differs }));
  const report = { source, since: since ?? null, corrected, expired, shrunk, hidden: covered };
  // JSON escapes no more of the codes of terminals than the first half.
  return `${JSON.stringify({ ...report, differences: list }, null, 2)}\n`.replace(
    /[\x7f-\x9f]/g,
    (code) => `\\u00${code.charCodeAt(0).toString(16)}`,
  );
}

/** Whether a report tells of anything that wasn't there when the lock was written. */
export function hasNews(upstream: Upstream): boolean {
  return upstream.fresh.size > 0 || notes(upstream).length > 0;
}

/** Everything that is told beside the differences: of corrections, and of operations since the lock. */
function notes({ since, expired, shrunk, hidden }: Upstream): { title: string; of: readonly string[] }[] {
  const lists = [
    {
      title: "Corrections in openapi/upstream.yaml that stand for nothing any more, and can go",
      of: expired.map(({ differs }) => differs),
    },
    {
      title: "Corrections that stand for fewer differences: of some, the cause is mended or gone",
      of: shrunk.map(({ differs, was, is }) => `${differs}  (${is}, were ${was})`),
    },
    {
      title: "New differences that a correction with a * leaves out: see whether it is meant for them",
      of: hidden.map(({ difference, by }) => `${lineOf(difference)}  (by ${by.differs})`),
    },
    { title: "Operations that the provider added", of: since?.added ?? [] },
    { title: "Operations that the provider changed", of: since?.changed ?? [] },
    { title: "Operations that the provider removed", of: since?.gone ?? [] },
  ];
  return lists.filter(({ of }) => of.length > 0);
}

function tellSince(since: Since | undefined): string {
  if (!since) return "There is no other copy to compare this one with: --lock notes it.";
  const { date, same, added, changed, gone } = since;
  if (same) return `It is the copy that was looked at on ${plain(date)}.`;
  return added.length + changed.length + gone.length === 0
    ? `Since ${plain(date)} no operation that ours has, too, changed but for its words.`
    : `Since ${plain(date)} operations changed that ours has, too.`;
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

function code(text: string): string {
  return `\`${plain(text).replaceAll("`", "'")}\``;
}
