// `node --import ./scripts/typescript/register.js`: runs TypeScript as it stands, with its types blanked out.
import { register } from "node:module";

register("./hooks.js", import.meta.url);
