import type { Plugin } from "vite";

/**
 * Leaves out of pages what Vite puts round each `import()`: it loads the style sheets of a part beforehand, and no part
 * of the site has its own. It would be a kilobyte in each page.
 */
export function plainImports(): Plugin {
  return {
    name: "plain-imports",
    enforce: "pre",
    load: (id) =>
      id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : undefined,
  };
}
