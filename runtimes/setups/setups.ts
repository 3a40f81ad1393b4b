/** By what a run's requests must arrive: over Node's HTTP client, or over a `fetch`. */
export type Transport = "node" | "fetch";

/** A run of a set-up: a script of its package.json. */
export interface Run {
  /** Left out: over both, or none is made. */
  readonly over?: Transport;
  /** That it runs once more where the environment names a proxy, as many companies' does. Node's HTTP client must use it. */
  readonly proxy?: boolean;
  /** The runtime that the script starts, by its variable: `bun` is `$BUN`. */
  readonly runtime?: string;
}

/** A project as people have it. */
export interface SetUp {
  /** Its folder's name. */
  readonly name: string;
  /** Folders beside it, whose files it shares with others. */
  readonly shares?: readonly string[];
  /** Its folder that the shared program is put into. Left out: its own. */
  readonly program?: string;
  /** The packages whose versions the table tells. */
  readonly packages?: readonly string[];
  /** By the names of its scripts. */
  readonly runs: Readonly<Record<string, Run>>;
}

const node: Run = { over: "node" };
const fetch: Run = { over: "fetch" };
const behindProxy: Run = { over: "node", proxy: true };
const compiled = { shares: ["types"], packages: ["typescript"] };

const jest = {
  "ts-jest": node,
  "ts-jest, where modules can't be required": node,
  "babel-jest": node,
  "fake timers": {},
  jsdom: fetch,
};

export const setUps: readonly SetUp[] = [
  {
    name: "node",
    shares: ["main"],
    runs: {
      import: behindProxy,
      require: behindProxy,
      "require, where modules can't be": node,
      "both in one process": node,
      electron: node,
      "every entry": {},
    },
  },
  {
    name: "runtimes",
    shares: ["main"],
    runs: {
      deno: { over: "fetch", runtime: "deno" },
      "deno, CommonJS": { over: "fetch", runtime: "deno" },
      bun: { over: "fetch", runtime: "bun" },
      "bun, CommonJS": { over: "fetch", runtime: "bun" },
      "node 22": { over: "node", runtime: "node-22" },
      "node 24": { over: "node", runtime: "node-24" },
      "node 26": { over: "node", runtime: "node-26" },
    },
  },
  {
    ...{ name: "typescript", ...compiled },
    runs: {
      "node10, CommonJS": node,
      "node16, CommonJS": node,
      "node16, ES modules": node,
      "nodenext, CommonJS": node,
      "nodenext, ES modules": node,
      "bundler, ES modules": node,
      "node10, TypeScript 5.4": node,
      "nodenext, TypeScript 5.4": node,
      "nodenext, TypeScript 6": node,
      "bundler, TypeScript 6": node,
    },
  },
  {
    ...{ name: "pnpm", shares: ["types"], packages: ["pnpm", "typescript"] },
    runs: { "no hoisting, ES modules": node, "no hoisting, CommonJS": node },
  },
  { name: "jest-29", shares: ["unit", "jest"], packages: ["jest", "ts-jest"], runs: jest },
  {
    ...{ name: "jest-30", shares: ["unit", "jest"], packages: ["jest", "ts-jest", "msw", "nock"] },
    runs: { ...jest, "mock libraries": {} },
  },
  {
    ...{ name: "vitest", shares: ["unit"], packages: ["vitest", "msw", "nock"] },
    runs: { node, "fake timers": {}, "mock libraries": {}, inlined: {}, jsdom: fetch },
  },
  {
    ...{ name: "mocha", packages: ["mocha", "ts-node"] },
    runs: { "ts-node": node, "ts-node, where modules can't be required": node },
  },
  {
    ...{ name: "nest", program: "src", packages: ["@nestjs/core"] },
    runs: { commonjs: node, nodenext: node, "commonjs, where modules can't be required": node },
  },
  {
    ...{ name: "bundlers", packages: ["esbuild", "esbuild-0.18", "webpack", "rollup", "vite", "vite-7"] },
    runs: {
      "esbuild, ES module": behindProxy,
      "esbuild, CommonJS": behindProxy,
      "esbuild, browser": fetch,
      "esbuild 0.18, ES module": behindProxy,
      "esbuild 0.18, CommonJS": behindProxy,
      "esbuild 0.18, browser": fetch,
      "lambda, ES module": behindProxy,
      "lambda, CommonJS": behindProxy,
      "webpack, ES module": behindProxy,
      "webpack, CommonJS": behindProxy,
      "webpack, browser": fetch,
      "rollup, ES module": behindProxy,
      "rollup, CommonJS": behindProxy,
      "rollup, browser": fetch,
      "vite, server": behindProxy,
      "vite, browser": fetch,
      "vite 7, server": behindProxy,
      "vite 7, browser": fetch,
    },
  },
  { name: "metro", packages: ["metro"], runs: { "react-native": fetch } },
  {
    ...{ name: "wrangler-3", shares: ["wrangler"], packages: ["wrangler"] },
    runs: { plain: fetch, nodejs_compat: fetch, minified: fetch },
  },
  {
    ...{ name: "wrangler-4", shares: ["wrangler"], packages: ["wrangler"] },
    runs: { plain: fetch, nodejs_compat: fetch, minified: fetch },
  },
  { name: "next-15", shares: ["next"], packages: ["next"], runs: { "build and start": fetch } },
  { name: "next-16", shares: ["next"], packages: ["next"], runs: { "build and start": fetch } },
];
