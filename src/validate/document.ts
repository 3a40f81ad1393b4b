import rules from "../../generated/validation.json" with { type: "json" };
import type { ValidationRules } from "./rules.ts";
import { createValidator, type Validator } from "./validator.ts";

// The type that TypeScript infers of the file is huge and slows checking down.
const documentRules = rules as unknown as ValidationRules;

/** The validator of the document's operations. */
export const documentValidator: Validator = createValidator(documentRules);

/** Names of the document's fields that only a server may send. */
export const serverFields: readonly string[] = documentRules.serverFields!;
