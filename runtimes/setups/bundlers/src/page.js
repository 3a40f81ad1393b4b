import { makeCalls } from "../program.mjs";

globalThis.finished = makeCalls(globalThis.stytchOptions);
