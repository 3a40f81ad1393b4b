import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./project.ts";

/** The README's TypeScript examples as one program: the first two belong together, each other has a scope of its own. */
export function readme(): { imports: string; body: string } {
  const text = readFileSync(join(repository, "README.md"), "utf8");
  const [first, second, ...others] = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const scoped = others.map((code) => `{\n${code.replace(IMPORT, "const $1 = await import($2);")}}\n`);
  const lines = [first, second, ...scoped].join("\n").split("\n");
  const isImport = (line: string): boolean => line.startsWith("import ");
  return {
    imports: lines.filter(isImport).join("\n"),
    body: lines.filter((line) => !isImport(line)).join("\n"),
  };
}

const IMPORT = /^import (\{.*\}) from (".*");$/gm;
