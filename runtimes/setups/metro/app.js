import { makeCalls } from "./calls.mjs";

globalThis.finished = makeCalls(globalThis.stytchOptions);
