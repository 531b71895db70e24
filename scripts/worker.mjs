// Finishes the page's worker, which trunk builds but neither joins nor names: one script made of the glue of
// wasm-bindgen and public/worker.js, and its wasm, both named after what is in them, so that no cache gives an old one
// to a new page. The page finds them in <meta name="worker-entry">.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// The glue calls itself once; as a function it can be called again after a trap.
const OPENING = "let wasm_bindgen = (function(exports) {";
const CLOSING = "})({ __proto__: null });";

const named = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

function asFunction(glue) {
  const body = glue.trim();
  if (!body.startsWith(OPENING) || !body.endsWith(CLOSING)) {
    throw new Error("the glue of wasm-bindgen has another form than scripts/worker.mjs knows");
  }
  return `const makeGlue = (function(exports) {${body.slice(OPENING.length, -CLOSING.length)}});\n`;
}

// Gives the tag that tells the page where its worker is.
export function finishWorker(folder) {
  const [glueFile, wasmFile] = ["worker.js", "worker_bg.wasm"].map((name) => join(folder, name));
  const script = asFunction(readFileSync(glueFile, "utf8")) + readFileSync("public/worker.js", "utf8");
  const wasm = readFileSync(wasmFile);
  const scriptName = `worker-${named(script)}.js`;
  const wasmName = `worker-${named(wasm)}.wasm`;
  writeFileSync(join(folder, scriptName), script);
  rmSync(glueFile);
  renameSync(wasmFile, join(folder, wasmName));
  return `<meta name="worker-entry" data-js="./${scriptName}" data-wasm="./${wasmName}">`;
}
