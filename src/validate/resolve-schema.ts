import type { Schema } from "./rules.ts";
import type { Validator } from "./validator.ts";

/** The schema that another refers to, or the schema itself. */
export function resolveSchema(schema: Schema, validator: Pick<Validator, "schema">): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : validator.schema(name);
}
