// `node --import ./scripts/typescript/register.js`: runs TypeScript as it stands, with its types blanked out.
import { register } from "node:module";

register("./hooks.js", import.meta.url);

// A reader that has read enough, such as `head -3`, is no failure of the script: it does its work to the end.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== "EPIPE") throw error;
  });
