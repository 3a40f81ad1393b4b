// The matrix as text: a line for each fault, a column for each operation, both transports side by side.
import type { Call } from "./group.ts";
import { names, type OperationName } from "./operations.ts";
import type { TransportName } from "./fault.ts";

const SHORT: Readonly<Record<string, string>> = {
  AbortError: "abort",
  StytchAPIError: "api",
  StytchConnectionError: "conn",
  StytchResponseError: "resp",
  StytchTimeoutError: "time",
};
const WIDTH = 8;
const LABEL = 52;

/** What a fault is called where it strikes each time, or only once. */
export function nameOf({ cell: { fault, operation, times } }: Call): string {
  return `${operation}, ${lineName(fault.name, times)}`;
}

function lineName(name: string, times: number): string {
  return times === 1 ? `${name}, once` : name;
}

/** Writes all calls as one table. What is the same plain and in TLS is one line. */
export function printMatrix(calls: readonly Call[]): string {
  const lines = new Map<string, Map<string, string>>();
  for (const call of calls) {
    const { fault, times, operation, transport, scheme } = call.cell;
    const name = lineName(fault.name, times);
    const line = lines.get(name) ?? new Map<string, string>();
    lines.set(name, line.set(`${scheme} ${transport} ${operation}`, resultOf(call)));
  }
  return [
    legend,
    header(),
    ...[...lines].flatMap(([name, line]) => rows(name, line)),
    ...reasons(calls),
  ].join("\n");
}

const legend =
  "Error × attempts (ok: it succeeded). api, conn, resp, time, abort: StytchAPIError, …ConnectionError, " +
  "…ResponseError, …TimeoutError, …AbortError.";

function header(): string {
  const columns = names.map((name) => name.padEnd(WIDTH)).join("");
  return `${"".padEnd(LABEL)}${"fetch".padEnd(columns.length + 2)}node\n${"".padEnd(LABEL)}${columns}  ${columns}`;
}

function rows(name: string, line: ReadonlyMap<string, string>): string[] {
  const [plain, tls] = ["plain", "tls"].map((scheme) =>
    (["fetch", "node"] as const).map((transport) => cellsOf(line, scheme, transport)).join("  "),
  );
  const isEmpty = (text: string): boolean => /^[-\s]*$/.test(text);
  if (plain === tls || isEmpty(tls!)) return [name.padEnd(LABEL) + plain!];
  if (isEmpty(plain!)) return [`${name} (TLS)`.padEnd(LABEL) + tls!];
  return [`${name} (plain)`.padEnd(LABEL) + plain!, `${name} (TLS)`.padEnd(LABEL) + tls!];
}

function cellsOf(line: ReadonlyMap<string, string>, scheme: string, transport: TransportName): string {
  const cell = (operation: OperationName): string => line.get(`${scheme} ${transport} ${operation}`) ?? "-";
  return names.map((operation) => cell(operation).padEnd(WIDTH)).join("");
}

function resultOf({ outcome: { error, hooks } }: Call): string {
  const attempts = hooks.filter((event) => event.startsWith("request")).length;
  return `${error ? (SHORT[error.name] ?? error.name) : "ok"}×${attempts}`;
}

/** Where the transports differ, and why. */
function reasons(calls: readonly Call[]): string[] {
  const lines = calls.flatMap(({ cell: { fault } }) =>
    [fault.fetch, fault.node].flatMap((exception) =>
      exception ? [`${fault.name}: ${exception.because}.`] : [],
    ),
  );
  return [...new Set(lines)];
}
