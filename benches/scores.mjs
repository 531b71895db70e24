// A weight typed among so many leads that the worker scores them: how long after the key the figures are there, and the
// longest task that the page's own thread is held by meanwhile.
import { setTimeout as sleep } from "node:timers/promises";

import { bigLeads } from "../e2e/big-table.mjs";
import { Hand } from "../e2e/hand.mjs";
import { open } from "../e2e/visit.mjs";
import { longestDuring } from "./keystroke.mjs";

const LANGUAGE = "en";
const SIZES = [100_000, 300_000];
const WEIGHTS = ["31", "12", "33", "14", "35"];
const LONG = { timeout: 240_000 };
const REST_MS = 700;

export async function measureScores() {
  const rows = [];
  for (const leads of SIZES) rows.push({ leads, ...(await measureWeights(leads)) });
  return rows;
}

async function measureWeights(leads) {
  const visit = await open({ route: "#/leads", language: LANGUAGE, height: 1000 });
  try {
    const { page } = visit;
    const hand = new Hand(visit);
    await importLeads(hand, leads);
    await hand.tab("card");
    const [seen, tasks] = [[], []];
    for (const weight of WEIGHTS) {
      await hand.weight("contact").focus();
      await page.keyboard.press("Control+a");
      await sleep(REST_MS);
      await page.evaluate(listen);
      // All of the number in one event.
      tasks.push(await longestDuring(page, async () => {
        await page.keyboard.insertText(weight);
        seen.push(await page.evaluate(() => window.benchSeen));
      }));
    }
    return { seen, tasks };
  } finally {
    await visit.close();
  }
}

async function importLeads(hand, leads) {
  const { page } = hand;
  const button = hand.button(hand.say.importing.import, hand.dialog);
  await hand.importFile("", bigLeads(leads, LANGUAGE));
  await hand.dialog.getByText(hand.say.importing.mapping_title).waitFor(LONG);
  while (!(await button.isEnabled())) await sleep(50);
  await button.click();
  await page.locator("[role=tab] .tab-count", { hasText: leads.toLocaleString(LANGUAGE) }).waitFor(LONG);
  await page.locator(".save-state[data-state=saved]").waitFor({ state: "attached", ...LONG });
}

// Runs in the page: the time from the text to the report of all leads.
function listen() {
  const article = document.querySelector("article.page");
  window.benchSeen = new Promise((done) => {
    addEventListener("input", (event) => {
      let wasLate = false;
      const observer = new MutationObserver(() => {
        if (article.dataset.late) wasLate = true;
        else if (wasLate) {
          observer.disconnect();
          done(performance.now() - event.timeStamp);
        }
      });
      observer.observe(article, { attributes: true });
    }, { once: true, capture: true });
  });
}
