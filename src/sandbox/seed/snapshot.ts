import { StytchConfigError } from "../../errors/config.ts";
import { refuseUnknown, requireWhole } from "../../checks.ts";
import { sortKeys } from "../../json.ts";
import type { Environment } from "../environment/environment.ts";
import { DISTINCT } from "../environment/ids.ts";
import type { CollectionDefinition, ReadContext } from "../store/definition.ts";
import type { StoreContents } from "../store/store.ts";
import { SharedTexts } from "./shared-texts.ts";

/** The parts of a snapshot that belong to no collection. */
export interface SnapshotHeader {
  readonly version: 1;
  /** The number of ids made from `idSeed`, so that the next ones are new. */
  readonly ids_made: number;
}

/**
 * Makes a store's contents from a snapshot, checked like a seed.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function parseSnapshot(
  at: string,
  snapshot: unknown,
  definitions: readonly CollectionDefinition[],
  environment: Environment,
): StoreContents {
  refuseUnknown(at, snapshot, ["version", ...definitions.map(({ name }) => name), "ids_made"]);
  // It comes from a file, as often as not.
  const { version, ids_made, ...parts } = snapshot as { version?: unknown; ids_made?: unknown };
  if (version !== 1) {
    throw new StytchConfigError(`${at}.version must be 1. Take a snapshot of a sandbox of this version.`);
  }
  if (ids_made !== undefined) requireWhole(`${at}.ids_made`, ids_made, 0, DISTINCT - 1);
  const values: Record<string, readonly unknown[]> = {};
  const texts = new SharedTexts();
  const valuesOf = (({ name }) => values[name] ?? []) as ReadContext["valuesOf"];
  for (const definition of definitions) {
    const { name } = definition;
    const part: unknown = (parts as Record<string, unknown>)[name];
    values[name] = definition.read(`${at}.${name}`, part, { environment, valuesOf });
    texts.share(values[name]);
  }
  // What was written by hand may leave ids out, and they are made by now.
  return { values, idsMade: (ids_made as number | undefined) ?? environment.ids.made };
}

/** Writes a store's contents as a snapshot: a copy, with all keys in alphabetical order. */
export function takeSnapshot(
  contents: StoreContents,
  definitions: readonly CollectionDefinition[],
  environment: Environment,
): SnapshotHeader {
  return sortKeys(snapshotParts(contents, definitions, environment)) as SnapshotHeader;
}

/** The parts of a snapshot, by their names: not yet copied. */
export function snapshotParts(
  { values, idsMade }: StoreContents,
  definitions: readonly CollectionDefinition[],
  environment: Environment,
): Readonly<Record<string, unknown>> {
  const parts = definitions.map((each) => [each.name, each.write(values[each.name] ?? [], environment)]);
  return { version: 1, ...(Object.fromEntries(parts) as Record<string, unknown>), ids_made: idsMade };
}
