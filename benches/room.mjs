// How many rows really fit: a browser's store is filled through the page, one import after the other, each beside the
// leads that are there, until the page says that the next one does not fit. In Chromium and in Firefox. And, at 100 000
// rows, how long it takes from the key that ends an edit to the word that all is saved.
//
//   scripts/with-tools.sh node benches/room.mjs [Chromium] [Firefox]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { leadsText, tableText } from "../e2e/big-table.mjs";
import { Hand } from "../e2e/hand.mjs";
import { closeSite, siteUrl } from "../e2e/site.mjs";
import { open } from "../e2e/visit.mjs";
import { withFirefox } from "../e2e/webdriver.mjs";
import { wordsOf } from "../e2e/words.mjs";
import { quantile } from "./statistics.mjs";

const LANGUAGE = "en";
const SAY = wordsOf(LANGUAGE);
const WITHIN = 180_000;
const EDITS = 7;
const EDITED_AT = 100_000;
// Rows of an import; once one does not fit, half as many, down to the last of these.
const [MOST, LEAST] = [100_000, 1_000];
const COUNT = "[role=tab] .tab-count";
const SAVED = ".save-state[data-state=saved]";

const leads = (rows, given) => leadsText(rows, { ...given, language: LANGUAGE });
const TABLES = { "leads × 7 factors": leads, "rows × 12 columns": tableText };

// Runs in the page, as all the texts below: what the store holds, in UTF-16 units of keys and values.
const UNITS = "return Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0)";
const APPEND = `
  const mode = [...document.querySelectorAll("dialog[open] select")].find((list) => list.querySelector("option[value=append]"));
  mode.value = "append";
  mode.dispatchEvent(new Event("change", { bubbles: true }));
`;
// What became of an import: it is under way, it is done, or the page says that it does not fit.
const STANDING = `
  const [count, goOn] = arguments;
  const buttons = [...document.querySelectorAll("dialog[open] button")];
  if (buttons.some((button) => button.textContent.trim() === goOn)) return "full";
  if (document.querySelector(".save-state[data-state=full]")) return "full";
  const done = document.querySelector(${JSON.stringify(COUNT)})?.textContent === count && !document.querySelector("dialog[open]");
  return done && document.querySelector(${JSON.stringify(SAVED)}) ? "done" : "under way";
`;
const LISTEN = `
  const state = document.querySelector(".save-state");
  window.benchSaved = undefined;
  addEventListener("keydown", (event) => {
    const observer = new MutationObserver(() => {
      if (state.dataset.state !== "saved") return;
      window.benchSaved = performance.now() - event.timeStamp;
      observer.disconnect();
    });
    observer.observe(state, { attributes: true });
  }, { once: true, capture: true });
`;

// What is done in either browser.
class InChromium {
  constructor(visit) {
    this.visit = visit;
    this.page = visit.page;
    this.hand = new Hand(visit);
  }

  static async with(body) {
    const visit = await open({ route: "#/leads", language: LANGUAGE });
    try {
      await body(new InChromium(visit));
    } finally {
      await visit.close();
    }
  }

  find = (selector) => this.page.locator(selector).first().waitFor({ state: "attached", timeout: WITHIN });
  click = (selector) => this.page.locator(selector).first().click({ timeout: WITHIN });
  pick = (path) => this.page.locator("dialog[open] input[type=file]").setInputFiles(path);
  command = (name) => this.hand.command(name);
  reload = () => this.visit.reload();
  run = (script, ...args) => this.page.evaluate(`(function () {${script}}).apply(null, ${JSON.stringify(args)})`);

  async typeRow(text) {
    await this.page.keyboard.type(text);
  }

  async enter() {
    await this.page.keyboard.press("Enter");
  }
}

class InFirefox {
  constructor(firefox) {
    this.firefox = firefox;
  }

  static with = (body) =>
    withFirefox({ language: LANGUAGE }, async (firefox) => {
      await firefox.go(`${await siteUrl()}#/leads`);
      await firefox.find("html[data-worker=ready]", WITHIN);
      await body(new InFirefox(firefox));
    });

  find = (selector) => this.firefox.find(selector, WITHIN);
  pick = (path) => this.firefox.type("dialog[open] input[type=file]", path);
  run = (script, ...args) => this.firefox.run(script, ...args);
  typeRow = (text) => this.firefox.type(".grid-editor", text);
  enter = () => this.firefox.type(".grid-editor", "\uE007");

  async click(selector) {
    await this.find(selector);
    await this.firefox.click(selector);
  }

  async command(name) {
    const [CONTROL, RELEASE, ENTER] = ["\uE009", "\uE000", "\uE007"];
    await this.firefox.type("body", `${CONTROL}k${RELEASE}`);
    await this.firefox.type(".palette input", `${name}${ENTER}`);
  }

  async reload() {
    await this.firefox.go(`${await siteUrl()}#/leads`, WITHIN);
    await this.find("html[data-worker=ready]");
  }
}

const folder = mkdtempSync(join(tmpdir(), "loudou-room-"));
try {
  for (const [name, browser] of Object.entries({ Chromium: InChromium, Firefox: InFirefox })) {
    if (process.argv.length > 2 && !process.argv.includes(name)) continue;
    for (const [what, text] of Object.entries(TABLES)) {
      await browser.with(async (page) => tell(name, what, await fillUp(page, text)));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
  await closeSite();
}

async function fillUp(page, text) {
  const before = await page.run(UNITS);
  let [rows, saves, stored] = [0, [], before];
  for (let more = MOST; more >= LEAST; ) {
    if (await append(page, text, rows, more)) {
      rows += more;
      stored = await page.run(UNITS);
      if (rows === EDITED_AT) saves = await editAndSave(page);
    } else {
      more = Math.floor(more / 2);
      // Nothing was taken over; and what is stored is what was stored before.
      await page.reload();
      await shows(page, rows);
    }
  }
  return { rows, units: stored, each: (stored - before) / rows, saved: quantile(saves, 0.5) };
}

// False where the page says that so many more do not fit.
async function append(page, text, there, more) {
  const path = join(folder, "more.csv");
  writeFileSync(path, text(more, { first: there + 1, seed: 7 + there }));
  await page.command(SAY.shell.import_rows);
  await page.find("dialog[open] input[type=file]");
  await page.pick(path);
  await page.find("dialog[open] .import-columns > :last-child");
  if (there > 0) {
    await page.find("dialog[open] select option[value=append]");
    await page.run(APPEND);
  }
  await page.click("dialog[open] .dialog-foot .btn-primary:not(:disabled)");
  const deadline = Date.now() + WITHIN;
  for (;;) {
    const standing = await page.run(STANDING, (there + more).toLocaleString("en"), SAY.storage.room_go_on);
    if (standing !== "under way") return standing === "done";
    if (Date.now() > deadline) throw new Error(`an import of ${more} beside ${there} takes too long`);
    await sleep(100);
  }
}

async function shows(page, rows) {
  const deadline = Date.now() + WITHIN;
  const wanted = rows.toLocaleString("en");
  while ((await page.run("return document.querySelector(arguments[0])?.textContent", COUNT)) !== wanted) {
    if (Date.now() > deadline) throw new Error(`${wanted} rows are not there after a reload`);
    await sleep(100);
  }
}

// The page waits 400 ms for further keys on purpose; that is counted too.
async function editAndSave(page) {
  const took = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    await page.click(`.grid-cell[data-row="${edit}"][data-column="0"]`);
    await page.typeRow(`Edited ${edit}`);
    await page.run(LISTEN);
    await page.enter();
    let saved;
    while ((saved = await page.run("return window.benchSaved ?? null")) === null) await sleep(50);
    took.push(saved);
  }
  return took;
}

function tell(browser, what, { rows, units, each, saved }) {
  const count = (n) => Math.round(n).toLocaleString("en");
  console.log(
    `${browser}: ${count(rows)} ${what} fit, ${count(units)} UTF-16 units in all, ${each.toFixed(2)} units ` +
      `(${(2 * each).toFixed(1)} bytes) a row; an edit among ${count(EDITED_AT)} rows is saved after ${count(saved)} ms`,
  );
}
