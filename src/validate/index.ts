// The client imports this only when it is to check answers, so that nobody else loads the document. There is no text
// that is made into code in it: it runs under any Content-Security-Policy.
export { findAnswerProblem } from "./answer.ts";
