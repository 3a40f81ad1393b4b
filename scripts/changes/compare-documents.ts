import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import type { Change } from "./change.ts";
import { compareSchemas, type Difference, type Pair } from "./compare-schemas.ts";
import { viewOperations, type OperationView } from "./operation-view.ts";

const COMPILES = "Programs compile as before";

/** Lists what a change of the document does to users, method by method. Words and examples are no part of it. */
export function compareDocuments(before: OpenAPIDocument, after: OpenAPIDocument): Change[] {
  const pair: Pair = { before, after };
  const [old, now] = [viewOperations(before), viewOperations(after)];
  const changes: Change[] = [];
  for (const [id, view] of now) {
    const was = old.get(id) ?? findByRoute(old, now, view);
    if (!was) changes.push(added(view));
    else changes.push(...compareOperations(pair, was, view));
  }
  const gone = [...old.values()].filter(({ id, route }) => !now.has(id) && !isTaken(old, now, id, route));
  changes.push(...gone.map(removed), ...compareErrorTypes(pair), ...compareSchemaNames(pair));
  return changes;
}

/** The operation that was at the same address under another id, if that id is gone. */
function findByRoute(
  old: ReadonlyMap<string, OperationView>,
  now: ReadonlyMap<string, OperationView>,
  { route }: OperationView,
): OperationView | undefined {
  return [...old.values()].find((each) => each.route === route && !now.has(each.id));
}

function isTaken(
  old: ReadonlyMap<string, OperationView>,
  now: ReadonlyMap<string, OperationView>,
  id: string,
  route: string,
): boolean {
  return [...now.values()].some((each) => each.route === route && each.id !== id && !old.has(each.id));
}

function added({ method, route }: OperationView): Change {
  return { rating: "minor", method, text: `The method is new: ${route}.`, consequence: `${COMPILES}.` };
}

function removed({ method, route }: OperationView): Change {
  const consequence = "Code that calls it no longer compiles.";
  return { rating: "major", method, text: `The method is gone: ${route}.`, consequence };
}

function compareOperations(pair: Pair, was: OperationView, is: OperationView): Change[] {
  const { method } = is;
  const differences: Difference[] = [
    ...compareNames(was, is),
    ...compareHandling(was, is),
    ...compareParameters(pair, was, is),
    ...compareBodies(pair, was, is),
    ...compareResults(pair, was, is),
  ];
  return differences.map((difference) => ({ method, ...difference }));
}

function compareNames(was: OperationView, is: OperationView): Difference[] {
  const differences: Difference[] = [];
  if (was.method !== is.method) {
    const text = `It was named ${was.method}.`;
    differences.push({
      rating: "major",
      text,
      consequence: "Code that calls it by its old name no longer compiles.",
    });
  }
  if (was.id !== is.id) {
    const text = `Its operationId was ${was.id}, and is ${is.id}.`;
    const consequence = "Code that has the old one, for call() or createOperations, no longer compiles.";
    differences.push({ rating: "major", text, consequence });
  }
  return differences;
}

/** Differences of what the client does with it by itself: nothing of that is in a type. */
function compareHandling(was: OperationView, is: OperationView): Difference[] {
  const differences: Difference[] = [];
  const patch = (text: string, consequence: string): void => {
    differences.push({ rating: "patch", text, consequence: `${COMPILES}; ${consequence}.` });
  };
  if (was.route !== is.route) {
    differences.push({
      rating: "major",
      text: `It was ${was.route}, and is ${is.route}.`,
      consequence:
        "The client calls the new address; code that has the old one, for raw, no longer compiles.",
    });
  }
  const [oldSafety, safety] = [was, is].map(({ operation }) => operation["x-retry-safety"]);
  if (oldSafety !== safety) {
    patch(`To call it again was ${oldSafety}, and is ${safety}.`, "the client retries it accordingly");
  }
  if (was.credentials !== is.credentials) {
    patch(
      `Its credentials were ${was.credentials}, and are ${is.credentials}.`,
      "the client sends the new ones",
    );
  }
  if (was.server !== is.server) patch(`Its server is ${is.server}.`, "the client calls that one");
  if (was.success !== is.success)
    patch(`A success has status ${is.success}, not ${was.success}.`, "`withResponse` tells it");
  for (const status of is.failures)
    if (!was.failures.has(status)) patch(`It can fail with ${status}.`, "errors are read alike");
  for (const status of was.failures)
    if (!is.failures.has(status))
      patch(`Failures with ${status} aren't described any more.`, "errors are read alike");
  if (was.operation.deprecated !== is.operation.deprecated) {
    patch(is.operation.deprecated ? "It is deprecated." : "It is no longer deprecated.", "editors show it");
  }
  return differences;
}

function compareParameters(pair: Pair, was: OperationView, is: OperationView): Difference[] {
  const differences: Difference[] = [];
  for (const name of new Set([...was.parameters.keys(), ...is.parameters.keys()])) {
    const [old, now] = [was.parameters.get(name), is.parameters.get(name)];
    if (!old) {
      // What an option of the client fills needn't be given.
      const mustGive = now!.required === true && now!["x-option"] === undefined;
      differences.push({
        rating: mustGive ? "major" : "minor",
        text: `${name} is new${mustGive ? ", and required" : ""}.`,
        consequence: mustGive ? "Every call without it no longer compiles." : `${COMPILES}.`,
      });
    } else if (!now) {
      differences.push({
        rating: "major",
        text: `${name} is gone.`,
        consequence: "Code that sends it no longer compiles.",
      });
    } else {
      differences.push(...compareSchemas(pair, old.schema, now.schema, "request", name));
      if ((old.required === true) === (now.required === true)) continue;
      differences.push(
        now.required
          ? {
              rating: "major",
              text: `${name} is required.`,
              consequence: "Calls without it no longer compile.",
            }
          : { rating: "minor", text: `${name} may be left out.`, consequence: `${COMPILES}.` },
      );
    }
  }
  return differences;
}

const NOTHING = { type: "object" };

function compareBodies(pair: Pair, was: OperationView, is: OperationView): Difference[] {
  if (!was.body && !is.body) return [];
  const inPath = new Set(
    [...is.parameters.values()].filter((each) => each.in === "path").map(({ name }) => name),
  );
  return compareSchemas({ ...pair, inPath }, was.body ?? NOTHING, is.body ?? NOTHING, "request", "");
}

function compareResults(pair: Pair, was: OperationView, is: OperationView): Difference[] {
  if (!was.result && !is.result) return [];
  return compareSchemas(pair, was.result ?? NOTHING, is.result ?? NOTHING, "response", "").map(
    (difference) => ({ ...difference, text: `In its answer, ${difference.text.replace(/^The /, "the ")}` }),
  );
}

/** Each schema is a type of `stytch-fetch/schema`, and a file of JSON Schema. */
function compareSchemaNames({ before, after }: Pair): Change[] {
  const [old, now] = [before, after].map(({ components }) => components.schemas);
  return Object.keys(old!)
    .filter((name) => !Object.hasOwn(now!, name))
    .map((name) => ({
      rating: "major",
      method: "stytch-fetch/schema",
      text: `The schema ${name} is gone.`,
      consequence: "Code that imports its type, or its JSON Schema, no longer finds it.",
    }));
}

function compareErrorTypes({ before, after }: Pair): Change[] {
  // Documents of others have none.
  const [old = {}, now = {}] = [before, after].map(
    (document: Partial<OpenAPIDocument>) => document["x-error-types"],
  );
  const method = "isStytchError";
  const changes: Change[] = [];
  for (const type of Object.keys(now)) {
    if (Object.hasOwn(old, type)) continue;
    changes.push({ rating: "minor", method, text: `It knows ${type}.`, consequence: `${COMPILES}.` });
  }
  for (const [type, { status }] of Object.entries(old)) {
    if (!Object.hasOwn(now, type)) {
      const consequence = "Code that asks for it no longer compiles.";
      changes.push({ rating: "major", method, text: `It no longer knows ${type}.`, consequence });
    } else if (now[type]!.status !== status) {
      const text = `${type} comes with ${now[type]!.status}, not ${status}.`;
      changes.push({
        rating: "major",
        method,
        text,
        consequence: "Code that compares its status may not compile.",
      });
    }
  }
  return changes;
}
