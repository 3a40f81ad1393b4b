// One of the servers, in a process of its own.
import { serve } from "stytch-fetch/node";
import { answer } from "../ipc.ts";
import { servers, type ServerName, type Upstream } from "./servers.ts";

/** The first order. Each further one asks for the processor time so far. */
export interface Start {
  name: ServerName;
  upstream: Upstream;
}

answer(async (start: Start | Record<string, never>): Promise<string | number> => {
  if ("name" in start) return (await serve(servers[start.name](start.upstream))).url;
  const { user, system } = process.cpuUsage();
  return user + system;
});
