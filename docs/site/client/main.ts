import "../styles/index.css";
import { startCopyButtons } from "./copy.ts";
import { openTargets } from "./fields.ts";
import { startMenu } from "./menu.ts";
import { startSearch } from "./search.ts";
import { startTabs } from "./tabs.ts";
import { startTheme } from "./theme.ts";

startTheme();
startMenu();
startTabs();
startCopyButtons();
openTargets();
startSearch();
