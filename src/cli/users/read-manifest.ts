import { isObject } from "../../json.ts";
import { CliError } from "../cli-error.ts";
import { readJsonFile } from "../json-file.ts";
import { manifestOf } from "./export/paths.ts";
import type { Manifest } from "./manifest.ts";

/**
 * Reads the manifest beside an export.
 *
 * @returns nothing where there is none
 * @throws {CliError} for a file that is no manifest
 */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const manifestPath = manifestOf(path);
  const file = await readJsonFile("The manifest", manifestPath);
  if (!file) return undefined;
  const { value } = file;
  if (isObject(value) && value["manifest"] === 1 && Array.isArray(value["pages"])) {
    return value as unknown as Manifest;
  }
  throw new CliError(`${manifestPath} is no manifest of an export.`);
}
