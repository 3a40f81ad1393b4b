// Where the tests' browser is looked for, and what is said where there is none that starts.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as playwright } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { CHROMIUM_FLAGS } from "../../runtimes/chromium.ts";
import { lookUpChromium } from "../../runtimes/find-chromium.ts";
import { unpackChromium } from "../../runtimes/registry-chromium.ts";

const isForThisSystem = process.platform === "linux" && process.arch === "x64";

/** A folder with a program of some name, which does what its lines say. */
function program(name: string, ...lines: string[]): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-programs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, ["#!/bin/sh", ...lines, ""].join("\n"), { mode: 0o755 });
  return { folder, path };
}

const STARTS = "echo Chromium 1.2.3";
const LACKS = [
  "echo 'chromium: error while loading shared libraries: libnss3.so: cannot open shared object file' >&2",
  "exit 127",
];

describe.skipIf(process.platform === "win32")("the tests' browser", () => {
  it("is the one that CHROME_PATH names, before one on the PATH", () => {
    const [named, other] = [program("mine", STARTS), program("chromium", STARTS)];
    expect(lookUpChromium({ CHROME_PATH: named.path, PATH: other.folder })).toBe(named.path);
  });

  it("is no other where the one that CHROME_PATH names doesn't start", () => {
    const [broken, other] = [program("mine", ...LACKS), program("chromium", STARTS)];
    expect(() => lookUpChromium({ CHROME_PATH: broken.path, PATH: other.folder })).toThrow(
      /^CHROME_PATH names .*mine, which doesn't start: chromium: error .*libnss3\.so/,
    );
    expect(() => lookUpChromium({ CHROME_PATH: "/nowhere/chrome", PATH: other.folder })).toThrow(
      "CHROME_PATH names /nowhere/chrome, which doesn't start: there is no such file.",
    );
  });

  it.each(["chromium", "google-chrome", "chrome", "chromium-browser"])(
    "is the first on the PATH that starts, as %s",
    (name) => {
      const [broken, works] = [program("chromium", ...LACKS), program(name, STARTS)];
      expect(lookUpChromium({ PATH: `${broken.folder}:${works.folder}` })).toBe(works.path);
    },
  );

  it.runIf(process.platform === "linux")("is what was unpacked where there is none on the PATH", () => {
    const unpacked = program("start", STARTS);
    expect(lookUpChromium({ PATH: "/nowhere" }, () => unpacked.path)).toBe(unpacked.path);
    expect(lookUpChromium({}, () => unpacked.path)).toBe(unpacked.path);
  });

  it.runIf(process.platform === "linux")("is missed in a sentence that says what to install", () => {
    const broken = program("start", ...LACKS);
    const advice = /install Chromium \(on Debian, `apt-get install chromium`\).* CHROME_PATH/;
    expect(() => lookUpChromium({ PATH: "" }, () => broken.path)).toThrow(advice);
    expect(() => lookUpChromium({ PATH: "" }, () => broken.path)).toThrow(/libnss3\.so/);
    expect(() => lookUpChromium({ PATH: "" }, () => undefined)).toThrow(advice);
    expect(() => lookUpChromium({ PATH: "" }, () => undefined)).toThrow(/has none for this system\.$/);
  });

  it.runIf(isForThisSystem)("comes with npm ci on Linux, and shows a page without a PATH", async () => {
    const executablePath = unpackChromium()!;
    expect(lookUpChromium({ PATH: "" })).toBe(executablePath);
    const args = CHROMIUM_FLAGS.filter((flag) => !/^--(headless|remote-debugging-port)/.test(flag));
    const browser = await playwright.launch({ executablePath, args, env: {} });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.setContent("<h1>Ada</h1>");
    expect(await page.locator("h1").innerText()).toBe("Ada");
    // Letters have a width: there is a font.
    expect(
      await page.locator("h1").evaluate((element) => element.getClientRects()[0]!.height),
    ).toBeGreaterThan(20);
  });
});
