import type { Provider } from "@nestjs/common";
import { createStytch } from "stytch-fetch";
import { readOptions } from "./calls";

export const STYTCH = Symbol("stytch");

export const stytchProvider: Provider = { provide: STYTCH, useFactory: () => createStytch(readOptions()) };
