import { refuseUnknown, requireArray, requireObject } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { documentValidator } from "../../../validate/document.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import { copyJSON } from "../../seed/given.ts";
import { DEFAULT_ROLE } from "../users/user.ts";
import { DEFAULT_USER_ROLE, type Policy } from "./policy.ts";

/** A permission on one resource: for some of its actions, or `*` for all of them. */
export interface SeedPermission {
  readonly resource_id: string;
  readonly actions: readonly string[];
}

/**
 * The roles of a project, and what they allow, in the API's own words: the answer of `rbac.policy` can be given as it is.
 *
 * @example
 * {
 *   resources: [{ resource_id: "document", actions: ["read", "edit"] }],
 *   roles: [{ role_id: "editor", permissions: [{ resource_id: "document", actions: ["*"] }] }],
 * }
 */
export interface SeedPolicy {
  /** All that permissions can be of. */
  readonly resources?:
    | readonly {
        readonly resource_id: string;
        readonly description?: string | undefined;
        readonly actions: readonly string[];
      }[]
    | undefined;
  /** The roles that users may be given. `stytch_user`, which all have, stands first if it is left out, and allows nothing. */
  readonly roles?:
    | readonly {
        readonly role_id: string;
        readonly description?: string | undefined;
        readonly permissions?: readonly SeedPermission[] | undefined;
      }[]
    | undefined;
  /** The scopes that Connected Apps can be granted. */
  readonly scopes?:
    | readonly {
        readonly scope: string;
        readonly description?: string | undefined;
        readonly permissions?: readonly SeedPermission[] | undefined;
      }[]
    | undefined;
}

/** The lists of a policy, each with the name of its entries, and what an entry has if nothing is said. */
const LISTS = {
  resources: { name: "resource_id", defaults: { description: "" } },
  roles: { name: "role_id", defaults: { description: "", permissions: [] } },
  scopes: { name: "scope", defaults: { description: "", permissions: [] } },
} as const;

/**
 * Reads a policy.
 *
 * @param at what an error calls it
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function readPolicy(at: string, given: unknown): Policy {
  const copied: unknown = copyJSON(at, given);
  refuseUnknown(at, copied, Object.keys(LISTS));
  const lists = Object.entries(LISTS).map(([list, { name, defaults }]) => {
    const entries = requireArray(`${at}.${list}`, (copied as Record<string, unknown>)[list] ?? []);
    return [list, entries.map((entry, i) => readEntry(`${at}.${list}[${i}]`, entry, name, defaults))];
  });
  const policy = Object.fromEntries(lists) as Policy;
  const schema = documentValidator.schema("api_consumer_rbac_v1_Policy");
  const problem = explainProblem({ validator: documentValidator, schema }, policy, at);
  if (problem) throw new StytchConfigError(problem);
  for (const [list, { name }] of Object.entries(LISTS)) {
    requireOnce(
      `${at}.${list}`,
      policy[list as keyof typeof LISTS] as unknown as Record<string, string>[],
      name,
    );
  }
  policy.resources.forEach(({ resource_id }, i) => checkResource(`${at}.resources[${i}]`, resource_id));
  for (const list of ["roles", "scopes"] as const) {
    policy[list].forEach(({ permissions }, i) =>
      permissions.forEach((each, j) =>
        checkPermission(`${at}.${list}[${i}].permissions[${j}]`, each, policy),
      ),
    );
  }
  const hasDefault = policy.roles.some(({ role_id }) => role_id === DEFAULT_ROLE);
  return hasDefault ? policy : { ...policy, roles: [DEFAULT_USER_ROLE, ...policy.roles] };
}

function readEntry(at: string, entry: unknown, name: string, defaults: object): object {
  requireObject(at, entry);
  const actions = name === "resource_id" ? ["actions"] : [];
  refuseUnknown(at, entry, [name, ...Object.keys(defaults), ...actions]);
  return { ...defaults, ...entry };
}

function requireOnce(at: string, entries: readonly Record<string, string>[], name: string): void {
  const known = new Set<string>();
  for (const { [name]: id = "" } of entries) {
    if (id === "") throw new StytchConfigError(`${at} has an empty ${name}. Give it a name.`);
    if (known.has(id)) throw new StytchConfigError(`${at} has the ${name} ${id} twice. Leave one out.`);
    known.add(id);
  }
}

/** The provider's own resources have a dot after the word. */
function checkResource(at: string, resource_id: string): void {
  if (!/^stytch(?!\.)/.test(resource_id)) return;
  throw new StytchConfigError(`${at}.resource_id must not begin with stytch. Choose another name.`);
}

/** A word that is mistyped would only show as a refusal, much later. */
function checkPermission(at: string, { resource_id, actions }: SeedPermission, { resources }: Policy): void {
  const resource = resources.find((each) => each.resource_id === resource_id);
  if (!resource) {
    throw new StytchConfigError(
      `${at}.resource_id is ${resource_id}, which resources doesn't have. Add it there.`,
    );
  }
  const unknown = actions.find((action) => action !== "*" && !resource.actions.includes(action));
  if (unknown === undefined) return;
  throw new StytchConfigError(
    `${at}.actions has ${unknown}, which the resource ${resource_id} doesn't have. Add it there.`,
  );
}
