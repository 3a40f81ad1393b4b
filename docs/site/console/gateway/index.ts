// The gateway's part of the form is loaded by those who have one.
export { GatewayFields } from "./fields.tsx";
export { gatewayProblem } from "./problem.ts";
