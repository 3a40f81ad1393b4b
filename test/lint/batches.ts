import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Case } from "./cases.ts";
import { project } from "./document.ts";

/** Cases whose lines are broken in one copy of the document, to be linted once. */
export interface Batch {
  readonly cases: Case[];
  /** The files that are broken, by their path in openapi/, with all lines broken. */
  readonly files: Map<string, string>;
}

/**
 * Sorts the cases into few batches, as to lint the whole document takes a second.
 *
 * Two share one only where it makes no difference which is broken first, and where they are reported at two lines: each is
 * still told apart from the others.
 */
export function sortIntoBatches(cases: readonly Case[]): Batch[] {
  const batches: Batch[] = [];
  for (const broken of cases) {
    const batch = broken.alone ? undefined : batches.find((other) => fits(other, broken));
    if (batch) add(batch, broken);
    else batches.push(add({ cases: [], files: new Map() }, broken));
  }
  return batches;
}

/** The place where a case must be reported, once all lines of its batch are broken: `paths/users/users.yaml:12`. */
export function placeOf({ files }: Pick<Batch, "files">, broken: Case): string | undefined {
  const { file, in: place = file, at } = broken;
  const text = files.get(place) ?? original(place);
  const match = at instanceof RegExp ? text.match(at)?.[0] : at;
  if (match === undefined || !text.includes(match)) return undefined;
  return `${place}:${text.slice(0, text.indexOf(match) + match.length).split("\n").length}`;
}

function add(batch: Batch, broken: Case): Batch {
  batch.cases.push(broken);
  batch.files.set(broken.file, breakLine(batch.files.get(broken.file) ?? original(broken.file), broken));
  return batch;
}

function fits(batch: Batch, broken: Case): boolean {
  if (batch.cases.some(({ alone }) => alone)) return false;
  const neighbours = batch.cases.filter(({ file }) => file === broken.file);
  if (neighbours.some((other) => !commute(other, broken))) return false;
  const files = new Map(batch.files);
  const all = add({ cases: [...batch.cases], files }, broken).cases;
  const places = all.map((each) => placeOf({ files }, each));
  return !places.includes(undefined) && new Set(places).size === all.length;
}

function commute(one: Case, other: Case): boolean {
  const text = original(one.file);
  try {
    return breakLine(breakLine(text, one), other) === breakLine(breakLine(text, other), one);
  } catch {
    return false;
  }
}

function breakLine(text: string, { file, find, put }: Case): string {
  if (find === undefined) return put;
  const after = text.replace(find, put);
  if (after === text) throw new Error(`${file} has no ${find} to replace`);
  return after;
}

const texts = new Map<string, string>();

/** A file as the document has it; nothing where a case makes it. */
function original(file: string): string {
  const from = path.join(project, "openapi", file);
  const text = texts.get(file) ?? (existsSync(from) ? readFileSync(from, "utf8") : "");
  texts.set(file, text);
  return text;
}
