import { escape } from "../markdown/highlight.ts";
import { relative } from "../model/links.ts";
import { FIRST, hashOf, KEEP_TAB } from "./first-scripts.ts";

/** The scripts and style sheets of pages, by their paths from the site's root. */
export interface Assets {
  readonly styles: readonly string[];
  readonly main: string;
  /** Of pages with a console: its script and its style sheets. */
  readonly console: string;
  readonly consoleStyles: readonly string[];
  /** Of pages with a filter. */
  readonly filter: string;
  readonly icon: string;
}

/** A policy that lets nothing in from elsewhere. The search needs WebAssembly. */
function policy(hasConsole: boolean): string {
  // The console calls the gateway that its user names.
  const connect = hasConsole ? "connect-src 'self' https: http://localhost:* http://127.0.0.1:*; " : "";
  const own = [FIRST, ...(hasConsole ? [KEEP_TAB] : [])].map(hashOf).join(" ");
  return `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' ${own}; ${connect}img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'`;
}

interface Head {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly hasConsole: boolean;
  readonly hasFilter?: boolean;
}

/** Puts a page's body into a whole document. */
export function writeShell(
  { url, title, description, hasConsole, hasFilter }: Head,
  assets: Assets,
  body: string,
): string {
  const link = (path: string): string => escape(relative(url, `/${path}`));
  const styles = [...assets.styles, ...(hasConsole ? assets.consoleStyles : []), "assets/code.css"];
  const scripts = [
    assets.main,
    ...(hasConsole ? [assets.console] : []),
    ...(hasFilter ? [assets.filter] : []),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(hasConsole)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · stytch-fetch</title>
<meta name="description" content="${escape(description)}">
<link rel="icon" href="${link(assets.icon)}" type="image/svg+xml">
<link rel="alternate" type="text/markdown" href="index.md">
<script>${FIRST}</script>
${styles.map((path) => `<link rel="stylesheet" href="${link(path)}">`).join("\n")}
${scripts.map((path) => `<script type="module" src="${link(path)}"></script>`).join("\n")}
</head>
<body>${body}</body>
</html>
`;
}
