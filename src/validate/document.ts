import rules from "../../generated/validation.json" with { type: "json" };
import type { ValidationRules } from "./rules.ts";
import { createValidator, type Validator } from "./validator.ts";

/** The validator of the document's operations. */
// The type that TypeScript infers of the file is huge and slows checking down.
export const documentValidator: Validator = createValidator(rules as unknown as ValidationRules);
