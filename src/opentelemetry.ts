import { SpanKind, SpanStatusCode, trace, type Attributes, type Span, type Tracer } from "@opentelemetry/api";
import type { Attempt, Hooks } from "./hooks.ts";
import { VERSION } from "./version.ts";

/**
 * Options of tracing.
 *
 * @example
 * const hooks = openTelemetry({ tracer: trace.getTracer("accounts") });
 */
export interface OpenTelemetryOptions {
  /**
   * The tracer that makes the spans.
   *
   * @default the global provider's tracer `stytch-fetch`
   */
  tracer?: Tracer | undefined;
}

/**
 * Makes hooks that trace calls: a client span for each attempt, by OpenTelemetry's conventions for HTTP, with the
 * operation and the request id. The ids in a path are left out, as they may be email addresses.
 *
 * It takes `@opentelemetry/api`, which this entry alone imports.
 *
 * @example
 * import { openTelemetry } from "stytch-fetch/opentelemetry";
 * const stytch = createStytch({ projectId, secret, hooks: openTelemetry() });
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client
 */
export function openTelemetry({ tracer }: OpenTelemetryOptions = {}): Hooks {
  const source = tracer ?? trace.getTracer("stytch-fetch", VERSION);
  const spans = new WeakMap<Attempt, Span>();

  function end(attempt: Attempt, attributes: Attributes, failure?: { type: string; error?: Error }): void {
    const span = spans.get(attempt);
    if (!span) return;
    span.setAttributes(attributes);
    if (failure) {
      span.setAttribute("error.type", failure.type);
      if (failure.error) span.recordException(failure.error);
      span.setStatus({
        code: SpanStatusCode.ERROR,
        ...(failure.error && { message: failure.error.message }),
      });
    }
    span.end();
  }

  return {
    onRequest(attempt) {
      const name = `${attempt.method} ${attempt.path}`;
      spans.set(
        attempt,
        source.startSpan(name, { kind: SpanKind.CLIENT, attributes: attributesOf(attempt) }),
      );
    },
    onResponse(attempt) {
      const { status, request_id, error_type } = attempt;
      const told = {
        "http.response.status_code": status,
        ...(request_id && { "stytch.request_id": request_id }),
      };
      end(attempt, told, status < 400 ? undefined : { type: error_type ?? String(status) });
    },
    onError(attempt) {
      const { error } = attempt;
      const { code, status_code } = error as { code?: string; status_code?: number };
      const told = status_code ? { "http.response.status_code": status_code } : {};
      end(attempt, told, { type: code ?? error.name, error });
    },
  };
}

function attributesOf({ operation, method, path, server, attempt }: Attempt): Attributes {
  const { protocol, hostname, port } = new URL(server);
  return {
    "http.request.method": method,
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "url.full": server + path.replaceAll(/\{\w+\}/g, "REDACTED"),
    "url.template": path,
    "stytch.operation": operation,
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
  };
}
