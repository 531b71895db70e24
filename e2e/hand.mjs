// What a visitor does on the page, in the visitor's terms: pick a level, edit a weight, open a menu.
//
//   await hand.pick("contact", 4);
//   await hand.shows(hand.score, "71.3");
import assert from "node:assert/strict";

import { eventually } from "./eventually.mjs";
import { factorsOf, fill, wordsOf } from "./words.mjs";

export class Hand {
  constructor(visit) {
    this.visit = visit;
    this.page = visit.page;
    this.score = this.page.locator("[data-value=score]");
    this.figures = this.page.locator(".headline");
    this.tier = this.figure("tier").locator(".badge > span").first();
    this.dialog = this.page.locator("dialog[open]");
    this.toasts = this.page.locator(".toasts");
    this.grid = new Grid(this);
  }

  get language() {
    return this.visit.language;
  }

  get say() {
    return wordsOf(this.language);
  }

  get factors() {
    return factorsOf(this.language);
  }

  // Where the score comes from: a button of its own, or, on phones, the score itself.
  async explainScore() {
    const button = this.button(this.say.figures.explain);
    if (await button.isVisible()) await button.click();
    else await this.figure("score").getByRole("button").click();
    await this.dialog.waitFor();
  }

  figure(name) {
    return this.page.locator(`[data-figure=${name}]`);
  }

  // Waits until an element says so; words may be a pattern.
  async shows(locator, words) {
    await eventually(async () => {
      const text = (await locator.innerText()).trim();
      if (words instanceof RegExp) assert.match(text, words);
      else assert.equal(text, words);
    });
  }

  async count(locator, number) {
    await eventually(async () => assert.equal(await locator.count(), number));
  }

  button(name, within = this.page) {
    return within.getByRole("button", { name, exact: true });
  }

  async press(name, within = this.page) {
    await this.button(name, within).click();
  }

  // Opens the menu of this button and runs an action of it.
  async choose(menu, action, within = this.page) {
    await this.openMenu(menu, within);
    await this.page.getByRole("menu").locator("[role^=menuitem]", { hasText: action }).first().click();
  }

  async openMenu(menu, within = this.page) {
    const button = typeof menu === "string" ? this.button(menu, within) : menu;
    await button.click();
    await this.page.getByRole("menu").waitFor();
  }

  get workspaceMenu() {
    return this.page.locator(".topbar-workspace");
  }

  get scenarioMenu() {
    return this.page.locator(".topbar-scenario");
  }

  // leads, distribution, history, card
  async tab(key) {
    const tab = this.page.locator(`[role=tab][id$="-${key}"]`);
    await tab.click();
    await eventually(async () => assert.equal(await tab.getAttribute("aria-selected"), "true"));
  }

  meter(factor) {
    return this.page.getByRole("radiogroup", { name: this.factors[factor].name, exact: true });
  }

  // Level from 1; 0 is unknown.
  async pick(factor, level) {
    const meter = this.meter(factor);
    await (level === 0 ? meter.locator(".meter-clear") : meter.locator(".meter-level").nth(level - 1)).click();
  }

  // The level in force, 0 for unknown.
  async level(factor) {
    const checked = await this.meter(factor)
      .getByRole("radio")
      .evaluateAll((radios) => radios.findIndex((radio) => radio.ariaChecked === "true"));
    return (checked + 1) % ((await this.meter(factor).getByRole("radio").count()) || 1);
  }

  weight(factor) {
    const name = `${this.factors[factor].name} · ${this.say.leads.weight}`;
    return this.page.getByRole("textbox", { name, exact: true });
  }

  cut(tier) {
    return this.page.getByRole("textbox", { name: `${tier} · ${this.say.leads.cut}`, exact: true });
  }

  // A labelled control, in the open dialog where there is one.
  field(name, within = this.page) {
    return within.getByLabel(name, { exact: true });
  }

  // Runs a command of the palette by its name.
  async command(name) {
    await this.page.keyboard.press("Control+k");
    await this.page.locator(".palette-input").fill(name);
    await this.dialog.getByRole("option", { name }).first().click();
  }

  async undo() {
    await this.page.locator(".topbar-tools > button").first().click();
  }

  async redo() {
    await this.page.locator(".topbar-tools > button").nth(1).click();
  }

  async nextLead() {
    await this.press(this.say.leads.next);
  }

  async saved() {
    // What was done takes effect once its frame is painted.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await this.page.locator(".save-state[data-state=saved]").waitFor({ state: "attached" });
  }

  // All that a reload must find again, after it is saved.
  async reload() {
    await this.saved();
    await this.visit.reload();
  }

  async closeDialog() {
    await this.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "detached" });
  }

  // The rows of a chart's table, as a screen reader finds them.
  async chartTable(chart) {
    return chart.locator("table tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.textContent)),
    );
  }

  // What a click or a key hands over as a file: its name and its bytes.
  async download(act) {
    const [file] = await Promise.all([this.page.waitForEvent("download"), act()]);
    const chunks = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk);
    return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  async openFile(name, content) {
    const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
    await this.page
      .locator("input[data-picker=workspace]")
      .setInputFiles({ name, mimeType: "application/json", buffer });
  }

  // Pastes through a real clipboard event where the focus is.
  async paste(text) {
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.page.keyboard.press("Control+v");
  }

  // Opens the import and pastes a table into it, or gives it a file.
  async importPaste(table) {
    await this.command(this.say.shell.import_rows);
    await this.page.locator("#import-paste").focus();
    await this.paste(table);
  }

  async importFile(name, content) {
    await this.command(this.say.shell.import_rows);
    const file = typeof content === "string" && !content.includes("\n") ? content : { name, mimeType: "text/csv", buffer: Buffer.from(content) };
    await this.dialog.locator("input[type=file]").setInputFiles(file);
  }

  fill(template, values) {
    return fill(template, values);
  }
}

// The table of leads.
class Grid {
  constructor(hand) {
    this.hand = hand;
    this.page = hand.page;
    this.box = this.page.locator(".grid-scroll").first();
    this.rows = this.box.locator(".grid-row");
    this.active = this.box.locator(".grid-cell[data-active]");
    this.status = this.page.locator(".grid-status").first();
  }

  // Rows and columns from 0.
  cell(row, column) {
    return this.box.locator(`.grid-cell[data-row="${row}"][data-column="${column}"]`);
  }

  // The place of a column by its heading.
  async column(title) {
    const titles = await this.box.locator(".grid-title").allInnerTexts();
    const at = titles.findIndex((text) => text.trim() === title);
    assert.notEqual(at, -1, `no column ${title} among ${titles.join(", ")}`);
    return at;
  }

  async go(row, column) {
    await this.cell(row, column).scrollIntoViewIfNeeded();
    await this.cell(row, column).click();
  }

  async keys(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async count(number) {
    const template = this.hand.language === "en" ? (number === "1" ? "{n} row" : "{n} rows") : "{n} 行";
    const rows = this.hand.fill(template, { n: number });
    await this.hand.shows(this.status.locator("span").first(), rows);
  }
}
