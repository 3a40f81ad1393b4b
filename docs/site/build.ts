/** `npm run docs:build`: makes the docs site in dist-docs/. It fails on a broken link, a missing anchor or an orphan. */
import { makeSite } from "./commands/make-site.ts";
import { root } from "./commands/vite.ts";

const started = performance.now();
const { problems, pages, size, largest } = await makeSite(root, `${root}dist-docs`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
console.log(
  `${pages} pages, ${megabytes(size)} in dist-docs/, the largest ${largest.path} of ${megabytes(largest.size)} ` +
    `(${((performance.now() - started) / 1000).toFixed(1)} s)`,
);
