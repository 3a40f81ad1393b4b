// Parses the document, holds it against OpenAPI's own schema, and dereferences it.
import SwaggerParser from "@apidevtools/swagger-parser";

const api = await SwaggerParser.validate("openapi.json");
if (Object.keys(api.paths).length === 0) throw new Error("No path was read.");
if (JSON.stringify(api).includes('"$ref":"#/')) throw new Error("A reference was left.");
