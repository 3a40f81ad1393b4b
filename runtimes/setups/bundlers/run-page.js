// Runs a bundle that is for browsers: in a page of the Chromium that CHROME_PATH names, or else here, with the global fetch.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [file] = process.argv.slice(2);
const { CHROME_PATH, CHROMIUM_FLAGS, STYTCH_OPTIONS, STYTCH_GATEWAY_OPTIONS } = process.env;

if (CHROME_PATH) {
  const result = await runInPage();
  console.log(result);
  process.exit(result === "passed" ? 0 : 1);
} else {
  globalThis.stytchOptions = JSON.parse(STYTCH_OPTIONS);
  await import(pathToFileURL(file).href);
  await globalThis.finished;
}

/** A page calls its own server, which is a gateway too, and tells it what came of that. */
async function runInPage() {
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  const page =
    `<!doctype html><script>globalThis.stytchOptions = { gateway: "/gateway" };</script><script type="module">` +
    `const result = await import("/${file}").then(() => globalThis.finished).then(() => "passed", String);` +
    `await fetch("/result", { method: "POST", body: result });</script>`;
  const server = createServer((request, response) => void answer(request, response, page, tell));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const profile = `--user-data-dir=${resolve("chromium")}`;
  const url = `http://127.0.0.1:${server.address().port}/`;
  const child = spawn(CHROME_PATH, [...JSON.parse(CHROMIUM_FLAGS), profile, url], { stdio: "ignore" });
  const limit = new Promise((resolve) => setTimeout(resolve, 60_000, "the page said nothing for a minute"));
  const result = await Promise.race([
    told,
    limit,
    once(child, "exit").then(([code]) => `Chromium ended with ${code}`),
  ]);
  child.kill("SIGKILL");
  return result;
}

async function answer(request, response, page, tell) {
  const { url, method, headers } = request;
  const body = (await text(request)) || undefined;
  if (url === "/") {
    response.setHeader("content-type", "text/html").end(page);
  } else if (url === "/result") {
    tell(body);
    response.end();
  } else if (url.startsWith("/gateway/")) {
    const { gateway } = JSON.parse(STYTCH_GATEWAY_OPTIONS);
    const type = { "content-type": headers["content-type"] ?? "application/json" };
    const answered = await fetch(url.replace("/gateway", gateway), { method, headers: type, body });
    response.writeHead(answered.status, { "content-type": "application/json" }).end(await answered.text());
  } else if (!url.startsWith("/out/")) {
    response.writeHead(404).end();
  } else {
    response.setHeader("content-type", "text/javascript").end(readFileSync(`.${url}`));
  }
}
