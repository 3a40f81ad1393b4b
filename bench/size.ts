import { measureCode, type BundleSize } from "./bundle-size.ts";
import { OFFICIAL, OURS, OURS_NODE } from "./peers/index.ts";
import { ratioOf, type Report, type Row, type Table } from "./report/report.ts";
import { inUserProject } from "./user-project.ts";

const WHOLE = "in one file";
const SPLIT = "split: loaded at once";

/** What a bundle grows by. */
export async function benchSize(): Promise<Report> {
  const rows = await inUserProject((folder) =>
    Promise.all([
      measure(OFFICIAL, measureCode(`export { Client } from "stytch";`, folder, "node")),
      measure("@clerk/backend", measureCode(`export { createClerkClient } from "@clerk/backend";`, folder)),
      measure("@workos-inc/node", measureCode(`export { WorkOS } from "@workos-inc/node/worker";`, folder)),
      measure(
        "openapi-fetch, of which ours is made",
        measureCode(`export { default } from "openapi-fetch";`, folder),
      ),
      measure(OURS, measureCode(`export { createStytch } from "stytch-fetch";`, folder)),
      measure(OURS_NODE, measureCode(`export { createStytch } from "stytch-fetch/node";`, folder, "node")),
    ]),
  );
  const columns = [WHOLE, SPLIT, "split: loaded when used"];
  const table: Table = {
    title: "Size of the client with all its methods",
    base: OFFICIAL,
    columns: columns.map((name) => ({ name, unit: "kB", better: "lower" })),
    rows,
    note:
      "Bundled by esbuild, minified, brotli. In one file, as wrangler, Lambda and edge builds make it, and split, as pages " +
      "have it. For browsers and Workers, but the official SDK and the node entry for Node.",
  };
  const goal = (row: string, column: string, limit: number): Report["goals"][number] => ({
    what: `${row}, ${column}, brotli, to the official SDK`,
    measured: ratioOf(table, row, OFFICIAL, column),
    unit: "×",
    is: "at most",
    limit,
  });
  return {
    tables: [table],
    goals: [goal(OURS, WHOLE, 0.65), goal(OURS, SPLIT, 0.5), goal(OURS_NODE, WHOLE, 0.55)],
  };
}

async function measure(name: string, size: Promise<BundleSize>): Promise<Row> {
  const { whole, entry, lazy } = await size;
  return { name, values: [whole / 1000, entry / 1000, lazy / 1000] };
}
