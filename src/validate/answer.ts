import { validator } from "./default.ts";

export const findAnswerProblem = validator.findResponseProblem;
