import * as core from "@redocly/openapi-core";
import { createLocate as createLocateIn, type YamlTools } from "../../src/cli/generate/locate.ts";
import type { Locate } from "../../src/generate/findings.ts";

/** Makes a `Locate` for the document in a repository. */
export function createLocate(root: string): Locate {
  // Its Source has private members, by which TypeScript tells it from any other.
  return createLocateIn(`${root}/openapi/openapi.yaml`, root, core as unknown as YamlTools);
}
