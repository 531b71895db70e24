// The validity check: figures and verdict follow the scorecard, limits are the user's, weights are suggested and taken,
// two scorecards are compared, and a scorecard is built from outcomes, or not where nothing tells.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

const DATA = join(dirname(fileURLToPath(import.meta.url)), "../../../shared/data");
const has = (name) => existsSync(join(DATA, name));
const SLOWLY = { within: 60_000 };
const LONG = { timeout: 60_000 };

const part = (page, name) => page.locator(`[data-part=${name}]`);
const checkRow = (page, name) => page.locator(".checks tbody tr", { has: page.getByText(name, { exact: true }) });
const figure = (hand, name) =>
  hand.page.getByRole("rowheader", { name, exact: true }).locator("xpath=..").getByRole("cell").first();
const verdict = (page) => page.locator(".verdict");

bothLanguages("the sample is checked, and its channel does not tell", {}, async ({ page, visit, hand }) => {
  const { validity } = hand.say;
  await hand.tab("history");
  await hand.count(page.locator(".checks tbody tr"), 5);
  await hand.count(page.locator(".rung[data-reached]"), 3);
  const auc = Number.parseFloat(await figure(hand, validity.auc).innerText());
  assert.ok(auc >= 0.7 && auc < 0.8, `AUC ${auc}`);
  await hand.shows(checkRow(page, validity.check_auc).locator(".badge"), validity.passed_yes);
  const strengths = part(page, "strength").locator("tbody tr");
  await eventually(async () => assert.equal(await strengths.count(), 7), SLOWLY);
  const channel = strengths.filter({ hasText: hand.factors.channel.name });
  await hand.shows(channel.locator("td").last(), validity.tells_no);
  await visit.axe();
  await visit.fitsWidth();
});

bothLanguages("the verdict follows limits and weights", {}, async ({ page, hand }) => {
  const { validity } = hand.say;
  await hand.tab("history");
  const limit = checkRow(page, validity.check_auc).getByRole("textbox");
  await limit.fill("0.95");
  await limit.press("Enter");
  await hand.shows(checkRow(page, validity.check_auc).locator(".badge"), validity.passed_no);
  assert.equal(await verdict(page).getAttribute("data-passed"), "no");
  await hand.undo();
  await hand.shows(checkRow(page, validity.check_auc).locator(".badge"), validity.passed_yes);
  const before = await figure(hand, validity.auc).innerText();
  await hand.tab("card");
  await hand.weight("channel").fill("100");
  await hand.weight("channel").press("Enter");
  await hand.tab("history");
  await eventually(async () => assert.notEqual(await figure(hand, validity.auc).innerText(), before));
  // The scorecard is the template's no longer: what it shows on these leads is in-sample.
  await hand.shows(verdict(page).locator(".muted"), validity.in_sample);
});

bothLanguages("better weights are suggested, and taken in one step", {}, async ({ page, visit, hand }) => {
  const { validity } = hand.say;
  // Weights that are plainly wrong for the sample.
  await hand.tab("card");
  await hand.weight("channel").fill("90");
  await hand.weight("channel").press("Enter");
  await hand.tab("history");
  const suggest = part(page, "suggest");
  await hand.press(validity.suggest_start, suggest);
  await eventually(async () => assert.equal(await suggest.locator("tbody tr").count(), 7), SLOWLY);
  await visit.axe();
  const rows = suggest.locator("tbody tr");
  const channel = rows.filter({ hasText: hand.factors.channel.name });
  assert.ok(Number.parseInt(await channel.locator("td").nth(1).innerText(), 10) < 20);
  // One of them is left as it is.
  const kept = rows.filter({ hasText: hand.factors.interest.name });
  await kept.locator("input[type=checkbox]").uncheck();
  const wanted = await channel.locator("td").nth(1).innerText();
  await hand.press(validity.accept, suggest);
  await hand.tab("card");
  assert.equal(`${await hand.weight("channel").inputValue()}%`, wanted);
  assert.equal(await hand.weight("interest").inputValue(), "10");
  await hand.undo();
  assert.equal(await hand.weight("channel").inputValue(), "90");
});

bothLanguages("a copy of a scorecard is no better than it", {}, async ({ page, visit, hand }) => {
  const { validity, leads } = hand.say;
  await hand.tab("history");
  await hand.shows(part(page, "compare").locator("p").nth(1), validity.compare_one);
  await hand.tab("card");
  await hand.openMenu(page.locator(".card-head button[aria-haspopup]").first());
  await page.getByRole("menuitem", { name: leads.card_copy }).click();
  await hand.tab("history");
  const compare = part(page, "compare");
  await hand.press(validity.compare_start, compare);
  await eventually(async () => assert.ok((await compare.locator("tbody tr").count()) > 5), SLOWLY);
  await hand.shows(compare.locator("p[role=status]"), /0\.000/);
  await visit.axe();
});

bothLanguages("a scorecard is built from the sample's outcomes", {}, async ({ page, visit, hand }) => {
  const { validity } = hand.say;
  await hand.tab("history");
  await hand.press(validity.learn_start);
  await hand.dialog.getByText(validity.learn_other_columns).waitFor();
  await visit.axe();
  // What may have been filled late has to be answered, whatever it is.
  for (const button of await hand.button(validity.learn_keep, hand.dialog).all()) await button.click();
  await hand.press(validity.learn_build, hand.dialog);
  await hand.dialog.getByRole("heading", { name: validity.learn_columns }).waitFor(LONG);
  // Each factor unfolds into its levels: won, lost, evidence, points.
  const factor = hand.dialog.locator("details.evidence").first();
  await factor.locator("summary").click();
  const level = factor.locator("tbody tr").first();
  await eventually(async () => assert.match((await level.locator("td").allInnerTexts()).join(" "), /^\d+ \d+ [−-]?\d+\.\d\d \d+$/));
  // The sample's own outcomes taught: there is nothing to write back.
  await hand.count(hand.dialog.getByLabel(validity.learn_write), 0);
  await visit.axe();
  await hand.press(validity.learn_take, hand.dialog);
  await hand.shows(hand.toasts, new RegExp(validity.learn_taken));
  // What it did on leads that did not teach goes with it, and the verdict by that.
  const [untaught, taught] = [validity.on_untaught, validity.on_taught].map((words) => words.replace("{auc}", "").trim());
  const auc = page.locator(".checks tbody tr").nth(1);
  await hand.shows(page.locator("[data-part=built]"), new RegExp(validity.built_same.slice(0, 12)));
  const says = (words) => eventually(async () => assert.ok((await auc.innerText()).includes(words)));
  await says(untaught);
  await visit.axe();
  await hand.tab("card");
  await hand.shows(page.locator("#card-factors .caption").first(), /100/);
  const weight = page.locator("#card-factors input[inputmode=decimal]").first();
  await weight.fill("1");
  await page.keyboard.press("Enter");
  await hand.tab("history");
  await says(taught);
  await hand.shows(page.locator("[data-part=built]"), new RegExp(validity.built_changed.slice(0, 12)));
  await hand.undo();
  await hand.undo();
  await hand.tab("card");
  await eventually(async () => assert.equal(await hand.weight("need_fit").inputValue(), "20"));
});

pageTest("without an outcome there is nothing to check, and that is said", { language: "en" }, async ({ page, hand }) => {
  await hand.importPaste("Lead\tNote\r\nAcme\ta\r\nBeta\tb");
  await eventually(async () => assert.ok(await hand.button(hand.say.importing.import, hand.dialog).isEnabled()), SLOWLY);
  await hand.press(hand.say.importing.import, hand.dialog);
  await hand.dialog.waitFor({ state: "detached" });
  await hand.tab("history");
  await page.getByText(hand.say.leads.history_none).waitFor();
});

// Leads whose ending stands in a column that does not look like it: of those referred three in four renewed.
const renewals = () => {
  const rows = Array.from({ length: 200 }, (_, at) => {
    const referred = at % 2 === 0;
    const renewed = (Math.floor(at / 2) % 4 === 0) !== referred;
    return [`Firm ${at + 1}`, referred ? "referral" : "advert", ["north", "south", "west"][at % 3], renewed ? "extended" : "ran out"];
  });
  return [["Lead", "Source", "Region", "Contract"], ...rows].map((row) => row.join("\t")).join("\r\n");
};

bothLanguages("another column may say how leads ended", {}, async ({ page, visit, hand }) => {
  const { validity, importing, leads } = hand.say;
  await hand.importPaste(renewals());
  await eventually(async () => assert.ok(await hand.button(importing.import, hand.dialog).isEnabled()), SLOWLY);
  await hand.press(importing.import, hand.dialog);
  await hand.dialog.waitFor({ state: "detached", ...LONG });
  await hand.tab("history");
  await page.getByText(leads.history_none).waitFor();
  await hand.press(validity.learn_start, page.locator("[data-part=learn]"));
  // Nothing is taken for an outcome that does not look like one.
  const column = hand.dialog.getByLabel(validity.learn_outcome_column);
  await column.waitFor(LONG);
  assert.equal(await column.inputValue(), "");
  await hand.count(hand.button(validity.learn_build, hand.dialog), 0);
  await column.selectOption({ label: "Contract" });
  await hand.dialog.getByText(validity.learn_outcome_missing).waitFor();
  await visit.axe();
  await hand.dialog.getByLabel(/^extended/).selectOption("won");
  await hand.dialog.getByLabel(/^ran out/).selectOption("lost");
  await hand.dialog.getByText(validity.learn_other_columns).waitFor(LONG);
  // The column that says how leads ended is not among those that may tell.
  await hand.count(hand.dialog.locator(".column-checks").getByLabel("Contract", { exact: true }), 0);
  for (const button of await hand.button(validity.learn_keep, hand.dialog).all()) await button.click();
  await hand.press(validity.learn_build, hand.dialog);
  await hand.dialog.getByLabel(validity.learn_write).waitFor(LONG);
  await visit.axe();
  await hand.press(validity.learn_take, hand.dialog);
  await hand.dialog.waitFor({ state: "detached" });
  // The check reads the outcomes that were written.
  await hand.shows(page.locator(".validity .section-head .caption").first(), hand.fill(validity.closed, { n: 200, won: 100, lost: 100 }));
  await hand.undo();
  await page.getByText(leads.history_none).waitFor();
});

bothLanguages("the verdict stands beside weights and cuts and follows them", {}, async ({ page, hand }) => {
  const strip = part(page, "verdict-strip");
  await hand.tab("card");
  await hand.shows(strip, /AUC 0\.\d/);
  const before = await strip.innerText();
  await page.locator(".factor-line input").first().fill("90");
  await eventually(async () => assert.notEqual(await strip.innerText(), before));
  await hand.undo();
  await eventually(async () => assert.equal(await strip.innerText(), before));
  await hand.tab("distribution");
  await hand.shows(strip, /AUC 0\.\d/);
  await strip.getByRole("button").click();
  await page.locator(".verdict").waitFor();
});

bothLanguages("the report prints on one page", {}, async ({ page, hand }) => {
  await hand.tab("history");
  await eventually(async () => assert.equal(await part(page, "strength").locator("tbody tr").count(), 7), SLOWLY);
  assert.deepEqual(await printed(page, hand), { pages: 1, drawings: 3 });
});

/** The report as its button prints it: how many pages, and the drawings on them, which stand in one row. */
async function printed(page, hand) {
  // The browser's dialog stops everything while it is open; here what it would show stays after it.
  await page.evaluate(() => {
    const root = document.documentElement;
    window.print = () => {
      const part = root.getAttribute("data-print");
      queueMicrotask(() => root.setAttribute("data-print", part));
    };
  });
  await hand.press(hand.say.validity.print);
  const drawings = page.locator(".validity figure.chart .chart-svg");
  const widths = () => drawings.evaluateAll((all) => all.map((one) => one.getAttribute("width")));
  // Drawn for the width they are read at, before the dialog opens.
  await eventually(async () => assert.deepEqual([...new Set(await widths())], ["256"]));
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  await page.emulateMedia({ media: "print" });
  const tops = await drawings.evaluateAll((all) => all.map((one) => one.closest("figure").getBoundingClientRect().top));
  await page.emulateMedia({ media: null });
  await page.evaluate(() => document.documentElement.removeAttribute("data-print"));
  assert.equal(new Set(tops).size, 1, String(tops));
  return { pages: (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length, drawings: tops.length };
}

async function importAll(hand, name, rows) {
  await hand.command(hand.say.shell.import_rows);
  await hand.dialog.locator("input[type=file]").setInputFiles(join(DATA, name));
  await hand.dialog.getByText(rows).waitFor({ timeout: 60_000 });
  const button = hand.button(hand.say.importing.import, hand.dialog);
  await eventually(async () => assert.ok(await button.isEnabled()), SLOWLY);
  await button.click();
  await hand.dialog.waitFor({ state: "detached", timeout: 60_000 });
}

async function stopWork(hand, within) {
  const work = within.locator(".progress");
  await hand.press(hand.say.common.cancel, work);
  await work.waitFor({ state: "detached" });
}

if (!has("xeducation_leads.csv")) console.log("Left out: public data is not there (shared/data).");

if (has("xeducation_leads.csv")) {
  pageTest("public leads become a scorecard without what was filled later", { language: "en" }, async (given) => {
    const { page, visit, hand } = given;
    const { validity } = hand.say;
    await importAll(hand, "xeducation_leads.csv", /9,240 rows × 37 columns/);
    await hand.tab("history");
    await hand.press(validity.learn_start);
    const suspect = (name) => hand.dialog.locator(".suspect", { has: page.getByText(name, { exact: true }) });
    await suspect("Tags").waitFor({ timeout: 60_000 });
    await suspect("Lead Quality").waitFor();
    await visit.axe();
    assert.ok(!(await hand.button(validity.learn_build, hand.dialog).isEnabled()));
    const later = /^(Tags|Lead Quality|Lead Profile|Last Notable Activity|Asymmetrique .*)$/;
    for (const row of await hand.dialog.locator(".suspect").all()) {
      const name = await row.locator("strong").innerText();
      await hand.press(later.test(name) ? validity.learn_drop : validity.learn_keep, row);
    }
    for (const name of [/^Lead Profile$/, /^Last Notable Activity$/, /^Asymmetrique/]) {
      for (const box of await hand.dialog.locator(".column-checks").getByLabel(name).all()) await box.uncheck();
    }
    // Stopped half-way, nothing has come of it, and it can be begun anew.
    await hand.press(validity.learn_build, hand.dialog);
    await stopWork(hand, hand.dialog);
    await hand.count(hand.dialog.locator(".learned"), 0);
    await hand.press(validity.learn_build, hand.dialog);
    await hand.dialog.getByRole("heading", { name: validity.learn_columns }).waitFor({ timeout: 120_000 });
    const said = await hand.dialog.locator(".learned").innerText();
    assert.ok(Number.parseFloat(said.match(/AUC (\d\.\d+)/)[1]) >= 0.88, said);
    await hand.press(validity.learn_take, hand.dialog);
    // The figures of the page follow: from 120 wins with probabilities.
    await hand.count(page.locator(".rung[data-reached]"), 4);
    await hand.count(page.locator(".validity figure.chart"), 4);
    await visit.axe();
    await eventually(async () => assert.ok((await part(page, "strength").locator("tbody tr").count()) > 10), SLOWLY);
    assert.deepEqual(await printed(page, hand), { pages: 1, drawings: 4 });
    const suggest = part(page, "suggest");
    await hand.press(validity.suggest_start, suggest);
    await stopWork(hand, suggest);
    await hand.count(suggest.locator("tbody tr"), 0);
    await hand.button(validity.suggest_start, suggest).waitFor();
  });

  pageTest("columns that do not tell give no scorecard", { language: "en" }, async ({ hand }) => {
    const { validity } = hand.say;
    await importAll(hand, "maven_sales_pipeline.csv", /8,800 rows/);
    await hand.tab("history");
    await hand.press(validity.learn_start);
    await hand.dialog.getByText(validity.learn_other_columns).waitFor({ timeout: 60_000 });
    for (const row of await hand.dialog.locator(".suspect").all()) await hand.press(validity.learn_drop, row);
    await hand.press(validity.learn_build, hand.dialog);
    await hand.dialog.locator(".learned").getByText(/do not tell won from lost/).waitFor({ timeout: 120_000 });
    await hand.count(hand.button(validity.learn_take, hand.dialog), 0);
  });
}
