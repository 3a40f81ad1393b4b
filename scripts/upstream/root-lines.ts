import { writeScalar } from "./house-form.ts";

/** A path in openapi.yaml: its URL's line, with that of its file below. */
interface Entry {
  readonly line: number;
  readonly url: string;
  readonly folder: string;
}

/**
 * Lists a path among those of its resource in openapi.yaml, after the nearest one; of a new resource under its title, by
 * the alphabet. The text around it stays as it is.
 */
export function listPath(text: string, url: string, path: string, title: string): string {
  const lines = text.split("\n");
  const entries = findEntries(lines);
  const folder = folderOf(path);
  const own = entries.filter((entry) => entry.folder === folder);
  const added = [`  ${writeScalar(url)}:`, `    $ref: ${writeScalar(path)}`];
  if (own.length > 0) {
    const nearest = own.reduce((best, each) => (isNearer(best.url, each.url, url) ? best : each));
    lines.splice(nearest.line + 2, 0, ...added);
    return lines.join("\n");
  }
  // A comment, which the name of a tag must not end.
  const group = [`  # ${title.replaceAll(/[^\w ]/g, " ")}`, ...added];
  const next = entries.find((entry) => entry.folder > folder);
  if (next) lines.splice(groupStart(lines, next.line), 0, ...group, "");
  else lines.splice((entries.at(-1)?.line ?? lines.indexOf("paths:") - 1) + 2, 0, "", ...group);
  return lines.join("\n");
}

/** Lists a tag that openapi.yaml lacks, by the alphabet. */
export function listTag(text: string, tag: string, description: string): string {
  const added = [`  - name: ${writeScalar(tag)}`, `    description: ${description}`];
  return insert(text, "tags:", /^ {2}- name: (.+)$/, tag, added);
}

/** Lists a namespace within another one that openapi.yaml lacks, by the alphabet. */
export function listNamespace(text: string, name: string, description: string): string {
  return insert(text, "x-namespaces:", /^ {2}([\w.]+): /, name, [`  ${writeScalar(name)}: ${description}`]);
}

function insert(text: string, head: string, entry: RegExp, name: string, added: readonly string[]): string {
  const lines = text.split("\n");
  const start = lines.indexOf(head);
  const end = lines.findIndex((line, index) => index > start && /^\S/.test(line));
  const at = lines.findIndex((line, index) => {
    const [, other] = (index > start && index < end && entry.exec(line)) || [];
    return other !== undefined && other > name;
  });
  lines.splice(at === -1 ? end : at, 0, ...added);
  return lines.join("\n");
}

function findEntries(lines: readonly string[]): Entry[] {
  return lines.flatMap((text, line) => {
    const [, url] = /^ {2}(\/\S+):$/.exec(text) ?? [];
    const [, path] = /^ {4}\$ref: (paths\/\S+)$/.exec(lines[line + 1] ?? "") ?? [];
    return url === undefined || path === undefined ? [] : [{ line, url, folder: folderOf(path) }];
  });
}

/** The first line of the comment that stands over an entry. */
function groupStart(lines: readonly string[], line: number): number {
  return /^ *#/.test(lines[line - 1] ?? "") ? groupStart(lines, line - 1) : line;
}

function folderOf(path: string): string {
  return path.split("/")[1]!;
}

/** Whether a URL has more of its first segments in common with a third one than another has, or fewer beside as many. */
function isNearer(url: string, other: string, third: string): boolean {
  const [[shared, rest], [otherShared, otherRest]] = [url, other].map((each) => split(each, third)) as [
    [number, number],
    [number, number],
  ];
  return shared === otherShared ? rest < otherRest : shared > otherShared;
}

/** The number of segments at the beginning that two URLs share, and of those that the first has beside. */
function split(url: string, other: string): [shared: number, rest: number] {
  const [segments, others] = [url.split("/"), other.split("/")];
  const end = segments.findIndex((segment, index) => segment !== others[index]);
  return end === -1 ? [segments.length, 0] : [end, segments.length - end];
}
