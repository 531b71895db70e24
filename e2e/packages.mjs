// The libraries of the browser tests and benchmarks. They live in the tools folder, outside the clone; e2e/node_modules
// serves where somebody ran `npm ci` here.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = process.env.LOUDOU_NODE_MODULES ?? join(here, "node_modules");
const require = createRequire(join(modules, "from-here.js"));

function found(name) {
  try {
    return require.resolve(name);
  } catch {
    throw new Error(`The browser tests' library ${name} is not installed. Run: make setup`);
  }
}

export const { chromium } = require(found("playwright-core"));
export const axeSource = readFileSync(found("axe-core/axe.min.js"), "utf8");

// Reads a QR code out of the pixels of a picture; only one test needs it.
export const jsQR = (...picture) => require(found("jsqr")).default(...picture);

// A file of one of the libraries, for pages that load it themselves.
export const packageFile = found;

// The first of the programs that is on PATH.
export function program(...names) {
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", 'command -v "$1"', "sh", name], { encoding: "utf8" }).trim();
    } catch {
      continue;
    }
  }
  throw new Error(`None of these programs is installed: ${names.join(", ")}. Run: make setup`);
}
