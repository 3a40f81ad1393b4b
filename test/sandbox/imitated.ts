// The operations that the sandbox imitates, and a request of each that its schema takes.
import { readFileSync } from "node:fs";
import { routes, type Route } from "../../generated/routes.ts";
import { brokenRequests, documented, type BrokenRequest, type Documented } from "./broken-requests.ts";

/** An operation that is imitated. */
export interface Imitated {
  readonly id: Documented["operation"]["operationId"];
  readonly of: Documented;
  readonly route: Route;
  /** The document's first example, with ids that nobody has. */
  readonly request: BrokenRequest;
}

const { operations } = JSON.parse(
  readFileSync(new URL("../../docs/sandbox.json", import.meta.url), "utf8"),
) as { operations: { operation: string; support: string }[] };

/** All of them. */
export const imitated: readonly Imitated[] = documented
  .filter(({ operation: { operationId } }) =>
    operations.some(({ operation, support }) => operation === operationId && support !== "none"),
  )
  .map((of) => ({
    id: of.operation.operationId,
    of,
    route: routes[of.operation.operationId],
    request: brokenRequests(of, [])[0]!,
  }));
