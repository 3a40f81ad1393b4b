import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { CHROMIUM_FLAGS } from "./chromium.ts";
import { startHost } from "./host.ts";
import { runChild } from "./run-child.ts";
import type { Run } from "./runner.ts";

/** In a page of headless Chromium, which calls a gateway: a secret is refused there. */
export const runBrowser: Run = async (binary, project) => {
  const host = await startHost(await bundle(project, "page.js"));
  const profile = mkdtempSync(join(tmpdir(), "stytch-fetch-chromium-"));
  try {
    const args = [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, `${host.url}/host/page`];
    return await runChild(host, binary, args, { cwd: project, ends: false });
  } finally {
    await host.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
};
