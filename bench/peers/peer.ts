import type { Schemas } from "../../src/index.ts";

/** One way to call the API: its two calls of the bench, each made and read to its end. */
export interface Peer {
  get(): Promise<unknown>;
  create(): Promise<unknown>;
}

/** What is sent, and what the server answers. */
export interface Examples {
  user_id: string;
  params: Schemas["api_user_v1_CreateRequest"];
  got: object;
  created: object;
  updated: object;
}

/** Makes the peer's client for a server. */
export type Connect = (url: string, examples: Examples) => Peer;

export const projectId = "project-test-bench";
export const secret = "secret-of-the-bench";
export const authorization = `Basic ${btoa(`${projectId}:${secret}`)}`;
