// Runs in the place of wasm-bindgen while trunk builds (scripts/trunk/wasm-bindgen), because trunk knows no step between
// the linker and it: the page's program is first cut into its main file and the parts that arrive later
// (src/ui/parts.rs). Those go to LOUDOU_PARTS, where scripts/parts.mjs finds them. LOUDOU_WASM_BINDGEN is the real one.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const PAGE = "loudou.wasm";
// What the linker leaves for wasm-split; a program that is not cut carries it for nothing.
const LINKER_SECTION = /^(linking|reloc\..*)$/;

const { LOUDOU_PARTS: parts, LOUDOU_WASM_BINDGEN: real } = process.env;

function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function readLeb(bytes, start) {
  let [value, shift, at] = [0, 1, start];
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
    shift *= 128;
  }
}

function withoutLinkerSections(bytes) {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const [length, body] = readLeb(bytes, at + 1);
    const end = body + length;
    const [nameLength, name] = bytes[at] === 0 ? readLeb(bytes, body) : [0, body];
    const isLinkers = bytes[at] === 0 && LINKER_SECTION.test(bytes.subarray(name, name + nameLength).toString());
    if (!isLinkers) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

const args = process.argv.slice(2);
const input = args.findIndex((word) => word.endsWith(".wasm"));
if (input >= 0) {
  const name = basename(args[input]);
  const folder = join(parts, basename(name, ".wasm"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (name === PAGE) {
    run("wasm-split-cli", ["--out-name", basename(name, ".wasm"), args[input], folder]);
    // The parts reach the main file's memory, table and functions by these.
    args.push("--keep-lld-exports");
  } else {
    writeFileSync(join(folder, name), withoutLinkerSections(readFileSync(args[input])));
  }
  args[input] = join(folder, name);
}
run(real, args);
