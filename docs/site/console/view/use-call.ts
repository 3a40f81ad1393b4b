import { useRef, useState } from "preact/hooks";
import type { ConsoleOperation } from "../operation.ts";
import type { Outcome } from "../run/outcome.ts";
import { loadRunner, type Runner } from "../runner.ts";

/** The calls that a page makes, one at a time. */
export interface Calls {
  readonly outcome: Outcome | undefined;
  /** Shows the outcome; nothing, if it couldn't be loaded. */
  readonly ResponsePanel: Runner["ResponsePanel"] | undefined;
  readonly isPending: boolean;
  /** The number of calls that have ended. */
  readonly count: number;
  /** Makes a call: to the sandbox, or to a gateway. */
  readonly send: (
    params: Readonly<Record<string, unknown>>,
    to: { gateway: string; token: string } | undefined,
  ) => void;
  readonly cancel: () => void;
}

/** Makes the calls of an operation's page. */
export function useCall({ operationId }: ConsoleOperation): Calls {
  const [outcome, setOutcome] = useState<Outcome>();
  const [runner, setRunner] = useState<Runner>();
  const [count, setCount] = useState(0);
  const [isPending, setPending] = useState(false);
  const abort = useRef<AbortController | undefined>(undefined);

  const make = async (...[params, to]: Parameters<Calls["send"]>): Promise<void> => {
    abort.current?.abort();
    const controller = (abort.current = new AbortController());
    const { signal } = controller;
    setPending(true);
    const found = await attempt(async () => {
      const loaded = await loadRunner();
      setRunner(() => loaded);
      const { sendToGateway, sendToSandbox } = loaded;
      const call = { operationId, params, signal };
      return to ? sendToGateway(to.gateway, to.token, call) : sendToSandbox(call);
    });
    // Another one has begun since.
    if (abort.current !== controller) return;
    setOutcome(found);
    setPending(false);
    setCount((before) => before + 1);
  };
  return {
    outcome,
    ResponsePanel: runner?.ResponsePanel,
    isPending,
    count,
    send: (params, to) => void make(params, to),
    cancel: () => abort.current?.abort(),
  };
}

/** A failure before the call, such as a part of the site that can't be loaded, is shown like any other. */
async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return {
      isCancelled: false,
      duration: 0,
      attempts: 0,
      headers: [],
      said: message,
      error: { name, message },
    };
  }
}
