import { paths } from "../model/links.ts";
import { hashOf } from "./first-scripts.ts";

// The host gives this page at any address, so nothing in it may be beside it: the script finds the site's root. It is above
// a folder of ours, in this address or in that of the page which led here. Only where neither has one are files asked for.
const FOLDERS = [paths.guides, paths.operations, paths.schemas, paths.errors, paths.changelog]
  .map((path) => path.slice(1, -1))
  .join("|");
const STYLE = `:root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}body{max-width:36rem;margin:18vh auto;padding:0 1.5rem}h1{font:600 2.5rem/1.2 Georgia,serif}a{color:inherit;margin-right:1.2rem}`;
const SCRIPT = `(async function(r){try{var t=localStorage.getItem("stytch-fetch:theme");if(t)r.dataset.theme=t}catch(e){}function show(at){document.querySelectorAll("a").forEach(function(a){a.href=new URL(a.dataset.to,at)});document.querySelector("p[hidden]").hidden=false}var ours=/^(.*?\\/)(?:${FOLDERS})\\//,from=document.referrer.startsWith(location.origin+"/")?new URL(document.referrer).pathname:"",m=ours.exec(location.pathname+"/")||ours.exec(from);if(m)return show(new URL(location.origin+m[1]));for(var at=new URL("./",location.href),i=0;i<9;i++){if(at.pathname==="/")return show(at);try{if((await fetch(new URL("llms.txt",at),{method:"HEAD"})).ok)return show(at)}catch(e){}at=new URL("../",at)}})(document.documentElement)`;

/** The page that a host gives where there is none: `404.html`. */
export function notFoundPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>No such page · stytch-fetch</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>There is no such page.</h1>
<p>It may have moved, or the address was cut short.</p>
<p hidden><a data-to="./">Start</a> <a data-to="operations/">Operations</a> <a data-to="guides/">Guides</a> <a data-to="errors/">Error types</a></p>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
