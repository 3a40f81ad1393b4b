import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packages from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules/.cache/stytch-fetch");

// With the libraries that come along, which a small system lacks. Of the shell alone: `PATH` may have nothing.
const START = `#!/bin/sh
folder=\${0%/*}
export LD_LIBRARY_PATH="$folder/al2023/lib" FONTCONFIG_FILE="$folder/fonts.conf"
exec "$folder/chromium" "$@"
`;

// The system's fonts, and for a system without any those that come along.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, once for all: a second or two, and 200 MB below `node_modules`.
 *
 * @returns the path of what starts it; undefined on a system that it isn't made for
 */
export function unpackChromium(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = join(cache, `chromium-${packages.devDependencies["@sparticuz/chromium"]}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    // Several processes may come here at once.
    const own = mkdtempSync(join(cache, "chromium-"));
    try {
      unpackInto(own);
      renameSync(own, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  }
  return join(folder, "start");
}

function unpackInto(folder: string): void {
  // The second names a system for which the libraries are unpacked too.
  const env = { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const args = ["--import", "./scripts/typescript/register.js", "runtimes/unpack-chromium.ts"];
  execFileSync(process.execPath, args, { cwd: root, env, stdio: "pipe" });
  writeFileSync(join(folder, "fonts.conf"), FONTS);
  writeFileSync(join(folder, "start"), START, { mode: 0o755 });
}
