// Spans, as OpenTelemetry's own SDK takes them.
import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from "@opentelemetry/sdk-trace-base";
import { describe, expect, it } from "vitest";
import type { Fetch, StytchOptions } from "../../src/index.ts";
import { openTelemetry } from "../../src/opentelemetry.ts";
import { immediateClock } from "../clock.ts";
import { clientOn, email, expectClean, failure, json, record, refusal } from "../helpers.ts";

/** The spans of a call, whatever it comes to. */
async function spansOf(answers: Fetch[], options: Partial<StytchOptions> = {}): Promise<ReadableSpan[]> {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const fetch = record((request, init) => answers[fetch.requests.length - 1]!(request, init));
  const hooks = openTelemetry({ tracer: provider.getTracer("test") });
  const stytch = clientOn(fetch, { hooks, timeout: 0, clock: immediateClock(), ...options });
  await stytch.users.get({ user_id: email }).catch(() => {});
  const spans = exporter.getFinishedSpans();
  for (const { name, attributes, status, events } of spans) expectClean({ name, attributes, status, events });
  return spans;
}

const good: Fetch = () => json({ request_id: "request-id-test-1" });

describe("openTelemetry", () => {
  it("makes a client span for an attempt, by the conventions for HTTP", async () => {
    const [span] = await spansOf([good]);
    expect(span!.name).toBe("GET /v1/users/{user_id}");
    expect(span!.kind).toBe(SpanKind.CLIENT);
    expect(span!.status.code).toBe(SpanStatusCode.UNSET);
    expect(span!.attributes).toEqual({
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "server.address": "test.stytch.com",
      "server.port": 443,
      "stytch.operation": "api_user_v1_Get",
      "stytch.request_id": "request-id-test-1",
      "url.full": "https://test.stytch.com/v1/users/REDACTED",
      "url.template": "/v1/users/{user_id}",
    });
  });

  it("knows a server by its address and port", async () => {
    const [span] = await spansOf([good], { baseUrl: "http://[::1]:4010/api" });
    expect(span!.attributes).toMatchObject({
      "server.address": "::1",
      "server.port": 4010,
      "url.full": "http://[::1]:4010/api/v1/users/REDACTED",
    });
  });

  it("tells of errors, and of further attempts", async () => {
    const spans = await spansOf([
      () => Promise.reject(Object.assign(new Error("reset"), { code: "ECONNRESET" })),
      () => new Response("<html>", { status: 502 }),
      () => json(refusal("user_not_found", 404), 404),
    ]);
    expect(spans.map(({ status }) => status.code)).toEqual(Array(3).fill(SpanStatusCode.ERROR));
    expect(spans.map(({ attributes }) => attributes["error.type"])).toEqual([
      "ECONNRESET",
      "StytchResponseError",
      "user_not_found",
    ]);
    expect(spans.map(({ attributes }) => attributes["http.request.resend_count"])).toEqual([undefined, 1, 2]);
    expect(spans.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([
      undefined,
      502,
      404,
    ]);
    expect(spans[0]!.events[0]).toMatchObject({ name: "exception" });
  });

  it("uses the global provider, which may come later than the client", async () => {
    const stytch = clientOn(good, { hooks: openTelemetry() });
    const exporter = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    await stytch.users.get({ user_id: "a" });
    trace.setGlobalTracerProvider(provider);
    try {
      await stytch.users.get({ user_id: "a" });
    } finally {
      trace.disable();
      context.disable();
    }
    const [span] = exporter.getFinishedSpans();
    expect(span!.instrumentationScope.name).toBe("stytch-fetch");
    expect(exporter.getFinishedSpans()).toHaveLength(1);
  });

  it("ends the span of a call that its caller ends", async () => {
    const signal = AbortSignal.timeout(5);
    const exporter = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    const hooks = openTelemetry({ tracer: provider.getTracer("test") });
    const stytch = clientOn(() => new Promise<Response>(() => {}), { hooks });
    await failure(stytch.users.get({ user_id: "a" }, { signal }), Error);
    expect(exporter.getFinishedSpans()[0]!.attributes["error.type"]).toBe("AbortError");
  });
});
