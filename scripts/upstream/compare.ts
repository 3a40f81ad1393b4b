import {
  resolve,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type PathItem,
  type Response,
} from "../../src/generate/openapi.ts";
import { compareDeprecations, compareSchemas, needed } from "./compare-schemas.ts";
import { createCollector, NONE, type Collector, type Difference, type Sides } from "./difference.ts";
import { createNaming } from "./naming.ts";
import {
  ALL_METHODS,
  bodyOf,
  listOperations,
  listWebhooks,
  parametersOf,
  type Placed,
} from "./operations.ts";
import { credentialsOf } from "./security.ts";

/** Finds everything that the provider's document says otherwise than ours. */
export function compareWithUpstream(theirs: OpenAPIDocument, ours: OpenAPIDocument): Difference[] {
  const collector = createCollector();
  const their = listOperations(theirs);
  const our = listOperations(ours);
  const nameOf = createNaming(their, our);
  for (const [key, placed] of their) {
    const own = our.get(key);
    if (!own) collector.add(key, "operation", key, nameOf(placed.operation), NONE);
    else {
      const add: Sides["add"] = (...difference) => collector.add(key, ...difference);
      compareOperations({ theirs, ours, add }, placed, own);
    }
  }
  for (const [key, { operation }] of our) {
    if (!their.has(key)) collector.add(key, "operation", key, NONE, nameOf(operation));
  }
  compareWebhooks(collector, theirs, ours);
  return collector.found();
}

/** Compares which requests the provider sends. The client takes none, so what is in them would tell nobody anything. */
function compareWebhooks(collector: Collector, theirs: OpenAPIDocument, ours: OpenAPIDocument): void {
  const [their, our] = [listWebhooks(theirs), listWebhooks(ours)];
  for (const key of new Set([...their.keys(), ...our.keys()])) {
    const [left, right] = [their.get(key), our.get(key)].map((item) => (item ? methodsOf(item) : NONE));
    if (left !== right) collector.add(key, "webhook", key.replace("webhook ", ""), left!, right!);
  }
}

function methodsOf(item: PathItem): string {
  const methods = ALL_METHODS.filter((method) => Object.hasOwn(item, method));
  return methods.join(" and ").toUpperCase() || "no method";
}

function compareOperations(sides: Sides, theirs: Placed, ours: Placed): void {
  const { key } = theirs;
  const pair = [theirs.operation, ours.operation] as const;
  const [idA, idB] = [pair[0].operationId, pair[1].operationId];
  if (idA !== idB) sides.add("operationId", key, idA, idB);
  const [serversA, serversB] = [serversOf(sides.theirs, theirs), serversOf(sides.ours, ours)];
  if (serversA !== serversB) sides.add("server", key, serversA, serversB);
  const [credentialsA, credentialsB] = [credentialsOf(sides.theirs, theirs), credentialsOf(sides.ours, ours)];
  if (credentialsA !== credentialsB) sides.add("security", key, credentialsA, credentialsB);
  compareDeprecations(sides, ...pair, key);
  compareParameters(sides, theirs, ours);
  const [bodyA, bodyB] = [bodyOf(sides.theirs, theirs), bodyOf(sides.ours, ours)];
  const [neededA, neededB] = [needed(bodyA?.required), needed(bodyB?.required)];
  if (bodyA && bodyB && neededA !== neededB) sides.add("required", `${key} request`, neededA, neededB);
  compareContents(sides, bodyA?.content, bodyB?.content, `${key} request`);
  compareResponses(sides, theirs, ours);
}

function compareResponses(sides: Sides, theirs: Placed, ours: Placed): void {
  const [a, b] = [theirs.operation.responses, ours.operation.responses];
  for (const status of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (Object.hasOwn(a, status) === Object.hasOwn(b, status)) continue;
    const [left, right] = Object.hasOwn(a, status) ? ["answered", NONE] : [NONE, "answered"];
    sides.add("status", `${theirs.key} ${status}`, left, right);
  }
  const [successA, successB] = [successOf(sides.theirs, a), successOf(sides.ours, b)];
  compareContents(sides, successA?.content, successB?.content, `${theirs.key} response`);
}

type Contents = NonNullable<Response["content"]>;

function compareContents(sides: Sides, a: Contents = {}, b: Contents = {}, place: string): void {
  const [typesA, typesB] = [a, b].map((contents) => Object.keys(contents).sort()) as [string[], string[]];
  const [left, right] = [typesA, typesB].map((types) => types.join(" | ") || NONE);
  if (left !== right) sides.add("body", place, left!, right!);
  const shared = typesA.find((type) => Object.hasOwn(b, type));
  const [mediaA, mediaB] = [a[shared ?? typesA[0] ?? ""], b[shared ?? typesB[0] ?? ""]];
  // The provider has media types without a schema; nothing is said of what stands there.
  if (mediaA?.schema && mediaB?.schema) compareSchemas(sides, mediaA.schema, mediaB.schema, place);
}

function successOf(document: OpenAPIDocument, responses: Operation["responses"]): Response | undefined {
  const status = Object.keys(responses).find((each) => each.startsWith("2"));
  return status === undefined ? undefined : resolve(document, responses[status]!);
}

function compareParameters(sides: Sides, theirs: Placed, ours: Placed): void {
  const [a, b] = [parametersOf(sides.theirs, theirs), parametersOf(sides.ours, ours)];
  for (const [name, parameter] of a) {
    const place = `${theirs.key} ${name}`;
    const other = b.get(name);
    if (!other) sides.add("parameter", place, needed(parameter.required), NONE);
    else {
      const [left, right] = [needed(parameter.required), needed(other.required)];
      if (left !== right) sides.add("parameter", place, left, right);
      compareDeprecations(sides, parameter, other, place);
      // The provider's may have `content` in its place.
      compareSchemas(sides, (parameter as Partial<Parameter>).schema ?? {}, other.schema, place);
    }
  }
  for (const [name, { required }] of b) {
    if (!a.has(name)) sides.add("parameter", `${theirs.key} ${name}`, NONE, needed(required));
  }
}

function serversOf(document: OpenAPIDocument, { item, operation }: Placed): string {
  const servers = operation.servers ?? item.servers ?? document.servers ?? [];
  const urls = servers.map(({ url }) => url).sort();
  return urls.join(" and ") || NONE;
}
