// Puts the parts of the page's program that arrive later beside it: optimised, named after what is in them, and with
// the script that fetches them. scripts/trunk/wasm-bindgen has cut them out.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LOADER = "__wasm_split.js";
const PAGE = "loudou";
// The part of the page that a visit opens on: it is fetched with the main file.
const FIRST = "leads";
// What the compiler takes for granted of a browser; the parts carry no list of it as the main file does.
const FEATURES = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
// As index.html asks for the main file.
const PASSES = ["-Oz", "--low-memory-unused", "--reorder-functions-by-name"];

// Not streaming: a server that does not know the type of wasm shall do.
const INSTANTIATE = `async function instantiate(fetched, imports) {
    const answer = await fetched;
    if (!answer.ok) throw new Error(answer.status + " " + answer.url);
    return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
`;

const named = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

function replaceAll(text, wanted, other) {
  if (!text.includes(wanted)) throw new Error(`the loader of wasm-split has another form than scripts/parts.mjs knows: no ${wanted}`);
  return text.replaceAll(wanted, other);
}

function optimise(file, isRelease) {
  if (!isRelease) return readFileSync(file);
  const flags = FEATURES.map((feature) => `--enable-${feature}`);
  execFileSync("wasm-opt", [...flags, ...PASSES, file, "-o", `${file}.small`], { stdio: ["ignore", "ignore", "inherit"] });
  return readFileSync(`${file}.small`);
}

// The files a part needs: its own and those it shares with others.
function filesOf(loader, part) {
  const shared = new Map([...loader.matchAll(/const (__chunk_\d+) = makeLoad[\s\S]*?"\.\/([^"]+)"/g)].map((m) => [m[1], m[2]]));
  const found = loader.match(new RegExp(`__wasm_split_load_${part} = [\\s\\S]*?"\\./([^"]+)"[\\s\\S]*?\\[([^\\]]*)\\]\\)\\);`));
  if (!found) throw new Error(`there is no part ${part}`);
  return [found[1], ...found[2].split(",").map((name) => shared.get(name.trim())).filter(Boolean)];
}

// Gives the tags that fetch the first picture's files at once.
export function placeParts(folder, isRelease) {
  const from = join(process.env.LOUDOU_PARTS, PAGE);
  const glue = readdirSync(folder).find((name) => /^loudou-[0-9a-f]+\.js$/.test(name)) ?? `${PAGE}.js`;
  let loader = readFileSync(join(from, LOADER), "utf8");
  loader = replaceAll(loader, `"./${PAGE}.js"`, `"./${glue}"`);
  loader = replaceAll(loader, "WebAssembly.instantiateStreaming(", "instantiate(") + INSTANTIATE;
  for (const file of readdirSync(from).filter((name) => /^(split|chunk)_\w+\.wasm$/.test(name))) {
    const wasm = optimise(join(from, file), isRelease);
    const name = `${file.replace(".wasm", "").replace("split_", "part-").replace("chunk_", "shared-")}-${named(wasm)}.wasm`;
    writeFileSync(join(folder, name), wasm);
    loader = replaceAll(loader, `"./${file}"`, `"./${name}"`);
  }
  const script = `parts-${named(loader)}.js`;
  writeFileSync(join(folder, script), loader);
  const glueFile = join(folder, glue);
  writeFileSync(glueFile, replaceAll(readFileSync(glueFile, "utf8"), `from "./${LOADER}"`, `from "./${script}"`));
  const tags = filesOf(loader, FIRST).map(
    (file) => `<link rel="preload" href="./${file}" as="fetch" type="application/wasm" crossorigin>`,
  );
  return [`<link rel="modulepreload" href="./${script}">`, ...tags].map((tag) => `  ${tag}\n`).join("");
}
