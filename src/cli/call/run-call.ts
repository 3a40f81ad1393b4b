import type { OperationTypes } from "../../../generated/methods.ts";
import { checkUsage } from "../check-usage.ts";
import { usageError } from "../cli-error.ts";
import { connect } from "../connection/connect.ts";
import { debugHooks } from "../connection/debug-hooks.ts";
import { readDocument } from "../document.ts";
import { checkParams } from "./check-params.ts";
import { defineOperation, type CallFlags } from "./define-operation.ts";
import { dryRun } from "./dry-run.ts";
import { findOperation, type NamedOperation } from "./operations.ts";
import { printValues } from "./print.ts";
import { readParams } from "./read-params.ts";
import { compileSelect } from "./select.ts";

/**
 * Calls an operation, and prints its answer.
 *
 * @param args what was typed behind `call`
 * @param help the help of `call` itself
 */
export async function runCall(args: readonly string[], help: () => string): Promise<void> {
  const [given, ...rest] = args;
  if (given === "-h" || given === "--help") {
    console.log(help().trimEnd());
    return;
  }
  if (given === undefined || given.startsWith("-")) {
    throw usageError(
      "call takes the name of an operation first, such as users.create. `stytch-fetch list` shows them all.",
    );
  }
  const operation = findOperation(given);
  const { command, fields } = defineOperation(operation, await readDocument());
  command.parse(rest, { from: "user" });
  checkUsage(command);
  const flags = command.opts<CallFlags>();
  const params = await readParams(fields, flags);
  checkParams(operation, params);
  await send(operation, params, flags);
}

async function send(operation: NamedOperation, params: object, flags: CallFlags): Promise<void> {
  const select = compileSelect(flags.select ?? ".");
  if (flags.dryRun) {
    await dryRun(operation, params, flags);
    return;
  }
  const changes = operation.route.retry !== "read";
  const hooks = flags.debug && debugHooks();
  const { stytch } = await connect(flags, { options: { hooks }, changes });
  const id = operation.operationId as keyof OperationTypes;
  const answer: unknown = await stytch.call(id, params);
  printValues(select(answer), flags.select !== undefined);
}
