import { createHash } from "node:crypto";

/** Before anything is drawn, so that no page flashes in the wrong colours. */
export const FIRST = `(function(r){r.classList.add("js");try{var t=localStorage.getItem("stytch-fetch:theme");if(t)r.dataset.theme=t}catch(e){}})(document.documentElement)`;

/**
 * Opens the language that was chosen on another page, right after its tabs and before they are drawn, and keeps the
 * choice. It is named by its label: the order may change.
 */
export const KEEP_TAB = `(function(s){var k="stytch-fetch:language",l=s.previousElementSibling.firstElementChild,b=l.children;function keep(e){var t=e.target.closest("[role=tab]");if(t)try{localStorage.setItem(k,t.textContent)}catch(e){}}l.addEventListener("click",keep);l.addEventListener("focusin",keep);try{var w=localStorage.getItem(k)}catch(e){}for(var i=0,c=0;i<b.length;i++)if(b[i].textContent===w)c=i;for(i=0;i<b.length;i++){b[i].setAttribute("aria-selected",i===c);b[i].tabIndex=i===c?0:-1;s.previousElementSibling.children[i+1].classList.toggle("is-open",i===c)}})(document.currentScript)`;

/** A script or a style sheet as a policy names it. */
export function hashOf(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
