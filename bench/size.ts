import { measureCode, type BundleSize } from "./bundle-size.ts";
import { OFFICIAL, OURS, OURS_NODE } from "./peers/index.ts";
import { valueOf, type Report, type Row, type Table } from "./report/report.ts";
import { inUserProject } from "./user-project.ts";

/** What a bundle grows by. */
export async function benchSize(): Promise<Report> {
  const rows = await inUserProject((folder) =>
    Promise.all([
      measure(OFFICIAL, measureCode(`export { Client } from "stytch";`, folder)),
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
  const table: Table = {
    title: "Size of the client with all its methods",
    base: OFFICIAL,
    columns: ["loaded at once", "loaded when used"].map((name) => ({ name, unit: "kB", better: "lower" })),
    rows,
    note: "Bundled by rolldown, minified, brotli; for browsers and Workers, but the node entry for Node.",
  };
  const measured = valueOf(table, OURS, "loaded at once");
  const what = "bundle of the client with all users methods, brotli";
  return { tables: [table], goals: [{ what, measured, unit: "kB", is: "at most", limit: 4.5 }] };
}

async function measure(name: string, size: Promise<BundleSize>): Promise<Row> {
  const { entry, lazy } = await size;
  return { name, values: [entry / 1000, lazy / 1000] };
}
