import * as Sentry from "@sentry/node";
import { options } from "./sentry-options.cjs";

Sentry.init(options);
