/**
 * Fields that a policy doesn't name, at every place of every operation's body and query: none goes on, whatever else the
 * request has. The places are read from the published schemas, not by the gateway's own reader.
 */
import { describe, expect, it } from "vitest";
import rules from "../../../generated/validation.json" with { type: "json" };
import { routes, type OperationId } from "../../../generated/routes.ts";
import { createGateway, type Permission } from "../../../src/gateway/index.ts";
import { json, projectId, record, secret } from "../../helpers.ts";
import { done } from "../harness.ts";
import { operationIds } from "../operations.ts";
import { bodiesOf, permissionOf, writeCall } from "./document-calls.ts";
import { placesOf, valueAt, type Place } from "./places.ts";

type Ask = (body: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The error of a call that a body is sent with; nothing where it was forwarded. */
function asking(id: OperationId, permission: Permission): Ask {
  const sent = record(() => json(done));
  const { fetch } = createGateway({
    ...{ projectId, secret, allow: [permission], fetch: sent, basePath: "/api", authorize: () => true },
    limits: { caller: { requests: 1e9, window: 1_000 }, all: { requests: 1e9, window: 1_000 } },
    hooks: { onCall: () => undefined },
  });
  return async (value) => {
    sent.requests.length = 0;
    const { method, target, headers, body } = writeCall(id, value);
    const init = { method, headers, body: body ?? null };
    const answer = await fetch(new Request(`https://app.example/api${target}`, init));
    const { error_type, error } = (await answer.json()) as { error_type?: unknown; error?: unknown };
    const type = error_type ?? error;
    // Refused and yet sent on would be the worst.
    expect(sent.requests.length).toBe(type === undefined ? 1 : 0);
    return type;
  };
}

const withBodies = operationIds.filter((id) => bodiesOf(id).length > 0);
const withFields = withBodies.filter((id) => placesOf(id).length > 0);
const isForm = (id: OperationId): boolean => routes[id].contentType === "form";
const isServers = ({ path }: Place): boolean => path.some((name) => rules.serverFields.includes(name));
const nameOf = ({ path }: Place): string => path.join(".");
const startsWith = (place: Place, other: Place): boolean =>
  nameOf(place)
    .concat(".")
    .startsWith(`${nameOf(other)}.`);

describe("a field", () => {
  it.each(withFields)("that the policy doesn't name is refused at every place of %s", async (id) => {
    const places = placesOf(id);
    // Of each place in turn, it is the only one that may be sent; of long lists of places, some.
    const step = Math.ceil(places.length / 12);
    for (const named of places.filter((_, at) => at % step === 0)) {
      const ask = asking(id, { operation: id, body: [nameOf(named)] } as unknown as Permission);
      for (const other of places) {
        // Inside what is named, or around it.
        if (startsWith(other, named) || startsWith(named, other)) continue;
        expect([nameOf(other), await ask(valueAt(other))]).toEqual([nameOf(other), "field_not_allowed"]);
      }
    }
  });

  it.each(withBodies)("that nothing names is refused whole by an empty list: %s", async (id) => {
    const ask = asking(id, { operation: id, body: [] } as unknown as Permission);
    for (const place of placesOf(id)) expect(await ask(valueAt(place))).toBe("field_not_allowed");
  });

  it.each(withBodies)("that the document doesn't have is refused at every place of %s", async (id) => {
    const ask = asking(id, permissionOf(id));
    const [example] = bodiesOf(id);
    const own = placesOf(id)[0]?.path[0] ?? "name";
    const strange = [
      "zz_unknown",
      "",
      " ",
      "constructor",
      "toString",
      "hasOwnProperty",
      "$where",
      "__defineGetter__",
    ];
    const spelled = [
      `${own} `,
      own.toUpperCase(),
      `${own}\u0000`,
      `${own}[]`,
      `${own}.x`,
      own.replace(/^./, "\uff41"),
    ];
    for (const name of [...strange, ...spelled]) {
      expect([name, await ask({ ...example, [name]: "x" })]).toEqual([name, "field_not_allowed"]);
    }
    for (const place of placesOf(id).filter(({ isFree, hasFields }) => hasFields && !isFree)) {
      const value = valueAt({
        ...place,
        path: [...place.path, "zz_unknown"],
        lists: [...place.lists, false],
      });
      expect([nameOf(place), await ask(value)]).toEqual([nameOf(place), "field_not_allowed"]);
    }
  });

  it.each(withBodies.filter((id) => placesOf(id).some(isServers)))(
    "of a server's is refused under a policy that doesn't name it: %s",
    async (id) => {
      const ask = asking(id, id);
      for (const place of placesOf(id).filter(isServers)) {
        expect([nameOf(place), await ask(valueAt(place))]).toEqual([nameOf(place), "field_not_allowed"]);
        const [example] = bodiesOf(id);
        const both = { ...example, ...valueAt(place) };
        expect([nameOf(place), await ask(both)]).toEqual([nameOf(place), "field_not_allowed"]);
      }
    },
  );

  it.each(withBodies.filter((id) => !isForm(id)))(
    "in a list or in null where an object goes is refused: %s",
    async (id) => {
      for (const place of placesOf(id).filter(({ path }) => path.length > 1)) {
        const ask = asking(id, { operation: id, body: [nameOf(place)] } as unknown as Permission);
        const outer: Place = { ...place, path: place.path.slice(0, 1), lists: place.lists.slice(0, 1) };
        const around = outer.path[0]!;
        const instead = [null, "x", 1, [null], [[null]], [{ zz_unknown: 1 }], { zz_unknown: 1 }];
        for (const value of instead) {
          // Allowed as far as the policy sees it, only an empty list or object would be: the rest has what isn't named.
          expect(await ask({ [around]: value })).toBe("field_not_allowed");
        }
      }
    },
  );
});

describe("a name in a query", () => {
  it.each(operationIds)("that %s doesn't have is refused", async (id) => {
    const sent = record(() => json(done));
    const allow = [permissionOf(id)];
    const { fetch } = createGateway({
      ...{ projectId, secret, allow, fetch: sent, basePath: "/api", authorize: () => true },
      hooks: { onCall: () => undefined },
    });
    const { method, target, headers, body } = writeCall(id, bodiesOf(id)[0]);
    const mark = target.includes("?") ? "&" : "?";
    for (const name of [
      "zz",
      "",
      "__proto__",
      "constructor",
      "user_id[]",
      "USER_ID",
      "user_id%00",
      "access_token",
    ]) {
      const url = `https://app.example/api${target}${mark}${name}=x`;
      const { status } = await fetch(new Request(url, { method, headers, body: body ?? null }));
      expect([name, status, sent.requests.length]).toEqual([name, 400, 0]);
    }
  });

  it("is refused twice, in whatever spelling", async () => {
    const sent = record(() => json(done));
    const { fetch } = createGateway({
      ...{ projectId, secret, allow: ["sessions.get"], fetch: sent, authorize: () => true },
      hooks: { onCall: () => undefined },
    });
    for (const query of [
      "user_id=a&user_id=b",
      "user_id=a&user%5fid=b",
      "user_id=a&user_id",
      "user_id=a;user_id=b",
    ]) {
      const { status } = await fetch(new Request(`https://app.example/v1/sessions?${query}`));
      expect([query, status, sent.requests.length]).toEqual([query, 400, 0]);
    }
  });
});
