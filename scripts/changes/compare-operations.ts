import type { Difference } from "./change.ts";
import { compareHandling } from "./compare-handling.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { OperationView } from "./operation-view.ts";
import { isAffected, type Pair } from "./pair.ts";

/** Lists what is another in an operation, for who calls it. */
export function compareOperations(pair: Pair, was: OperationView, is: OperationView): Difference[] {
  if (!isAffected(pair, was, is)) return [];
  return [
    ...compareNames(was, is),
    ...compareHandling(pair, was, is),
    ...compareWhetherAsked(was, is),
    ...compareBodyForm(was, is),
    ...compareSchemas(pair, was.params, is.params, "request"),
    ...compareSchemas(pair, was.result, is.result, "response"),
  ];
}

/** Lists another name, operationId and address as one difference, as it is one operation that all of them lead to. */
function compareNames(was: OperationView, is: OperationView): Difference[] {
  const parts: [text: string, consequence: string][] = [];
  if (was.method !== is.method) {
    parts.push([`It was named ${was.method}.`, "Code that calls it by its old name no longer compiles."]);
  }
  if (was.id !== is.id) {
    parts.push([
      `Its operationId was ${was.id}, and is ${is.id}.`,
      "Code that has the old one, for call() or createOperations, no longer compiles.",
    ]);
  }
  if (was.route !== is.route) {
    parts.push([
      `It was ${was.route}, and is ${is.route}.`,
      "The client calls the new address; code that has the old one, for raw, no longer compiles.",
    ]);
  }
  if (parts.length === 0) return [];
  const [text, consequence] = [0, 1].map((part) => parts.map((each) => each[part]).join(" "));
  return [{ rating: "major", text: text!, consequence: consequence! }];
}

/** A call without any params: what it lacks is told by the field, except where only the body as such is asked for. */
function compareWhetherAsked(was: OperationView, is: OperationView): Difference[] {
  if (was.bodyRequired === is.bodyRequired) return [];
  if (was.paramsOptional === is.paramsOptional) {
    const isInBoth = [was, is].every(({ operation }) => operation.requestBody !== undefined);
    return isInBoth ? [compareRawBody(is)] : [];
  }
  return is.paramsOptional
    ? [
        {
          rating: "minor",
          text: "It can be called without params.",
          consequence: "Programs compile as before.",
        },
      ]
    : [
        {
          rating: "major",
          text: "It can't be called without params.",
          consequence: "Calls without any no longer compile.",
        },
      ];
}

/** A body that a method sends anyhow, with the params that it asks for; a raw call has it apart. */
function compareRawBody({ bodyRequired }: OperationView): Difference {
  return bodyRequired
    ? {
        rating: "major",
        text: "Its body is required.",
        consequence: "Calls by raw without one no longer compile; those of the method do as before.",
      }
    : { rating: "minor", text: "Its body may be left out.", consequence: "Programs compile as before." };
}

/** A body that goes as a form where it went as JSON, or the other way, which the client does by itself. */
function compareBodyForm({ operation: was }: OperationView, { operation: is }: OperationView): Difference[] {
  const [old, now] = [was, is].map(({ requestBody }) => Object.keys(requestBody?.content ?? {})[0]);
  if (old === undefined || now === undefined || old === now) return [];
  const consequence = "Programs compile as before; the client sends it so.";
  return [{ rating: "patch", text: `Its body is ${now}, not ${old}.`, consequence }];
}
