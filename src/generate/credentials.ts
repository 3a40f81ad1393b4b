import type { Findings } from "./findings.ts";
import { isForm, type OpenAPIDocument, type Operation } from "./openapi.ts";
import { fieldsOf } from "./schema-fields.ts";

type Credentials = "none" | "form" | undefined;

/** The proof of who calls: nothing for HTTP Basic, else that there is none, or that it stands in the form. */
export function findCredentials(
  document: OpenAPIDocument,
  operation: Operation,
  findings: Findings,
): Credentials {
  const found = readSecurity(document, operation);
  if (typeof found !== "object") return found;
  findings.add(operation.operationId, "/security", found.problem);
  return undefined;
}

function readSecurity(document: OpenAPIDocument, operation: Operation): Credentials | { problem: string } {
  const security = operation.security ?? document.security;
  if (!security) {
    return {
      problem:
        "nothing says who may call it. Give it, or the root, `security`: `- basic: []`, or `[]` for none.",
    };
  }
  const names = security.flatMap((requirement) => Object.keys(requirement));
  if (names.length > 1 || security.length > 1) {
    return {
      problem: "it takes several kinds of credentials, and the client sends one. Leave one in `security`.",
    };
  }
  const [name] = names;
  return name === undefined ? "none" : readScheme(document, operation, name);
}

function readScheme(
  document: OpenAPIDocument,
  operation: Operation,
  name: string,
): Credentials | { problem: string } {
  const scheme = document.components.securitySchemes?.[name];
  if (scheme?.type === "http" && scheme.scheme?.toLowerCase() === "basic") return undefined;
  if (scheme?.type !== "oauth2" || !scheme.flows?.["clientCredentials"]) {
    return {
      problem:
        `the client has no credentials for the security scheme ${name}. Take HTTP Basic, OAuth's client credentials in ` +
        "a form, or `security: []` for none.",
    };
  }
  if (hasClientFields(document, operation)) return "form";
  return {
    problem:
      "its credentials stand in a form, but its body isn't one with `client_id` and `client_secret`. Describe the body " +
      "so, as application/x-www-form-urlencoded, or take HTTP Basic.",
  };
}

function hasClientFields(document: OpenAPIDocument, { requestBody }: Operation): boolean {
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (mediaType === undefined || !isForm(mediaType)) return false;
  const { properties } = fieldsOf(document, content!.schema);
  return properties.has("client_id") && properties.has("client_secret");
}
