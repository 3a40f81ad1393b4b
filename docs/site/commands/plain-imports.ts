import type { Plugin } from "vite";

const HELPER = "\0vite/preload-helper.js";

/**
 * Takes away what Vite puts round each `import()`: it loads the style sheets of a part beforehand, and no part of the site
 * has its own. It would be a kilobyte in each page, and one more file.
 */
export function plainImports(): Plugin {
  return {
    name: "plain-imports",
    enforce: "pre",
    load: (id) => (id === HELPER ? "export const __vitePreload = (load) => load();" : undefined),
    renderChunk: (code) => {
      if (!code.includes("__vitePreload")) return null;
      return code
        .replaceAll(", __VITE_PRELOAD__, import.meta.url)", ")")
        .replace(
          /^import \{ t as __vitePreload \} from "[^"]+";$/m,
          "const __vitePreload = (load) => load();",
        );
    },
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle))
        if (file.type === "chunk" && file.moduleIds.every((id) => id === HELPER))
          Reflect.deleteProperty(bundle, name);
    },
  };
}
