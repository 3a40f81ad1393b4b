import { register } from "node:module";
import "./opentelemetry.cjs";

register("@opentelemetry/instrumentation/hook.mjs", import.meta.url);
