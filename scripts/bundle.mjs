// Joins the page's style sheets into one file, because each is a request before the first paint and trunk has no
// bundling of its own; and finishes the worker and the parts of the program that arrive later. Trunk runs it after each build (TRUNK_STAGING_DIR says where the
// finished page lies).
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { placeParts } from "./parts.mjs";
import { finishWorker } from "./worker.mjs";

const LINK = /[ \t]*<link rel="stylesheet" href="\.\/([^"]+)"([^>]*)\/?>\n?/g;

// Comments and indentation go; strings are left alone.
function slim(css) {
  return css
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g, (_all, string) => string ?? "")
    .replace(/^\s+/gm, "");
}

const digest = (algorithm, text, encoding) => createHash(algorithm).update(text).digest(encoding);

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("TRUNK_STAGING_DIR is not set: this runs as a hook of trunk");
const file = join(folder, "index.html");
const page = readFileSync(file, "utf8");

const links = [...page.matchAll(LINK)];
if (links.length === 0) throw new Error("index.html links no style sheet");
for (const [tag, , attributes] of links) {
  if (attributes.includes("media=")) throw new Error(`put the media query into the style sheet, not on ${tag.trim()}`);
}
const names = links.map((link) => link[1]);
const css = names.map((name) => slim(readFileSync(join(folder, name), "utf8"))).join("");
const bundle = `style-${digest("sha256", css, "hex").slice(0, 16)}.css`;
const integrity = `sha384-${digest("sha384", css, "base64")}`;

let written = false;
const joined = page.replace(LINK, () => {
  if (written) return "";
  written = true;
  return `  <link rel="stylesheet" href="./${bundle}" integrity="${integrity}">\n`;
});
writeFileSync(join(folder, bundle), css);
const worker = finishWorker(folder);
const parts = placeParts(folder, process.env.TRUNK_PROFILE === "release");
writeFileSync(file, joined.replace(/\n\s*\n/g, "\n").replace("</head>", `${parts}  ${worker}\n</head>`));
for (const name of new Set(names)) rmSync(join(folder, name));
