import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GENERATE } from "./commands.ts";

const FILE = "openapi/paths/users/users.yaml";

/** Milliseconds that `npm run generate -- --watch` works at each of so many saves of one description. */
export async function timeWatchedSaves(root: string, saves: number): Promise<number[]> {
  const child = spawn(process.execPath, [...GENERATE, "--watch"], { cwd: root });
  const times: number[] = [];
  let output = "";
  const text = readFileSync(join(root, FILE), "utf8");
  try {
    for await (const part of child.stdout as AsyncIterable<Buffer>) {
      output += part.toString();
      if (!output.includes("Waiting for a change")) continue;
      const time = /^generated\/ .* \((\d+) ms\)/m.exec(output)?.[1];
      if (time === undefined) throw new Error(`A watched save failed:\n${output}`);
      times.push(Number(time));
      output = "";
      if (times.length > saves) break;
      writeFileSync(
        join(root, FILE),
        text.replace(/description: \|\n/, `$&    Saved ${times.length} times.\n`),
      );
    }
  } finally {
    child.kill();
    writeFileSync(join(root, FILE), text);
  }
  // The first is the start.
  return times.slice(1);
}
