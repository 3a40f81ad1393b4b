import { measureCode } from "../bundle-size.ts";
import type { Goal, Table } from "../report/report.ts";
import { inUserProject } from "../user-project.ts";

const COLUMN = "in one file";
const CLIENT = `import { createStytch } from "stytch-fetch";`;
const GATEWAY = `import { bearerToken, createGateway, session } from "stytch-fetch/gateway";`;

/** What a gateway adds to a bundle that has a client, with the document's schemas. */
export async function measureSize(): Promise<{ table: Table; goal: Goal }> {
  const [client, both, checked, all] = await inUserProject((folder) =>
    Promise.all(
      [
        `${CLIENT} export { createStytch };`,
        `${CLIENT} ${GATEWAY} export { createStytch, bearerToken, createGateway, session };`,
        `${CLIENT} import { validator } from "stytch-fetch/validate"; export { createStytch, validator };`,
        `${CLIENT} import { validator } from "stytch-fetch/validate"; ${GATEWAY} export { createStytch, bearerToken, createGateway, session, validator };`,
      ].map(async (code) => (await measureCode(code, folder)).whole / 1000),
    ),
  );
  const rows = [
    { name: "the client alone", values: [client!] },
    { name: "client and gateway", values: [both!] },
    { name: "the gateway's own", values: [both! - client!] },
    { name: "of which beside a client that checks answers", values: [all! - checked!] },
  ];
  return {
    table: {
      title: "Size of a gateway",
      columns: [{ name: COLUMN, unit: "kB", better: "lower" }],
      rows,
      note: "Bundled by esbuild for Workers, minified, brotli, in one file. The schemas are some of it, which `validate` has too.",
    },
    goal: {
      what: "code of the gateway beside the client, with its schemas, brotli",
      measured: both! - client!,
      unit: "kB",
      is: "at most",
      limit: 25,
    },
  };
}
