import { lineOf, NONE, type Difference, type Kind } from "./difference.ts";

/** Everything that a report tells. */
export interface Upstream {
  readonly source: string;
  readonly differences: readonly Difference[];
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

/** A report for a terminal. */
export function renderText(upstream: Upstream): string {
  const lines = [`${count(upstream.differences)} from ${plain(upstream.source)}`];
  for (const { title, differences } of sections(upstream.differences)) {
    lines.push("", title, ...differences.map((each) => `  ${plain(tell(each))}`));
  }
  return `${lines.join("\n")}\n`;
}

/** A report for an issue. Nothing of the document is markup in it, so nobody is mentioned and nothing is linked. */
export function renderMarkdown(upstream: Upstream): string {
  const lines = [`${count(upstream.differences)} from ${code(upstream.source)}.`];
  for (const { title, differences } of sections(upstream.differences)) {
    lines.push("", `### ${title}`, "", ...differences.map((each) => `- ${code(tell(each))}`));
  }
  return `${lines.join("\n")}\n`;
}

/** A report for programs. */
export function renderJSON({ source, differences }: Upstream): string {
  const list = differences.map((each) => ({
    line: lineOf(each),
    ...each,
    operations: [...each.operations],
  }));
  return `${JSON.stringify({ source, differences: list }, null, 2)}\n`;
}

/** Those of the document that ours lacks stand first in each kind: they are to be brought in. */
function sections(differences: readonly Difference[]): { title: string; differences: Difference[] }[] {
  return Object.entries(TITLES).flatMap(([kind, title]) => {
    const all = differences.filter((each) => each.kind === kind);
    const groups: [string, Difference[]][] = [
      [`${title} that we lack`, all.filter(({ ours }) => ours === NONE)],
      [`${title} that only we have`, all.filter(({ theirs }) => theirs === NONE)],
      [`${title} that differ`, all.filter(({ theirs, ours }) => theirs !== NONE && ours !== NONE)],
    ];
    return groups.flatMap(([heading, of]) => (of.length > 0 ? [{ title: heading, differences: of }] : []));
  });
}

function tell(difference: Difference): string {
  const { kind, place, theirs, ours, operations } = difference;
  if (kind === "operation") return `${place}  ${theirs === NONE ? ours : theirs}`;
  const many = operations.size > 1 ? `  (${operations.size} operations)` : "";
  if (ours === NONE || theirs === NONE) return `${place}: ${ours === NONE ? theirs : ours}${many}`;
  return `${place}: theirs ${theirs}, ours ${ours}${many}`;
}

function count({ length }: readonly Difference[]): string {
  return length === 1 ? "1 difference" : `${length} differences`;
}

/** Names of the document, made harmless: they may have anything in them, the codes of terminals included. */
function plain(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, "?");
  return printable.length > 300 ? `${printable.slice(0, 300)}…` : printable;
}

function code(text: string): string {
  return `\`${plain(text).replaceAll("`", "'")}\``;
}
