import { accessorOf } from "./accessor.ts";
import { describeBody } from "./body.ts";
import { findCredentials } from "./credentials.ts";
import type { Findings } from "./findings.ts";
import { refuseDoubleNames } from "./names.ts";
import { METHODS, type Method, type OpenAPIDocument, type Operation } from "./openapi.ts";
import { describePages } from "./pages.ts";
import { readParameters } from "./parameters.ts";
import { reservedValues } from "./reserved.ts";
import { findErrorForm, successSchema } from "./responses.ts";
import type { Route } from "./route.ts";
import { findServer } from "./servers.ts";

/** Lists every operation of the document, in its order, and finds what can't be called as it is described. */
export function listRoutes(document: OpenAPIDocument, findings: Findings): Route[] {
  const routes: Route[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) routes.push(describe(document, path, method, operation, findings));
    }
  }
  refuseDoubleNames(routes, findings);
  for (const route of routes) route.reserved = reservedValues(route, routes);
  return routes;
}

function describe(
  document: OpenAPIDocument,
  path: string,
  method: Method,
  operation: Operation,
  findings: Findings,
): Route {
  const parameters = readParameters(document, path, operation, findings);
  const result = successSchema(document, operation, findings);
  return {
    id: operation.operationId,
    accessor: accessorOf(operation),
    method: method.toUpperCase() as Uppercase<Method>,
    path,
    pathParameters: parameters.filter((parameter) => parameter.in === "path"),
    queryParameters: parameters.filter((parameter) => parameter.in === "query"),
    body: describeBody(document, method, operation, parameters, findings),
    result,
    pages: describePages(document, operation, result, findings),
    credentials: findCredentials(document, operation, findings),
    server: findServer(document, path, operation, findings),
    errors: findErrorForm(document, operation, findings),
    reserved: {},
    operation,
  };
}
