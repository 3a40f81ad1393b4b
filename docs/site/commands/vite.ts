import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, defaultClientConditions, defaultServerConditions, type InlineConfig } from "vite";
import type { Assets } from "../pages/shell.ts";
import { plainImports } from "./plain-imports.ts";

/** The repository's folder, with a slash at its end. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));
/** The folder of the site's sources. */
export const siteFolder = `${root}docs/site/`;
/** The condition by which our own name is the sources. */
export const CONDITION = "@stytch-fetch/source";

/** The settings that every use of Vite shares. */
export const shared: InlineConfig = {
  configFile: false,
  root: siteFolder,
  base: "./",
  logLevel: "warn",
  appType: "mpa",
  // The same code wherever it is built: under a test runner Vite takes the build for one of development.
  oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
};

/** Builds the scripts and styles of the browser into a folder, and tells their names. */
export async function buildClient(folder: string): Promise<Assets> {
  await build({
    ...shared,
    publicDir: `${siteFolder}public`,
    plugins: [plainImports()],
    resolve: { conditions: [CONDITION, ...defaultClientConditions] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: "manifest.json",
      target: "es2022",
      // The first that know light-dark(), by which each colour has its two values.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      modulePreload: false,
      rolldownOptions: {
        input: {
          main: `${siteFolder}client/main.ts`,
          console: `${siteFolder}console/main.tsx`,
          filter: `${siteFolder}client/filter.ts`,
        },
      },
    },
  });
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as Manifest;
  const main = manifest["client/main.ts"]!;
  const console = manifest["console/main.tsx"]!;
  return {
    styles: main.css ?? [],
    main: main.file,
    console: console.file,
    consoleStyles: console.css ?? [],
    filter: manifest["client/filter.ts"]!.file,
    icon: "icon.svg",
  };
}

type Manifest = Readonly<Record<string, { readonly file: string; readonly css?: readonly string[] }>>;

/** Builds what draws the pages, and loads it. Node can't read TSX itself. */
export async function loadRenderer(): Promise<typeof import("../render.tsx")> {
  // Below node_modules, from where the packages that it imports are found.
  const folder = `${root}node_modules/.cache/stytch-fetch/docs-${process.pid}`;
  await build({
    ...shared,
    ssr: { resolve: { conditions: [CONDITION, ...defaultServerConditions] } },
    build: { ssr: `${siteFolder}render.tsx`, outDir: folder, emptyOutDir: true, target: "node20" },
  });
  const file = ["render.js", "render.mjs"]
    .map((name) => `${folder}/${name}`)
    .find((path) => existsSync(path))!;
  try {
    return (await import(`${pathToFileURL(file).href}?${Date.now()}`)) as typeof import("../render.tsx");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
