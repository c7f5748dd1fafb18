/** @file The one style sheet of the pages, and its hash, by which alone a browser applies it. */
import { createHash } from "node:crypto";
import { Markup } from "./html.js";

/** Contrast is 4.5:1 or better for text and 3:1 for borders of fields, in both schemes. */
const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f3f4f7; --card: #fff; --text: #1a1d26; --soft: #555b6b; --line: #c9cdd8; --field: #767d8f;
  --accent: #2f4fd0; --on-accent: #fff; --wrong: #b3261e; --wrong-ground: #fdecea; --shadow: #1a1d2614;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12141a; --card: #1c1f28; --text: #eceef4; --soft: #a9b0c0; --line: #3a3f4d; --field: #7d8598;
    --accent: #9db1ff; --on-accent: #10163a; --wrong: #ffb4ab; --wrong-ground: #3b1d1b; --shadow: #0000;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 1rem; display: grid; place-items: center;
  background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif;
}
main {
  width: 100%; max-width: 27rem; padding: 1.75rem 1.5rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 1rem; box-shadow: 0 .75rem 2rem var(--shadow);
  overflow-wrap: anywhere;
}
h1 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0 0 1rem; }
.soft { color: var(--soft); font-size: .9375rem; }
.problem {
  margin: 0 0 1rem; padding: .75rem 1rem; border-left: .25rem solid var(--wrong);
  border-radius: .375rem; background: var(--wrong-ground); color: var(--wrong); font-weight: 600;
}
fieldset { margin: 0 0 1rem; padding: 0; border: 0; }
legend { padding: 0; margin: 0 0 .5rem; font-weight: 600; }
ul { margin: 0 0 1rem; padding: 0; list-style: none; }
li { border: 1px solid var(--line); border-radius: .625rem; margin: 0 0 .5rem; }
li > div, li > label { display: flex; gap: .75rem; align-items: center; padding: .75rem .875rem; }
li > label { cursor: pointer; }
li strong, li small { display: block; }
li small { color: var(--soft); font-size: .875rem; }
input[type=checkbox] { flex: none; width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
label.above { display: block; margin: 0 0 .375rem; font-weight: 600; }
input.field {
  width: 100%; margin: 0 0 1rem; padding: .6875rem .75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--field); border-radius: .5rem;
}
input.code { font-size: 1.5rem; letter-spacing: .35em; font-variant-numeric: tabular-nums; }
input[aria-invalid=true] { border: 2px solid var(--wrong); }
.actions { display: flex; flex-wrap: wrap; gap: .625rem; margin-top: 1.25rem; }
.button {
  flex: 1 1 auto; display: inline-block; min-height: 2.75rem; padding: .625rem 1rem; font: inherit;
  font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; border-radius: .5rem;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent);
}
.button.second { background: transparent; border-color: var(--field); color: var(--text); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** Not a byte may come between the tags and the text: the hash is of all that stands there. */
export const STYLE_ELEMENT = new Markup(`<style>${STYLE}</style>`);

export const STYLE_SOURCE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;
