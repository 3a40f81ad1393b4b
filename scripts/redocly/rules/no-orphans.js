// Everything in the document's folders is referred to from the document. What isn't is neither linted nor generated,
// so nothing else would notice it.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseYaml, Source } from "@redocly/openapi-core";

/**
 * @param {{ in?: string[] }} options
 * @returns {import("@redocly/openapi-core").Oas3Visitor}
 */
export const noOrphans = (options) => {
  /** The keys referred to, by file; `""` for the file as a whole. @type {Map<string, Set<string>>} */
  const used = new Map();

  return {
    ref(_node, _ctx, { location }) {
      if (!location) return;
      const file = location.source.absoluteRef;
      const key = location.pointer.split("/")[1] ?? "";
      used.set(file, (used.get(file) ?? new Set()).add(key));
    },
    Root: {
      leave(_root, { location, report }) {
        const folder = path.dirname(location.source.absoluteRef);
        for (const file of (options.in ?? []).flatMap((name) => yamlFiles(path.join(folder, name)))) {
          const keys = used.get(file);
          if (keys?.has("")) continue;
          const source = new Source(file, readFileSync(file, "utf8"));
          const name = path.relative(folder, file);
          if (!keys) {
            const message = `Refer to ${name} from the document, or delete it: nothing does, so it's neither linted nor generated.`;
            report({ message, location: { source, pointer: "#/" } });
            continue;
          }
          for (const key of Object.keys(/** @type {object} */ (parseYaml(source.body) ?? {}))) {
            if (keys.has(key)) continue;
            const message = `Refer to \`${key}\` (${name}#/${key}) from the document, or delete it: nothing does, so it's neither linted nor generated.`;
            report({ message, location: { source, pointer: `#/${key}`, reportOnKey: true } });
          }
        }
      },
    },
  };
};

/**
 * The YAML files at or below a path, none where there is no such path.
 * @param {string} at
 * @returns {string[]}
 */
function yamlFiles(at) {
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return [at];
  const found = readdirSync(at, { recursive: true, encoding: "utf8" });
  return found
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => path.join(at, name));
}
