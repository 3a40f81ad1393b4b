import type { OpenAPIDocument, SecurityScheme } from "../../src/generate/openapi.ts";
import type { Placed } from "./operations.ts";

/** Stands where a call needs none. */
const PUBLIC = "no credentials";

/** Tells the credentials that an operation asks for, by what they are: each document has names of its own for them. */
export function credentialsOf(document: OpenAPIDocument, { operation }: Placed): string {
  const { securitySchemes = {} } = document.components;
  const requirements = operation.security ?? document.security ?? [];
  const texts = requirements.map((requirement) =>
    Object.keys(requirement)
      .map((name) => schemeText(securitySchemes[name] ?? { type: name }))
      .sort()
      .join(" and "),
  );
  // An empty requirement among others means that the call may also come without.
  return [...new Set(texts.map((text) => text || PUBLIC))].sort().join(" or ") || PUBLIC;
}

function schemeText(scheme: SecurityScheme & { in?: string; name?: string }): string {
  const { type, scheme: http, flows = {} } = scheme;
  if (type === "http") return `http ${http?.toLowerCase() ?? ""}`;
  if (type === "apiKey") return `apiKey ${scheme.in} ${scheme.name}`;
  return [type, ...Object.keys(flows).sort()].join(" ");
}
