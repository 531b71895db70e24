// One static server and one Chromium for the whole test process, started when first asked for.
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve } from "../scripts/serve.mjs";
import { chromium, program } from "./packages.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

// Not the top of the server: the page has to run from any folder.
export const BASE = "/some/folder/";

// A name for the server that is not localhost, so that browsers take it for any plain http host.
export const OTHER_HOST = "loudou.test";

const FLAGS = [
  `--host-resolver-rules=MAP ${OTHER_HOST} 127.0.0.1`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let server;
let browser;

// The address of the built page. LOUDOU_DIST names another build than dist/.
export async function siteUrl(host) {
  server ??= startServer();
  const { url } = await server;
  return host ? url.replace("127.0.0.1", host) : url;
}

async function startServer() {
  const dir = process.env.LOUDOU_DIST ?? join(root, "dist");
  if (!(await stat(join(dir, "index.html")).catch(() => null))) {
    throw new Error(`There is no page in ${dir} yet. Run: make dist`);
  }
  return serve({ dir, base: BASE });
}

// Chromium without a frame around its pages does the same in half the time. What is measured is measured in the whole
// one, which is what people have: LOUDOU_BROWSER names another than the first that is installed.
const BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

export async function theBrowser() {
  const { LOUDOU_BROWSER } = process.env;
  browser ??= chromium.launch({
    executablePath: program(...(LOUDOU_BROWSER?.split(" ") ?? BROWSERS)),
    args: FLAGS,
  });
  return browser;
}

export async function closeSite() {
  await (await browser)?.close();
  await (await server)?.close();
  browser = server = undefined;
}
