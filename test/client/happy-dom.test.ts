// @vitest-environment happy-dom
import { testLikeABrowser } from "./like-a-browser.ts";

testLikeABrowser();
