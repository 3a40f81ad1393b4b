// Runs a block of TypeScript as it stands in a guide, with the values that its reader has.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { vi } from "vitest";
import * as node from "../../src/node/index.ts";
import { projectId, secret } from "../helpers.ts";
import { programOf, type Block } from "./blocks.ts";
import { makeGiven, type Given } from "./given.ts";

/** What blocks import, as it is in the sources. Whatever else they import is Node's to find. */
const MODULES: Readonly<Record<string, () => Promise<object>>> = {
  "stytch-fetch": () => import("../../src/index.ts"),
  "stytch-fetch/clerk": () => import("../../src/clerk/index.ts"),
  "stytch-fetch/gateway": () => import("../../src/gateway/index.ts"),
  "stytch-fetch/sandbox": () => import("../../src/sandbox/index.ts"),
  "stytch-fetch/validate": () => import("../../src/validate/index.ts"),
  "stytch-fetch/opentelemetry": () => import("../../src/opentelemetry.ts"),
  vitest: () => import("vitest"),
};

/**
 * Runs a block in a folder of its own, with every address of the API leading to the example API.
 *
 * @returns what it printed, one argument after another
 */
export async function runBlock(block: Block): Promise<unknown[]> {
  const given = await makeGiven();
  const world = await enter(given);
  const printed: unknown[] = [];
  const print = (...values: unknown[]): void => void printed.push(...values);
  const console = { log: print, warn: print, error: print };
  try {
    await compileFunction(block)(given.values, { console, load: world.load });
    return printed;
  } finally {
    await world.leave();
  }
}

/** A block's program without its types. */
export function toJavaScript(block: Block): string {
  const { ES2022 } = ts.ScriptTarget;
  const compilerOptions = { target: ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(programOf(block), { compilerOptions }).outputText;
}

/**
 * The code as a function of what is given; within another, so that a block may have names of its own for the same. `with`,
 * so that a given value is looked up when the block asks for it.
 */
function compileFunction(block: Block): (given: object, world: object) => Promise<void> {
  const body = toJavaScript(block)
    .replaceAll(/^import ([^"]+) from ("[^"]+")[^;]*;$/gm, (_, bound: string, from: string) => {
      const names = bound.startsWith("* as ") ? bound.slice("* as ".length) : bound.replaceAll(" as ", ": ");
      const isDefault = /^\w+$/.test(bound);
      return `const ${isDefault ? `{ default: ${names} }` : names} = await load(${from});`;
    })
    .replaceAll(/^export default /gm, "const exported = ")
    .replaceAll(/^export (\{\};)?/gm, "");
  const program = `(given, { console, load }) => { with (given) return (async () => {\n${body}\n})(); }`;
  return runInThisContext(program, `docs/${block.guide}.md:${block.line}`) as (
    given: object,
    world: object,
  ) => Promise<void>;
}

interface World {
  readonly load: (name: string) => Promise<object>;
  readonly leave: () => Promise<void>;
}

/** Has the API's addresses lead to the example API, by `fetch` and on a port, and the working folder be an empty one. */
async function enter({ api }: Given): Promise<World> {
  const back = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-guide-"));
  const servers = [await node.serve((request) => api.fetch(request))];
  const baseUrl = servers[0]!.url;
  process.chdir(folder);
  vi.stubEnv("STYTCH_PROJECT_ID", projectId)
    .stubEnv("STYTCH_SECRET", secret)
    .stubEnv("STYTCH_BASE_URL", baseUrl);
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", async (input: Request, init?: RequestInit) => {
    const asked = new Request(input, init);
    return new URL(asked.url).hostname.endsWith(".stytch.com") ? api.fetch(asked) : real(asked);
  });
  const ours: object = {
    ...node,
    createStytch: (options: Parameters<typeof node.createStytch>[0]) =>
      node.createStytch(options.gateway === undefined ? { baseUrl, ...options } : options),
    serve: async (...args: Parameters<typeof node.serve>) => {
      const server = await node.serve(...args);
      servers.push(server);
      return server;
    },
  };
  return {
    load: (name) =>
      name === "stytch-fetch/node" ? Promise.resolve(ours) : (MODULES[name] ?? fallback(name))(),
    async leave() {
      vi.unstubAllEnvs();
      vi.unstubAllGlobals();
      process.chdir(back);
      for (const server of servers) await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fallback(name: string): () => Promise<object> {
  return () => import(/* @vite-ignore */ name) as Promise<object>;
}

/**
 * What a block says that it prints: the text, number or boolean in the comment behind a `console.log`.
 *
 * @example
 * expectedOf('console.log(error.error_type); // "duplicate_email"'); // ["duplicate_email"]
 */
export function expectedOf(code: string): unknown[] {
  const comments = code.matchAll(/console\.\w+\(.*\);? \/\/ ("[^"]*"|-?\d+(?:\.\d+)?|true|false)/g);
  return [...comments].map(([, value]) => JSON.parse(value!) as unknown);
}
