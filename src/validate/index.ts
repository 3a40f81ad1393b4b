// The client imports this only when it is to check answers, so that nobody else loads the schemas. There is no text
// that is made into code in it: it runs under any Content-Security-Policy.
export { validator } from "./default.ts";
export { nameField, type Problem } from "./find-problem.ts";
export type { Schema, ValidationRules } from "./rules.ts";
export { createValidator, type OperationRules, type Validator } from "./validator.ts";
