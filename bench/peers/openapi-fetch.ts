import createClient from "openapi-fetch";
import type { paths } from "../../src/index.ts";
import { authorization, type Connect } from "./peer.ts";

/** As it comes: typed by the document, and no check of its own. */
export const connect: Connect = (url, { user_id, params }) => {
  const client = createClient<paths>({ baseUrl: url, headers: { authorization } });
  return {
    get: () => client.GET("/v1/users/{user_id}", { params: { path: { user_id } } }),
    create: () => client.POST("/v1/users", { body: params }),
  };
};
