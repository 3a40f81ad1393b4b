// For a browser: the task is in the page.
import { run } from "./main.js";

// Chromium sends any request again, a POST too, where a kept connection breaks before an answer begins:
// HttpNetworkTransaction::ShouldResendRequest. A page can't turn that off.
const traits = { bare: true, resends: true };
await run(JSON.parse(document.querySelector("#task").textContent), undefined, traits);
