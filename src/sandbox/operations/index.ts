import type { OperationId } from "../../../generated/routes.ts";
import { api_user_v1_Create } from "./api_user_v1_Create.ts";
import { api_user_v1_Delete } from "./api_user_v1_Delete.ts";
import { api_user_v1_Get } from "./api_user_v1_Get.ts";
import { api_user_v1_Search } from "./api_user_v1_Search.ts";
import { api_user_v1_Update } from "./api_user_v1_Update.ts";
import type { Operation, OperationOf } from "./operation.ts";

/** An operation of which only the document knows the types. */
export type AnyOperation = Operation<unknown, unknown, object>;

/** What the sandbox imitates. The rest answers 501. */
export const operations = {
  api_user_v1_Create,
  api_user_v1_Delete,
  api_user_v1_Get,
  api_user_v1_Search,
  api_user_v1_Update,
} satisfies { readonly [Id in OperationId]?: OperationOf<Id> } as {
  readonly [Id in OperationId]?: AnyOperation;
};
