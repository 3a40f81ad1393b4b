// The API of the call benchmark, in a process of its own: it answers every request with one user.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";

const { components } = JSON.parse(
  readFileSync(new URL("../generated/openapi.json", import.meta.url), "utf8"),
) as { components: { examples: { GetResponse: { value: unknown } } } };
const body = JSON.stringify(components.examples.GetResponse.value);

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(body));
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
