/**
 * The last step of `npm pack`, after the build: gives every file of the tarball the same mode. npm packs them as they are
 * here, which is as the umask was when they were checked out, and the tarball would differ from one machine to another.
 */
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
  cwd: root,
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
});
const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }];
for (const { path } of files) chmodSync(join(root, path), 0o644);
