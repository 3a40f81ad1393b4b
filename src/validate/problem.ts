import { validator } from "./default.ts";

export { nameField, type Problem } from "./find-problem.ts";

export const { findProblem } = validator;
