import { accessorOf } from "../../src/generate/accessor.ts";
import type { Operation } from "../../src/generate/openapi.ts";
import { ownName } from "./names.ts";
import type { Placed } from "./operations.ts";

/** Tells the name that the client's method has, or would have: `users.connectedApps`. */
export function createNaming(
  theirs: ReadonlyMap<string, Placed>,
  ours: ReadonlyMap<string, Placed>,
): (operation: Operation) => string {
  const namespaces = new Map<string, string>();
  const tags = new Map<string, string>();
  for (const [key, { operation }] of ours) {
    namespaces.set(prefixOf(operation.operationId), accessorOf(operation).slice(0, -1).join("."));
    // The provider's tag is `User` where ours is `Users`.
    const tag = theirs.get(key)?.operation.tags[0];
    if (tag !== undefined) tags.set(tag, operation.tags[0]!);
  }
  return (operation) => {
    const own = ownName(operation);
    if (own !== undefined) return own;
    const {
      operationId,
      tags: [tag = ""],
    } = operation;
    const [namespace = "", method = ""] = accessorOf({ operationId, tags: [tags.get(tag) ?? tag] });
    const siblings = namespaces.get(prefixOf(operation.operationId));
    if (siblings !== undefined) return `${siblings}.${method}`;
    return [namespace, ...innerOf(operation.operationId, tag), method].join(".");
  };
}

/** `api_otp_v1_otp_sms_` of `api_otp_v1_otp_sms_Send`: operations that begin alike are one namespace's. */
function prefixOf(operationId: string): string {
  return operationId.slice(0, operationId.lastIndexOf("_") + 1);
}

/** `["oidc"]` of `api_sso_v1_sso_oidc_UpdateConnection`: the resources inside of the one that the tag names. */
function innerOf(operationId: string, tag: string): string[] {
  const [, resources = ""] = /^api_\w+?_v\d+_(\w+)_[^_]*$/.exec(operationId) ?? [];
  const own = resources.replace(/^b2b_/, "");
  const outer = tag.toLowerCase().replaceAll(/\W+/g, "_");
  const outside = [`${outer}s`, outer].find((each) => `${own}_`.startsWith(`${each}_`));
  return own
    .slice(outside?.length ?? 0)
    .split("_")
    .filter(Boolean);
}
