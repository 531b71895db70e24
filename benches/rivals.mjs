// Reading a table and scoring leads, beside what a user of JavaScript would pick instead, in the same Chromium and the
// same run. Each is warmed up, then timed several times; the median counts.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { packageFile } from "../e2e/packages.mjs";
import { theBrowser } from "../e2e/site.mjs";
import { quantile } from "./statistics.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const ROWS = 100_000;
const LEADS = 1_000_000;
const BOOK_ROWS = 10_000;

// Builds benches/kernels.rs for the browser, into a folder of its own.
function buildKernels() {
  const out = mkdtempSync(join(tmpdir(), "loudou-kernels-"));
  execFileSync(join(here, "../scripts/kernels.sh"), [out], { stdio: ["ignore", "ignore", "inherit"] });
  return out;
}

// Serves the page and the modules it needs, and nothing else.
async function serveRivals(kernels) {
  const files = {
    "/": ["text/html", () => "<!doctype html><meta charset=utf-8><title>rivals</title>"],
    "/rivals-page.mjs": ["text/javascript; charset=utf-8", () => readFileSync(join(here, "rivals-page.mjs"))],
    "/kernels.js": ["text/javascript; charset=utf-8", () => readFileSync(join(kernels, "kernels.js"))],
    "/kernels_bg.wasm": ["application/wasm", () => readFileSync(join(kernels, "kernels_bg.wasm"))],
    "/papaparse.js": ["text/javascript; charset=utf-8", () => readFileSync(packageFile("papaparse/papaparse.min.js"))],
    "/udsv.js": ["text/javascript; charset=utf-8", () => readFileSync(packageFile("udsv/dist/uDSV.iife.min.js"))],
    "/xlsx.js": ["text/javascript; charset=utf-8", () => readFileSync(packageFile("xlsx/dist/xlsx.full.min.js"))],
    "/arquero.js": ["text/javascript; charset=utf-8", () => readFileSync(packageFile("arquero/dist/arquero.min.js"))],
  };
  const server = createServer((request, response) => {
    const file = files[request.url];
    response.writeHead(file ? 200 : 404, { "content-type": file?.[0] ?? "text/plain" });
    response.end(file ? file[1]() : "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

// Times of each machine in ms, by name; the first of each list is ours.
export async function measureRivals() {
  const kernels = buildKernels();
  const site = await serveRivals(kernels);
  const context = await (await theBrowser()).newContext();
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    for (const script of ["papaparse.js", "udsv.js", "arquero.js", "xlsx.js"]) await page.addScriptTag({ url: site.url + script });
    const times = await page.evaluate(
      async ({ rows, leads, bookRows }) => (await import("/rivals-page.mjs")).run(rows, leads, bookRows),
      { rows: ROWS, leads: LEADS, bookRows: BOOK_ROWS },
    );
    const medians = (list) => list.map(({ name, ms }) => ({ name, ms: quantile(ms, 0.5) }));
    return {
      rows: ROWS,
      leads: LEADS,
      bookRows: BOOK_ROWS,
      bytes: times.bytes,
      bookBytes: times.bookBytes,
      parse: medians(times.parse),
      book: medians(times.book),
      score: medians(times.score),
    };
  } finally {
    await context.close();
    site.close();
    rmSync(kernels, { recursive: true });
  }
}
