import { optionOf } from "../../src/routes/server-option.ts";
import type { Difference, Rating } from "./change.ts";
import { tellDeprecation } from "./compare-deprecated.ts";
import type { OperationView } from "./operation-view.ts";
import type { Pair } from "./pair.ts";

/** Lists what the client and the API do otherwise with an operation, most of which no type tells. */
export function compareHandling(pair: Pair, was: OperationView, is: OperationView): Difference[] {
  return [
    ...compareRetrySafety(was, is),
    ...compareCredentials(was, is),
    ...compareServers(was, is),
    ...comparePages(was, is),
    ...compareStatuses(was, is),
    ...compareErrorTypes(pair, was, is),
    ...compareDeprecation(was, is),
  ];
}

function compiles(rating: Rating, text: string, consequence: string): Difference {
  return { rating, text, consequence: `Programs compile as before; ${consequence}.` };
}

/** Whether the client makes a failed call again turns on `unsafe` alone. */
function compareRetrySafety(was: OperationView, is: OperationView): Difference[] {
  const [old, now] = [was, is].map(({ operation }) => operation["x-retry-safety"]);
  if (old === now) return [];
  const text = `To call it again was ${old}, and is ${now}.`;
  if (now === "unsafe") {
    const consequence = "a call whose outcome is unknown isn't made again, and fails where it went through";
    return [compiles("minor", text, consequence)];
  }
  return old === "unsafe"
    ? [compiles("patch", text, "the client makes a call again whose outcome is unknown")]
    : [compiles("none", text, "the client treats both alike")];
}

function compareCredentials(was: OperationView, is: OperationView): Difference[] {
  const [old, now] = [was.credentials, is.credentials];
  const [before, after] = [old, now].map((kinds) => kinds.join(" or "));
  if (before === after) return [];
  const text = `Its credentials were ${before}, and are ${after}.`;
  // What was enough still is where nothing is asked for, or where each kind is still taken.
  const isEnough = now.includes("none") || old.every((kind) => now.includes(kind));
  return isEnough
    ? [compiles("patch", text, "the client sends what is asked for")]
    : [compiles("major", text, `calls with ${before} alone are refused, as of a browser or another program`)];
}

/** A server of another name is one that another option of the client leads to: `fraudBaseUrl` for `fraud`. */
function compareServers(was: OperationView, is: OperationView): Difference[] {
  const text = `Its server is ${is.server}, and was ${was.server}.`;
  if (was.serverName !== is.serverName) {
    const [old, now] = [was, is].map(({ serverName }) => optionOf(serverName));
    const consequence = `${now} leads to it where one is set, and ${old} no longer does`;
    return [compiles("minor", text, consequence)];
  }
  return was.server === is.server ? [] : [compiles("patch", text, "the client calls that one")];
}

function comparePages(was: OperationView, is: OperationView): Difference[] {
  const [old, now] = [was, is].map(({ operation }) => operation["x-pagination"]);
  if (!old && !now) return [];
  const all = `${is.method}All`;
  if (!old) return [{ rating: "minor", text: `${all} is new.`, consequence: "Programs compile as before." }];
  if (!now) {
    const consequence = "Code that calls it no longer compiles.";
    return [{ rating: "major", text: `${was.method}All is gone.`, consequence }];
  }
  if (old.items !== now.items) {
    const text = `${all} gives ${now.items}, not ${old.items}.`;
    return [{ rating: "major", text, consequence: "Code that reads what it gives may no longer compile." }];
  }
  const differences: Difference[] = [];
  if (old.cursor !== now.cursor) {
    const text = `${all} finds the next page's cursor in ${now.cursor}, not in ${old.cursor}.`;
    differences.push(compiles("patch", text, "the client looks there"));
  }
  if (old.total !== now.total) {
    const text = `${all} finds the number of items in ${now.total ?? "nothing"}, not in ${old.total ?? "nothing"}.`;
    const consequence = now.total
      ? "an end that it contradicts is an error"
      : "no total tells whether the end came early";
    differences.push(compiles("patch", text, consequence));
  }
  return differences;
}

function compareStatuses(was: OperationView, is: OperationView): Difference[] {
  const differences: Difference[] = [];
  if (was.success !== is.success) {
    const text = `A success has status ${is.success}, not ${was.success}.`;
    differences.push(compiles("patch", text, "`withResponse` tells it"));
  }
  for (const status of is.failures.keys())
    if (!was.failures.has(status))
      differences.push(compiles("patch", `It can fail with ${status}.`, "errors are read alike"));
  for (const status of was.failures.keys())
    if (!is.failures.has(status)) {
      const text = `Failures with ${status} aren't described any more.`;
      differences.push(compiles("patch", text, "errors are read alike"));
    }
  return differences;
}

/** Each type is known to `isStytchError` whatever the call, so that none of them breaks a program by where it comes. */
function compareErrorTypes(pair: Pair, was: OperationView, is: OperationView): Difference[] {
  const old = typesIn(was, pair.shapeBefore);
  const now = typesIn(is, pair.shapeAfter);
  const added = [...now].filter((type) => !old.has(type));
  const removed = [...old].filter((type) => !now.has(type));
  return [
    ...added.map((type) =>
      compiles("patch", `It can fail with ${type}.`, "who asks for its errors may ask for this one, too"),
    ),
    ...removed.map((type) =>
      compiles("patch", `It no longer fails with ${type}.`, "what asks for that error there is needless"),
    ),
  ];
}

function typesIn({ failures }: OperationView, shapeOf: Pair["shapeBefore"]): Set<string> {
  const fields = [...failures.values()].flatMap((schema) => shapeOf(schema).fields.get("error_type") ?? []);
  const values = fields.flatMap(({ schema }) => [...shapeOf(schema).values]);
  return new Set(values.map((value) => JSON.parse(value) as string));
}

function compareDeprecation(
  { operation: was }: OperationView,
  { operation: is }: OperationView,
): Difference[] {
  const [old, now] = [was, is].map(({ deprecated }) => deprecated === true) as [boolean, boolean];
  return old === now ? [] : [tellDeprecation("It", now)];
}
