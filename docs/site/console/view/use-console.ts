import { useMemo, useState } from "preact/hooks";
import type { Draft } from "../form/draft.ts";
import type { ObjectField } from "../form/field.ts";
import { notesOf } from "../form/problem.ts";
import { emptyReading, type Reading } from "../form/reading.ts";
import type { ConsoleOperation, Sample } from "../operation.ts";
import { loadTarget, saveTarget, type SavedTarget } from "../target.ts";
import { useCall, type Calls } from "./use-call.ts";
import { useProblems, type ShownProblems } from "./use-problems.ts";
import { useLoaded } from "./use-loaded.ts";
import { useShared } from "./use-shared.ts";

type GatewayPart = typeof import("../gateway/index.ts");

const MOMENT = "One moment.";

const loadGateway = (): Promise<GatewayPart> => import("../gateway/index.ts");

/** All that a console knows and can do. */
export interface ConsoleState {
  readonly form: ObjectField;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly params: Reading["params"];
  /** Loads what reads the form, as somebody is about to fill it in. */
  readonly enter: () => void;
  /** All that isn't right with the params yet. */
  readonly notes: readonly string[];
  readonly saved: SavedTarget;
  readonly save: (saved: SavedTarget) => void;
  readonly token: string;
  readonly setToken: (token: string) => void;
  readonly GatewayFields: GatewayPart["GatewayFields"] | undefined;
  /** The reason why the target can't be called, if there is one. */
  readonly noTarget: string | undefined;
  /** The reason why nothing can be sent, if there is one. */
  readonly reason: string | undefined;
  /** The gateway that calls go to. */
  readonly gateway: string | undefined;
  readonly problems: ShownProblems;
  readonly calls: Calls;
  /** Fills the form, or empties it. */
  readonly fill: (params: Sample["params"] | undefined) => void;
  readonly submit: () => void;
}

/** Holds the state of a console. */
export function useConsole(operation: ConsoleOperation): ConsoleState {
  const { form } = operation;
  const { draft, setDraft, ...shared } = useShared(form);
  const [saved, setSaved] = useState<SavedTarget>(loadTarget);
  const [token, setToken] = useState("");
  const { readParams } = shared;
  const reading = useMemo(
    () => (draft !== undefined && readParams ? readParams(form, draft) : emptyReading(form)),
    [form, draft, readParams],
  );
  const isUnread = draft !== undefined && !readParams;
  shared.useAddress(reading.params);
  const problems = useProblems(reading.problems);
  const calls = useCall(operation);
  const fill: ConsoleState["fill"] = (params) => {
    problems.forget();
    if (params) shared.fill(params);
    else setDraft(undefined);
  };
  const save = (next: SavedTarget): void => {
    setSaved(next);
    saveTarget(next);
  };

  const isGateway = saved.target === "gateway";
  const gatewayPart = useLoaded(isGateway, loadGateway);
  const noTarget = isGateway ? (gatewayPart ? gatewayPart.gatewayProblem(saved.gateway) : MOMENT) : undefined;
  const gateway = isGateway && !noTarget ? saved.gateway.trim() : undefined;
  const blocking = reading.problems.find(({ isBlocking }) => isBlocking);
  const reason = noTarget ?? (isUnread ? MOMENT : blocking && `${blocking.path}: ${blocking.message}`);
  const { params } = reading;
  const submit = (): void => {
    if (reason !== undefined || calls.isPending) return;
    problems.showAll();
    calls.send(params, gateway === undefined ? undefined : { gateway, token });
  };
  return {
    form,
    draft,
    setDraft,
    params,
    enter: shared.enter,
    notes: notesOf(reading.problems),
    saved,
    save,
    token,
    setToken,
    noTarget,
    GatewayFields: isGateway ? gatewayPart?.GatewayFields : undefined,
    reason,
    gateway,
    problems,
    calls,
    fill,
    submit,
  };
}
