import type { Findings } from "./findings.ts";
import { METHODS, type OpenAPIDocument, type Operation, type Server } from "./openapi.ts";

/** The document's servers by name, each with its address for projects of the test and of the live environment. */
export type Servers = Record<string, { test: string; live: string }>;

const ENVIRONMENTS = ["test", "live"] as const;

/** Reads the servers of the root and those of paths and operations. */
export function listServers(document: OpenAPIDocument, findings: Findings): Servers {
  const servers: Record<string, Partial<Servers[string]>> = {};
  const add = (operationId: string | undefined, list: readonly Server[] = []): void => {
    for (const [index, server] of list.entries())
      addServer(servers, server, (message) => findings.add(operationId, `/servers/${index}`, message));
  };
  add(undefined, document.servers);
  for (const item of Object.values(document.paths)) {
    const operations = METHODS.flatMap((method) => item[method] ?? []);
    // Once, in the name of the first: all operations of a path share them.
    if (operations[0]) add(operations[0].operationId, item.servers);
    for (const { operationId, servers: own } of operations) add(operationId, own);
  }
  for (const [name, addresses] of Object.entries(servers)) {
    const missing = ENVIRONMENTS.filter((environment) => addresses[environment] === undefined);
    if (missing.length === 0) continue;
    findings.add(
      undefined,
      "/servers",
      `The server ${name} has no address for ${missing.join(" and ")} projects. Give it a Server Object with ` +
        `\`x-environment: ${missing[0]!}\`, or leave out x-environment where one address serves both.`,
    );
  }
  if (!servers["api"]) {
    findings.add(undefined, "/servers", "No server is named api. Give the root's servers `x-server: api`.");
  }
  return servers as Servers;
}

/** The name of the server that takes an operation; none for `api`, which takes most. */
export function findServer(
  document: OpenAPIDocument,
  path: string,
  operation: Operation,
  findings: Findings,
): string | undefined {
  const servers = operation.servers ?? document.paths[path]?.servers ?? document.servers ?? [];
  const names = [...new Set(servers.map((server) => server["x-server"]))];
  if (names.length > 1) {
    findings.add(
      operation.operationId,
      "/servers",
      `it has servers of several names (${names.join(", ")}), but goes to one. Leave one name in its \`servers\`.`,
    );
  }
  return names[0] === "api" ? undefined : names[0];
}

function addServer(
  servers: Record<string, Partial<Servers[string]>>,
  server: Server,
  refuse: (message: string) => void,
): void {
  const { url, variables, "x-server": name, "x-environment": environment } = server;
  if (!name) {
    refuse(
      "This server has no name. Give it an x-server: `api` is the API's own, and any other name, such as `reports`, is another's.",
    );
    return;
  }
  if (variables || !isAddress(url)) {
    refuse(
      `The client can't call ${url}. Write an absolute https URL without variables, a query or a final slash.`,
    );
    return;
  }
  const addresses = (servers[name] ??= {});
  for (const each of environment ? [environment] : ENVIRONMENTS) {
    if (addresses[each] !== undefined && addresses[each] !== url) {
      refuse(
        `The server ${name} has two addresses for ${each} projects: ${addresses[each]} and ${url}. Leave one.`,
      );
    }
    addresses[each] = url;
  }
}

function isAddress(url: string): boolean {
  // A parser drops line breaks, takes a backslash for a slash, and reads what stands before an @ as credentials.
  return /^https:\/\/[^/?#{}@\\\s]+(\/[^/?#{}\\\s]+)*$/.test(url) && URL.canParse(url);
}
