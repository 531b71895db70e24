// Writes NOTICES.txt beside the page: every crate whose code is in the wasm, its licence, and the licence texts.
// Trunk runs it after each build (TRUNK_STAGING_DIR says where); by hand: node scripts/notices.mjs FOLDER
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const LICENCE_FILE = /^(licen[cs]e|copying|copyright|notice|unlicense)([-._].*)?$/i;

// Crates that were packed without their licence text. The standard MIT text, with the authors they name, stands in.
const MIT = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

function metadata() {
  const text = execFileSync(
    "cargo",
    ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", "wasm32-unknown-unknown"],
    { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] },
  );
  return JSON.parse(text);
}

// What the wasm is made of: ordinary dependencies, all the way down. Macros and build scripts run while compiling
// and leave none of their own code.
function linkedPackages({ packages, resolve }) {
  const byId = new Map(packages.map((found) => [found.id, found]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id) => byId.get(id).targets.some((target) => target.kind.includes("proc-macro"));
  const seen = new Set([resolve.root]);
  const queue = [resolve.root];
  while (queue.length > 0) {
    for (const dependency of nodes.get(queue.pop()).deps) {
      const ordinary = dependency.dep_kinds.some(({ kind }) => kind === null);
      if (!ordinary || seen.has(dependency.pkg) || isMacro(dependency.pkg)) continue;
      seen.add(dependency.pkg);
      queue.push(dependency.pkg);
    }
  }
  seen.delete(resolve.root);
  return [...seen].map((id) => byId.get(id)).sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function licenceTexts(found) {
  const folder = dirname(found.manifest_path);
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  if (files.length > 0) return chosen(files, found.license).map((file) => readFileSync(join(folder, file), "utf8"));
  if (!/\bMIT\b/.test(found.license ?? "")) {
    throw new Error(`${found.name} ${found.version} (${found.license}) brings no licence text; add it by hand`);
  }
  return [MIT(found.authors.join(", ") || `the authors of ${found.name}`)];
}

// Where MIT is one of several to choose from it is the one we take, being the shortest.
function chosen(files, expression) {
  const mit = files.filter((file) => /mit/i.test(file));
  return /\bMIT\b/.test(expression) && !/\bAND\b/.test(expression) && mit.length > 0 ? mit : files;
}

// The same text in another line width is the same text.
const normalised = (text) => text.replace(/\s+/g, " ").trim();

function notices(packages) {
  const users = new Map();
  const add = (text, user) => {
    const key = normalised(text);
    if (!users.has(key)) users.set(key, { text: text.replace(/\r\n/g, "\n").trim(), names: [] });
    users.get(key).names.push(user);
  };
  add(MIT("The Rust Project Contributors"), "the Rust standard library");
  for (const found of packages) for (const text of licenceTexts(found)) add(text, `${found.name} ${found.version}`);

  const rule = "=".repeat(80);
  const list = packages.map((found) => `${found.name} ${found.version}  (${found.license})`);
  const texts = [...users.values()].map(({ text, names }) => `${rule}\nUsed by: ${[...new Set(names)].join(", ")}\n\n${text}\n`);
  return [
    "Loudou is made with the open-source software below. Thank you.\n",
    "the Rust standard library  (MIT OR Apache-2.0)",
    ...list,
    "",
    ...texts,
  ].join("\n");
}

const folder = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!folder) {
  console.error("Say which folder NOTICES.txt goes to: node scripts/notices.mjs dist");
  process.exit(1);
}
const packages = linkedPackages(metadata());
writeFileSync(join(folder, "NOTICES.txt"), notices(packages));
