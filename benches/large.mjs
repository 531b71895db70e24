// A hundred thousand rows of twelve columns in the page: how soon an edit is stored, how evenly the table scrolls beside an
// empty page, what a row takes in the store, and how long each step holds the main thread at a time.
import { setTimeout as sleep } from "node:timers/promises";

import { bigTable } from "../e2e/big-table.mjs";
import { Hand } from "../e2e/hand.mjs";
import { siteUrl, theBrowser } from "../e2e/site.mjs";
import { open } from "../e2e/visit.mjs";
import { longestDuring } from "./keystroke.mjs";
import { quantile } from "./statistics.mjs";

export const ROWS = 100_000;
const EDITS = 7;
const FRAMES = 300;
const STEP_PX = 96;
// A frame that comes later than it is due is over; the clock of a page is coarse, so by more than a millisecond.
const FRAME_MS = 16.7 + 1;
const LONG = { timeout: 120_000 };
// Longer than the page waits for further keys before it saves.
const SETTLE_MS = 600;

export async function measureLarge() {
  const visit = await open({ route: "#/leads", language: "en", height: 1000 });
  try {
    const { page } = visit;
    const hand = new Hand(visit);
    const tasks = [];
    const held = async (name, act) => tasks.push({ name, ...(await longestDuring(page, act)) });
    await importRows(hand, held);
    const units = await page.evaluate(() =>
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith("loudou/b/"))
        .reduce((sum, [key, value]) => sum + key.length + value.length, 0),
    );
    const frames = { rows: await page.evaluate(scroll, [".grid-scroll", FRAMES, STEP_PX]), empty: await emptyFrames() };
    const saved = await editAndSave(hand);
    await workOn(hand, held);
    await held("opened again", () => openAgain(visit));
    return { unitsPerRow: units / ROWS, saved, frames: mapped(frames, late), tasks };
  } finally {
    await visit.close();
  }
}

async function importRows(hand, held) {
  const button = hand.button(hand.say.importing.import, hand.dialog);
  await held("a file read and a plan proposed", async () => {
    await hand.importFile("", bigTable(ROWS));
    await hand.dialog.getByText(/100,000 rows/).waitFor(LONG);
    while (!(await button.isEnabled())) await sleep(50);
  });
  await held("leads made and shown", async () => {
    await button.click();
    await shown(hand.page);
  });
  await held("saved", () => saved(hand.page));
}

const shown = (page) => page.locator("[role=tab] .tab-count", { hasText: "100,000" }).waitFor(LONG);
const saved = (page) => page.locator(".save-state[data-state=saved]").waitFor({ state: "attached", ...LONG });

// What is done with the rows once they are there.
async function workOn(hand, held) {
  const { page, grid } = hand;
  await held("to the end and back", async () => {
    await grid.box.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await sleep(1000);
    await grid.box.evaluate((box) => box.scrollTo(0, 0));
    await sleep(500);
  });
  await held("sorted", async () => {
    await grid.box.locator(".grid-title").first().click();
    await sleep(2000);
  });
  await held("filtered", async () => {
    for (const [text, count] of [["99999", "1"], ["", "100,000"]]) {
      await page.getByRole("searchbox").fill(text);
      await grid.count(count);
    }
  });
  await held("edited and saved", async () => {
    await grid.go(0, 0);
    await page.keyboard.type("Edited");
    await page.keyboard.press("Enter");
    await hand.shows(grid.cell(0, 0), "Edited");
    await sleep(SETTLE_MS);
    await saved(page);
  });
  await held("undone and saved", async () => {
    await hand.undo();
    await sleep(SETTLE_MS);
    await saved(page);
  });
}

// From the address to the last of what comes when the page is idle.
async function openAgain(visit) {
  await visit.reload();
  await shown(visit.page);
}

// From the key that ends an edit to the word that all is stored; the page waits 400 ms for further keys on purpose.
async function editAndSave({ page, grid }) {
  const took = [];
  // Only rows in sight are there to be clicked.
  await grid.box.evaluate((box) => box.scrollTo(0, 0));
  for (let edit = 0; edit < EDITS; edit += 1) {
    await grid.go(edit, 0);
    await page.keyboard.type(`Edited ${edit}`);
    // The page listens before the key is sent: a busy page takes a key before what it is asked.
    await page.evaluate(() => {
      const state = document.querySelector(".save-state");
      window.benchSaved = new Promise((done) => {
        addEventListener("keydown", (event) => {
          const look = () => state.dataset.state === "saved" && done(performance.now() - event.timeStamp);
          new MutationObserver(look).observe(state, { attributes: true });
        }, { once: true, capture: true });
      });
    });
    await page.keyboard.press("Enter");
    took.push(await page.evaluate(() => window.benchSaved));
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
