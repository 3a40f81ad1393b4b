import { sortKeys } from "../../json.ts";
import type { Environment } from "../environment/environment.ts";
import type { CollectionDefinition } from "../store/definition.ts";
import type { StoreContents } from "../store/store.ts";
import { snapshotParts } from "./snapshot.ts";

/**
 * The text of each value that was written. It stays right for as long as there is the value, since values never change: a change
 * puts another one in its place.
 */
const texts = new WeakMap<object, string>();

/** A sandbox, as far as it is known here. */
interface Snapshots {
  snapshot(): unknown;
}

const writers = new WeakMap<Snapshots, () => string>();

/** Keeps beside a sandbox what writes its snapshot's text. */
export function keepSnapshotText<Kept extends Snapshots>(sandbox: Kept, write: () => string): Kept {
  writers.set(sandbox, write);
  return sandbox;
}

/**
 * The snapshot of a sandbox as JSON. A second one costs little more than what has changed since: with 10,000 users, a twentieth
 * of the whole.
 */
export function snapshotText(sandbox: Snapshots): string {
  return (writers.get(sandbox) ?? (() => JSON.stringify(sandbox.snapshot())))();
}

/** Writes a store's contents as the text of a snapshot. */
export function writeSnapshotText(
  contents: StoreContents,
  definitions: readonly CollectionDefinition[],
  environment: Environment,
): string {
  const parts = Object.entries(snapshotParts(contents, definitions, environment));
  const members = parts
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${textOfPart(part)}`);
  return `{${members.join(",")}}`;
}

function textOfPart(part: unknown): string {
  return Array.isArray(part) ? `[${part.map(textOfValue).join(",")}]` : JSON.stringify(sortKeys(part));
}

function textOfValue(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let text = texts.get(value);
  if (text === undefined) texts.set(value, (text = JSON.stringify(sortKeys(value))));
  return text;
}
