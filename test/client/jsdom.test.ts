// @vitest-environment jsdom
import { testLikeABrowser } from "./like-a-browser.ts";

testLikeABrowser();
