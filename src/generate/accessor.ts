import type { Operation } from "./openapi.ts";

type Named = Pick<Operation, "tags" | "operationId" | "x-method">;

/** The place of the client's method: `["users", "create"]` for `stytch.users.create`. */
export function accessorOf(operation: Named): string[] {
  return operation["x-method"]?.split(".") ?? deriveAccessor(operation);
}

/** `users.deleteTOTP` from the tag `Users` and the operationId `api_user_v1_DeleteTOTP`. */
function deriveAccessor({ tags: [tag = ""], operationId }: Named): string[] {
  const words = tag.split(/\W+/).filter(Boolean);
  const namespace = words.map((word, index) => (index ? capitalize(word) : word.toLowerCase())).join("");
  return [namespace, uncapitalize(operationId.slice(operationId.lastIndexOf("_") + 1))];
}

export function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function uncapitalize(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}
