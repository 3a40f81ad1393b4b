import { StytchAPIError } from "../../errors/api.ts";
import { StytchError } from "../../errors/base.ts";
import type { NodeStytch } from "../../node/client.ts";
import { describeRemedy } from "../error-advice.ts";
import { counted } from "../text.ts";
import type { Finding } from "./finding.ts";

/** Seconds by which clocks may differ before checks of JWTs go wrong. */
const MAX_SKEW = 30;

/** Asks the API who is calling, and compares its clock with this machine's. */
export async function checkApi(stytch: NodeStytch): Promise<Finding[]> {
  const started = performance.now();
  try {
    const { data, response } = await stytch.debug.whoami().withResponse();
    const took = performance.now() - started;
    const text = `Answered in ${took.toFixed(0)} ms, as project ${JSON.stringify(data.name)}.`;
    return [
      { check: "api", state: "ok", text },
      checkClock(response.headers.get("date")),
      await checkKeys(stytch),
    ];
  } catch (error) {
    return [{ check: "api", state: "failed", text: describeFailure(error) }];
  }
}

/** The header tells whole seconds, and the answer took its time. */
function checkClock(date: string | null): Finding {
  const there = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(there))
    return { check: "clock", state: "ok", text: "Not compared: the answer has no date." };
  const skew = Math.round((Date.now() - there) / 1000);
  if (Math.abs(skew) <= MAX_SKEW)
    return { check: "clock", state: "ok", text: "Within seconds of the API's." };
  const direction = skew > 0 ? "ahead of" : "behind";
  const text = `This machine is ${Math.abs(skew)} s ${direction} the API: local checks of JWTs go wrong. Set its clock.`;
  return { check: "clock", state: "failed", text };
}

async function checkKeys(stytch: NodeStytch): Promise<Finding> {
  try {
    const { keys } = await stytch.sessions.getJWKS({});
    const text = `${counted(keys.length, "public key")} for local checks of JWTs.`;
    return { check: "keys", state: keys.length > 0 ? "ok" : "warning", text };
  } catch (error) {
    return { check: "keys", state: "failed", text: describeFailure(error) };
  }
}

function describeFailure(error: unknown): string {
  if (!(error instanceof StytchError)) throw error;
  if (!(error instanceof StytchAPIError)) {
    return `${error.message}. Check the network, the proxy and STYTCH_BASE_URL.`;
  }
  const remedy = describeRemedy(error.error_type) ?? "";
  return error.message.replaceAll("`", "").includes(remedy) ? error.message : `${error.message} ${remedy}`;
}
