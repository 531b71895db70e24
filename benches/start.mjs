// Cold start: a fresh browser context (empty cache and storage), from navigation to the app being ready.
import { siteUrl, theBrowser } from "../e2e/site.mjs";
import { quantile } from "./statistics.mjs";

const TIMES = 7;

// Median milliseconds to first paint and to <html data-ready>; `slowdown` slows the processor as a phone would be.
export async function measureStart({ slowdown }) {
  const paint = [];
  const ready = [];
  for (let time = 0; time < TIMES; time += 1) {
    const once = await startOnce(slowdown);
    paint.push(once.paint);
    ready.push(once.ready);
  }
  return { paint: quantile(paint, 0.5), ready: quantile(ready, 0.5) };
}

async function startOnce(slowdown) {
  const context = await (await theBrowser()).newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(noteReady);
  await page.goto(await siteUrl());
  await page.waitForFunction(() => window.loudouReadyAt !== undefined);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    // The app's own mark is the more exact, where it sets one.
    ready: performance.getEntriesByName("loudou-ready")[0]?.startTime ?? window.loudouReadyAt,
  }));
  await context.close();
  return times;
}

// Runs in the page before anything else.
function noteReady() {
  const look = () => {
    if (window.loudouReadyAt === undefined && document.documentElement?.hasAttribute("data-ready")) {
      window.loudouReadyAt = performance.now();
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"] });
}
