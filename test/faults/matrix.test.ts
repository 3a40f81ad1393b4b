// Every fault strikes every kind of call, over both transports, plain and in TLS. What is to come of each is in the rows.
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Scheme, TransportName } from "./fault.ts";
import * as checks from "./checks.ts";
import { openDeafPort, type DeafPort } from "./deaf-port.ts";
import { runGroup, type Call, type Group } from "./group.ts";
import { nameOf, printMatrix } from "./print.ts";

/** What may keep a process from ending whose work is done. */
const KEEPS: Readonly<Record<TransportName, readonly string[]>> = {
  // Node's fetch goes on connecting when its call has ended, for the ten seconds that it gives to every connection.
  fetch: ["ConnectWrap", "TCPSocketWrap"],
  node: [],
};

let deaf: DeafPort;
let visits = 0;
const elsewhere = createServer((socket) => {
  visits += 1;
  socket.destroy();
});
const transports: TransportName[] = ["fetch", "node"];
const schemes: Scheme[] = ["plain", "tls"];
const groups = new Map<string, Promise<Group>>();

beforeAll(async () => {
  deaf = await openDeafPort();
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  for (const transport of transports) startGroups(transport);
});
afterAll(async () => {
  const done = await Promise.all(groups.values());
  elsewhere.close();
  await deaf.close();
  console.log(printMatrix(done.flatMap(({ calls }) => calls)));
});

/** One after the other, beside those of the other transport: as many processes as are of use on two cores. */
function startGroups(transport: TransportName): void {
  const { port } = elsewhere.address() as AddressInfo;
  const shared = {
    certificates: inject("certificates"),
    elsewhere: `http://localhost:${port}`,
    deafPort: deaf.port,
  };
  let last: Promise<unknown> = Promise.resolve();
  for (const scheme of schemes) {
    const group = last.then(() => runGroup(transport, scheme, shared));
    groups.set(`${transport} ${scheme}`, group);
    // What fails is told by the tests of that group.
    last = group.catch(() => {});
  }
}

describe.each(transports)("over %s", (transport) => {
  describe.each(schemes)("%s", (scheme) => {
    let group: Group;
    beforeAll(async () => {
      group = await groups.get(`${transport} ${scheme}`)!;
    });

    /** Holds each call against a rule, and tells all that break it. */
    function every(rule: (call: Call) => string | undefined): void {
      const broken = group.calls.flatMap((call) => {
        const problem = rule(call);
        return problem === undefined ? [] : [`${nameOf(call)}: ${problem}`];
      });
      expect(broken).toEqual([]);
    }

    it("each call ends as its fault's row says", () => every(checks.endsRight));
    it("each is made as often as the policy allows, with the right pauses", () => every(checks.triesRight));
    it("no user is created twice or lost, and no other one changed", () => every(checks.keepsUsers));
    it("the next call on the same client goes well", () => every(({ outcome }) => outcome.next));
    it("no error and no hook shows a secret", () => every(({ outcome }) => outcome.leaks[0]));
    it("hooks are told of each attempt once, in order", () => every(checks.tellsHooks));
    it("no connection of a call that failed stays open", () => every(checks.closesConnections));

    it("the process has nothing left to do, and ends by itself", () => {
      const { exit, active, complaints } = group;
      expect({ complaints, output: exit.output, code: exit.code }).toEqual({
        complaints: [],
        output: "",
        code: 0,
      });
      expect(active.filter((kind) => !KEEPS[transport].includes(kind))).toEqual([]);
    });
  });
});

it("no other host is called", () => expect(visits).toBe(0));
