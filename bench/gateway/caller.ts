// The side that calls, in a process of its own: a page's or a program's requests, which never have the secret.
import { Pool } from "undici";
import { measures } from "../calls/measures.ts";
import { answer } from "../ipc.ts";

/** A request to make again and again. */
export interface Request {
  url: string;
  path: string;
  method: "GET" | "POST" | "PUT";
  headers: Record<string, string>;
  body?: string;
  /** Bodies that take turns with it. */
  others?: string[];
}

export interface CallerOrder {
  measure: "burst" | "sequence";
  request: Request;
  calls: number;
}

const pools = new Map<string, Pool>();

answer(({ measure, request, calls }: CallerOrder) => {
  const { url, others = [], ...rest } = request;
  const bodies = [rest.body, ...others];
  let n = 0;
  const pool = pools.get(url) ?? new Pool(url, { connections: 50 });
  pools.set(url, pool);
  return measures[measure](async () => {
    const { statusCode, body } = await pool.request({ ...rest, body: bodies[n++ % bodies.length] ?? null });
    const text = await body.text();
    // A server that refuses mustn't win.
    if (statusCode !== 200) throw new Error(`${rest.method} ${url} → ${statusCode} ${text}`);
  }, calls);
});
