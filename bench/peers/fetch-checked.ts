import { authorization, type Connect } from "./peer.ts";

const TIMEOUT = 30_000;
const MAX_ANSWER = 64 * 1024 * 1024;

/**
 * `fetch` as one writes it by hand for production, with what our client checks too: a time limit over head and body,
 * no redirect followed, no cache asked, a bound on the body's size, the status, one JSON object, the API's form of an
 * error.
 */
export const connect: Connect = (url, { user_id, params }) => ({
  get: () => call(url, "GET", `/v1/users/${encodeURIComponent(user_id)}`),
  create: () => call(url, "POST", "/v1/users", params),
});

async function call(url: string, method: string, path: string, params?: object): Promise<object> {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error(`${method} ${path} took over ${TIMEOUT} ms`)),
    TIMEOUT,
  );
  try {
    const response = await fetch(url + path, {
      method,
      headers: params ? { authorization, "content-type": "application/json" } : { authorization },
      redirect: "manual",
      cache: "no-store",
      signal: controller.signal,
      ...(params && { body: JSON.stringify(params) }),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new Error(`${method} ${path} was redirected`);
    }
    const value = parseObject(await readBounded(response));
    if (!value) throw new Error(`${method} ${path} was answered with no JSON object (${response.status})`);
    if (!response.ok) throw toError(value, response.status);
    return value;
  } finally {
    clearTimeout(timer);
  }
}

async function readBounded(response: Response): Promise<string> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_ANSWER) {
      await reader.cancel();
      throw new Error(`The answer is longer than ${MAX_ANSWER} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function toError(value: Record<string, unknown>, status: number): Error {
  const { error_type, error_message } = value;
  return typeof error_type === "string" && typeof error_message === "string"
    ? new Error(`${status} ${error_type}: ${error_message}`)
    : new Error(`${status}, and not in the API's form`);
}
