import { join } from "node:path";
import { root } from "../build.ts";
import { projectId, secret } from "../peers/peer.ts";

/** A way to write all users to a file: what Node is started with. */
export interface ExportProgram {
  readonly name: string;
  readonly args: (url: string, out: string) => string[];
}

export const OURS_EXPORT = "stytch-fetch users export";
export const LOOP = "official SDK, a loop over pages";

/** A program to write by its documentation: page after page, each appended to the file, and nothing for when one fails. */
const loop = (url: string, out: string): string => `
  import { appendFileSync, writeFileSync } from "node:fs";
  import { Client } from "stytch";
  console.warn = () => {};
  const client = new Client({ project_id: "${projectId}", secret: "${secret}", env: "${url}/" });
  writeFileSync(${JSON.stringify(out)}, "");
  let cursor = null;
  do {
    const page = await client.users.search({ limit: 1000, ...(cursor && { cursor }) });
    for (const user of page.results) appendFileSync(${JSON.stringify(out)}, JSON.stringify(user) + "\\n");
    cursor = page.results_metadata.next_cursor;
  } while (cursor);`;

export const programs: readonly ExportProgram[] = [
  { name: LOOP, args: (url, out) => ["--input-type=module", "--eval", loop(url, out)] },
  {
    name: OURS_EXPORT,
    args: (_, out) => [
      join(root, "dist/cli.js"),
      "users",
      "export",
      "--out",
      out,
      "--rate",
      "off",
      "--quiet",
    ],
  },
];
