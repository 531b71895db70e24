// A hundred thousand rows of twelve columns in the page: how soon an edit is stored, how evenly the table scrolls beside an
// empty page, and what a row takes in the store.
import { setTimeout as sleep } from "node:timers/promises";

import { bigTable } from "../e2e/big-table.mjs";
import { Hand } from "../e2e/hand.mjs";
import { siteUrl, theBrowser } from "../e2e/site.mjs";
import { open } from "../e2e/visit.mjs";
import { quantile } from "./statistics.mjs";

export const ROWS = 100_000;
const EDITS = 7;
const FRAMES = 300;
const STEP_PX = 96;
// A frame that comes later than it is due is over; the clock of a page is coarse, so by more than a millisecond.
const FRAME_MS = 16.7 + 1;
const LONG = { timeout: 120_000 };

export async function measureLarge() {
  const visit = await open({ route: "#/leads", language: "en", height: 1000 });
  try {
    const { page } = visit;
    const hand = new Hand(visit);
    await importRows(hand);
    const units = await page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("loudou/b/"))
        .reduce((sum, [key, value]) => sum + key.length + value.length, 0),
    );
    const frames = { rows: await page.evaluate(scroll, [".grid-scroll", FRAMES, STEP_PX]), empty: await emptyFrames() };
    return { unitsPerRow: units / ROWS, saved: await editAndSave(hand), frames: mapped(frames, late) };
  } finally {
    await visit.close();
  }
}

async function importRows(hand) {
  const button = hand.button(hand.say.importing.import, hand.dialog);
  await hand.importFile("", bigTable(ROWS));
  await hand.dialog.getByText(/100,000 rows/).waitFor(LONG);
  while (!(await button.isEnabled())) await sleep(50);
  await button.click();
  await hand.page.locator("[role=tab] .tab-count", { hasText: "100,000" }).waitFor(LONG);
  await hand.page.locator(".save-state[data-state=saved]").waitFor({ state: "attached", ...LONG });
  await sleep(500);
}

// From the key that ends an edit to the word that all is stored; the page waits 400 ms for further keys on purpose.
async function editAndSave({ page, grid }) {
  const took = [];
  // Only rows in sight are there to be clicked.
  await grid.box.evaluate((box) => box.scrollTo(0, 0));
  for (let edit = 0; edit < EDITS; edit += 1) {
    await grid.go(edit, 0);
    await page.keyboard.type(`Edited ${edit}`);
    const saved = page.evaluate(() => {
      const state = document.querySelector(".save-state");
      return new Promise((done) => {
        addEventListener("keydown", (event) => {
          const look = () => state.dataset.state === "saved" && done(performance.now() - event.timeStamp);
          new MutationObserver(look).observe(state, { attributes: true });
        }, { once: true, capture: true });
      });
    });
    await page.keyboard.press("Enter");
    took.push(await saved);
  }
  return quantile(took, 0.5);
}

async function emptyFrames() {
  const context = await (await theBrowser()).newContext({ viewport: { width: 1280, height: 1000 } });
  try {
    const page = await context.newPage();
    await page.goto(new URL("NOTICES.txt", await siteUrl()).href);
    await page.evaluate(() => {
      const tall = document.createElement("div");
      tall.style.height = "3200000px";
      document.body.replaceChildren(tall);
    });
    return await page.evaluate(scroll, ["html", FRAMES, STEP_PX]);
  } finally {
    await context.close();
  }
}

// Runs in the page: scrolls a little in each frame, and gives the time from each frame to the next.
function scroll([selector, frames, step]) {
  const box = document.querySelector(selector);
  return new Promise((done) => {
    const times = [];
    let before;
    const next = (now) => {
      if (before !== undefined) times.push(now - before);
      before = now;
      if (times.length === frames) return done(times);
      box.scrollBy(0, step);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

const late = (times) => ({ share: times.filter((time) => time > FRAME_MS).length / times.length, p95: quantile(times, 0.95) });
const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
