// Heavy work off the page's own thread: with the network off, stopped half-way, broken on purpose, and where there is
// no worker at all; and a hundred thousand rows from file to reload.
import { bigTable, tableText } from "../big-table.mjs";
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";
import { wordsOf } from "../words.mjs";

const EN = { language: "en" };
const ROWS = 100_000;
// So many that there is time to press a button while they are read.
const MANY = 350_000;
const LONG = { timeout: 60_000 };
const SLOWLY = { within: 60_000 };

const bar = (hand) => hand.dialog.getByRole("progressbar");
const importButton = (hand) => hand.button(hand.say.importing.import, hand.dialog);
const leadCount = (hand) => hand.page.locator("[role=tab] .tab-count").first();
const mapping = (hand) => hand.dialog.getByText(hand.say.importing.mapping_title);
const source = (hand) => hand.page.locator("#import-paste");
const banner = (hand, words) => hand.page.locator(".banner", { hasText: words });

async function worker(page) {
  return page.locator("html").getAttribute("data-worker");
}

async function confirm(hand) {
  await eventually(async () => assert.ok(await importButton(hand).isEnabled()), SLOWLY);
  await importButton(hand).click();
  await hand.dialog.waitFor({ state: "detached", ...LONG });
}

async function importSmall(hand, rows = 40) {
  await hand.importFile("leads.csv", tableText(rows));
  await mapping(hand).waitFor();
  await confirm(hand);
  await eventually(() => hand.shows(leadCount(hand), rows.toLocaleString("en")));
}

// Opens the page with something between it and its files.
async function openWith(visit, pattern, handle) {
  await visit.goOnline();
  await visit.page.route(pattern, handle);
  await visit.page.goto("about:blank");
  await visit.page.goto(visit.url);
  await visit.loaded();
}

bothLanguages("a table is imported by the worker with the network off", {}, async ({ page, visit, hand }) => {
  assert.equal(await worker(page), "ready");
  assert.equal(visit.offline, true);
  await importSmall(hand);
  await hand.undo();
  await hand.shows(leadCount(hand), "202");
});

bothLanguages("reading is stopped half-way; the page is alive and nothing has changed", {}, async ({ hand }) => {
  await hand.importFile("", bigTable(MANY));
  await bar(hand).waitFor(LONG);
  await hand.press(hand.say.common.cancel, hand.dialog.locator(".progress"));
  await bar(hand).waitFor({ state: "detached" });
  await source(hand).waitFor();
  await hand.closeDialog();
  await hand.shows(leadCount(hand), "202");
  await hand.pick("contact", 5);
  await hand.shows(hand.score, "75.0");
  await importSmall(hand);
});

pageTest("an import is stopped half-way; the plan stays, the leads have not changed", EN, async ({ hand }) => {
  await hand.importFile("", bigTable(ROWS));
  await mapping(hand).waitFor(LONG);
  await eventually(async () => assert.ok(await importButton(hand).isEnabled()), SLOWLY);
  await importButton(hand).click();
  await hand.press(hand.say.common.cancel, hand.dialog.locator(".progress"));
  await bar(hand).waitFor({ state: "detached" });
  assert.equal(await mapping(hand).count(), 1);
  await hand.closeDialog();
  await hand.shows(leadCount(hand), "202");
});

const TESTER = { storage: { "loudou/test": "1" } };

bothLanguages("a worker that breaks down says so, and the next job works", TESTER, async ({ page, visit, hand }) => {
  await hand.importFile("", bigTable(ROWS));
  await bar(hand).waitFor(LONG);
  await page.evaluate(() => dispatchEvent(new Event("loudou-break-worker")));
  await hand.dialog.getByText(hand.say.working.broke).waitFor(LONG);
  await visit.axe();
  await hand.closeDialog();
  await hand.shows(leadCount(hand), "202");
  assert.equal(await worker(page), "ready");
  // The network is off: it begins anew with what it has.
  await importSmall(hand);
});

pageTest("a table is lost with the worker that read it, and has to be chosen again", { ...EN, ...TESTER }, async ({ page, hand }) => {
  await hand.importFile("leads.csv", tableText(30));
  await mapping(hand).waitFor();
  await page.evaluate(() => dispatchEvent(new Event("loudou-break-worker")));
  // The worker may be busy starting.
  await eventually(async () => assert.ok(await importButton(hand).isEnabled()), { within: 30_000 });
  await importButton(hand).click();
  await hand.dialog.getByText(hand.say.working.begin_again).waitFor();
  await hand.closeDialog();
  await hand.shows(leadCount(hand), "202");
  await importSmall(hand);
});

bothLanguages("without the worker's file imports and exports say why not, and the rest works", {}, async (given) => {
  const { page, visit, hand } = given;
  visit.expectProblem(/failed request: .*worker/);
  await openWith(visit, /worker-[0-9a-f]+\.js$/, (route) => route.abort());
  assert.equal(await worker(page), "none");
  await banner(hand, hand.say.working.none_missing).waitFor();
  await visit.axe();
  await hand.importFile("", bigTable(40));
  await hand.dialog.getByText(hand.say.working.needs_worker).waitFor();
  await hand.closeDialog();
  await hand.shows(leadCount(hand), "202");
  for (const file of [hand.say.shell.export_csv, hand.say.shell.export_workbook]) {
    await hand.choose(hand.say.shell.export, file);
    await hand.toasts.getByText(hand.say.working.needs_worker).first().waitFor();
    await page.waitForTimeout(700);
    assert.equal(await hand.dialog.count(), 0);
  }
  // What went wrong is said in the language the page has by now.
  await hand.tab("history");
  const suggest = page.locator("[data-part=suggest]");
  await hand.press(hand.say.validity.suggest_start, suggest);
  await suggest.getByText(hand.say.working.needs_worker).waitFor();
  const other = wordsOf(hand.language === "en" ? "zh-CN" : "en");
  await page.getByRole("button", { name: hand.say.shell.language, exact: true }).click();
  await suggest.getByText(other.working.needs_worker).waitFor();
});

bothLanguages("a worker of another build is not used, and the page says to reload", {}, async ({ page, visit, hand }) => {
  await openWith(visit, /worker-[0-9a-f]+\.js$/, async (route) => {
    const response = await route.fetch();
    const another = `const say = self.postMessage.bind(self);
      self.postMessage = (words, bytes) => say([String(words[0]).replace(/"build":"[^"]*"/, '"build":"another"')], bytes);`;
    await route.fulfill({ response, body: `${another}\n${await response.text()}` });
  });
  assert.equal(await worker(page), "none");
  await banner(hand, hand.say.working.none_other_build).waitFor();
  await page.unroute(/worker-[0-9a-f]+\.js$/);
  await visit.goOnline();
  await hand.press(hand.say.working.reload);
  await eventually(async () => assert.equal(await worker(page), "ready"), SLOWLY);
  await importSmall(hand);
});

bothLanguages("all leads go out as a file; a small one flashes nothing up", {}, async ({ page, hand }) => {
  await page.evaluate(() => {
    window.opened = 0;
    const count = (changes) => changes.forEach(({ target }) => (window.opened += target.matches("dialog[open]") ? 1 : 0));
    new MutationObserver(count).observe(document, { subtree: true, attributeFilter: ["open"] });
  });
  const csv = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_csv));
  assert.equal(csv.bytes.toString().trimEnd().split("\r\n").length, 203);
  const book = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_workbook));
  assert.match(book.name, /\.xlsx$/);
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => window.opened), 0);
  assert.equal(await hand.toasts.innerText(), "");
});

// So many that a workbook of them takes seconds.
const SEVERAL = 20_000;

bothLanguages("a file of many leads shows how far it is and is stopped half-way", {}, async ({ page, visit, hand }) => {
  await hand.importFile("", bigTable(SEVERAL));
  await mapping(hand).waitFor(LONG);
  await confirm(hand);
  await eventually(() => hand.shows(leadCount(hand), "20,000"), SLOWLY);
  const files = [];
  page.on("download", (file) => files.push(file.suggestedFilename()));
  const begin = async () => {
    await hand.choose(hand.say.shell.export, hand.say.shell.export_workbook);
    await hand.dialog.getByText(hand.say.working.writing_file).waitFor(LONG);
    await eventually(async () => assert.ok(Number(await bar(hand).getAttribute("aria-valuenow")) > 0), SLOWLY);
  };
  await begin();
  await visit.axe();
  await hand.press(hand.say.common.cancel, hand.dialog.locator(".progress"));
  await hand.dialog.waitFor({ state: "detached" });
  // To close it is to stop.
  await begin();
  await hand.closeDialog();
  await hand.nextLead();
  const csv = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_csv));
  assert.equal(csv.bytes.toString().trimEnd().split("\r\n").length, SEVERAL + 1);
  await hand.dialog.waitFor({ state: "detached" });
  assert.deepEqual(files, [csv.name]);
});
