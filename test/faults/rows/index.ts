import type { Fault } from "../fault.ts";
import { answers } from "./answers.ts";
import { certificates } from "./certificates.ts";
import { connections } from "./connections.ts";
import { large } from "./large.ts";
import { redirects } from "./redirects.ts";
import { retryAfter } from "./retry-after.ts";
import { statuses } from "./statuses.ts";
import { times } from "./times.ts";

/** Every fault, with what is to come of it. */
export const faults: readonly Fault[] = [
  ...connections,
  ...certificates,
  ...times,
  ...answers,
  ...redirects,
  ...statuses,
  ...retryAfter,
  ...large,
];
