import * as library from "stytch-fetch";
import { conform } from "./conformance.js";

/**
 * Runs the script as it was told to, and reports to the host that told it.
 *
 * @param task from `Host.task`: the host's address, and options for the sandbox and for a closed port
 * @param entry what the factory under test is taken from
 * @param traits of the runtime: see `conform`
 */
export async function run({ host, options, closed }, { createStytch } = library, traits = {}) {
  const post = (path, value) => fetch(host + path, { method: "POST", body: JSON.stringify(value) });
  const plan = async (fault) => {
    const { status } = await post("/host/faults", fault);
    if (status !== 204) throw new Error(`The fault was not planned: status ${status}.`);
  };
  const calls = async () => (await fetch(`${host}/host/calls`)).json();
  const steps = await conform({ createStytch, library, options, closed, plan, calls, ...traits });
  await post("/host/report", steps);
}
