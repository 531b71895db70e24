// How large the page is to fetch, compressed as a good static host does it, and whether that is within the limits.
//
//   node scripts/sizes.mjs [--dir dist]
//
// KB are 1024 bytes.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

const KB = 1024;
const MAIN_LIMIT_KB = 350;
// All that a first visit fetches.
const FIRST_LIMIT_KB = 680;
// Fetched when the page is idle.
const WORKER_LIMIT_KB = 480;
const WORKER_ENTRY = /<meta name="worker-entry" data-js="\.\/([^"]+)" data-wasm="\.\/([^"]+)">/;

export function brotliBytes(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

// Every file a first visit fetches: the page, and what it names that is there.
export function firstLoadFiles(dir) {
  const page = readFileSync(join(dir, "index.html"), "utf8");
  const there = new Set(readdirSync(dir));
  const first = page.replace(WORKER_ENTRY, "");
  const named = [...first.matchAll(/(?:href|src|data-js|data-wasm)="\.\/([^"]+)"/g)].map((match) => match[1]);
  return ["index.html", ...new Set(named)].filter((file) => there.has(file) && !isLaterFile(file));
}

// The wasm that every visit begins with.
function mainFile(dir) {
  const entry = readFileSync(join(dir, "index.html"), "utf8").match(/<meta name="app-entry" [^>]*data-wasm="\.\/([^"]+)"/);
  if (!entry) throw new Error(`${dir}/index.html names no program`);
  return entry[1];
}

// The parts of the program that the first picture does without.
function laterParts(dir) {
  const first = new Set(firstLoadFiles(dir));
  return readdirSync(dir).filter((file) => /^(part|shared)-.*\.wasm$/.test(file) && !first.has(file));
}

// The worker's files, fetched once the page is idle.
export function workerFiles(dir) {
  const entry = readFileSync(join(dir, "index.html"), "utf8").match(WORKER_ENTRY);
  if (!entry) throw new Error(`${dir}/index.html names no worker`);
  return entry.slice(1);
}

// The browser takes one of the icons and reads the manifest when it is idle.
function isLaterFile(file) {
  return file.endsWith(".png") || file.endsWith(".webmanifest");
}

export function measure(dir, files = firstLoadFiles(dir)) {
  return files.map((file) => {
    const bytes = readFileSync(join(dir, file));
    return { file, raw: bytes.length, brotli: brotliBytes(bytes) };
  });
}

function bytesOf(rows, file) {
  return rows.find((row) => row.file === file).brotli;
}

function main() {
  const { values } = parseArgs({ options: { dir: { type: "string", default: "dist" } } });
  const rows = measure(values.dir);
  const kb = (bytes) => (bytes / KB).toFixed(1).padStart(8);
  console.log("     raw  brotli  KB, first load");
  for (const row of rows) console.log(`${kb(row.raw)}${kb(row.brotli)}  ${row.file}`);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`${kb(sum("raw"))}${kb(sum("brotli"))}  in all`);

  const worker = workerFiles(values.dir);
  const later = measure(values.dir, [...laterParts(values.dir), ...worker]);
  console.log("                  when idle");
  for (const row of later) console.log(`${kb(row.raw)}${kb(row.brotli)}  ${row.file}`);

  const limits = [
    ["Main wasm", bytesOf([...rows, ...later], mainFile(values.dir)), MAIN_LIMIT_KB],
    ["First load", sum("brotli"), FIRST_LIMIT_KB],
    ["Worker wasm", bytesOf(later, worker.find((file) => file.endsWith(".wasm"))), WORKER_LIMIT_KB],
  ];
  for (const [name, bytes, limit] of limits) {
    console.log(`${name} ${kb(bytes).trim()} KB in brotli, limit ${limit} KB`);
    if (bytes > limit * KB) {
      console.error(`${name} is over its limit.`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
