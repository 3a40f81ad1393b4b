import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { root } from "./root.ts";

/**
 * Writes the document and its schemas to `dist/` without indentation, which is half of them, and without the comment that
 * tells who has this repository not to edit them.
 */
export function publishDocument(): void {
  publish("openapi.json");
  mkdirSync(`${root}dist/schemas`);
  for (const file of readdirSync(`${root}generated/schemas`)) publish(`schemas/${file}`);
}

function publish(file: string): void {
  const { $comment, ...content } = JSON.parse(readFileSync(`${root}generated/${file}`, "utf8")) as object & {
    $comment?: string;
  };
  writeFileSync(`${root}dist/${file}`, `${JSON.stringify(content)}\n`);
}
