/** The style sheet of the front page: the docs site's colours, by the system's choice of light or dark. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fdfcf9; --block: #f5f3ec; --line: #ddd9cc; --ink: #1c1b17; --soft: #55524a;
  --accent: #0a5f55; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14161a; --block: #1b1e23; --line: #333842; --ink: #ece9e1; --soft: #aeb0b4; --accent: #74d3c0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 3.5rem 1.25rem 5rem; }
h1 { margin: 0 0 .75rem; font-size: clamp(1.9rem, 6vw, 2.6rem); line-height: 1.15; letter-spacing: -.02em; }
h2 { margin: 3rem 0 .75rem; font-size: 1.25rem; }
.lead { color: var(--soft); font-size: 1.15rem; }
a { color: var(--accent); text-underline-offset: .35em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
code { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: 1rem 0; padding: 1rem 1.15rem; border: 1px solid var(--line); border-radius: 10px; background: var(--block);
  white-space: pre-wrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; margin: 1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
ul { padding-left: 1.2rem; }
li { margin: .3rem 0; }
@media (max-width: 30rem) {
  main { padding-top: 2rem; }
  dl { grid-template-columns: 1fr; gap: .1rem; }
  dd { margin-bottom: .75rem; }
}
`;
