// A process of its own for the package's Chromium: it unpacks into the temporary folder that variables name.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
