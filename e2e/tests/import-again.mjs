// A list that comes a second time, values with two readings, repeated keys, damaged files, and the leads shown as a
// file: nothing is taken for granted, and one undo takes all of it back.
import { assert, bothLanguages, eventually, everyLook, pageTest } from "../harness.mjs";

const EN = { language: "en" };

const column = (hand, name) => hand.dialog.locator(".import-column", { has: hand.page.getByText(name, { exact: true }) });
const importButton = (hand) => hand.button(hand.say.importing.import, hand.dialog);
const leadCount = (hand) => hand.page.locator("[role=tab] .tab-count").first();

async function confirm(hand) {
  // The worker may be busy starting.
  await eventually(async () => assert.ok(await importButton(hand).isEnabled()), { within: 30_000 });
  await importButton(hand).click();
  await hand.dialog.waitFor({ state: "detached" });
}

async function lookedAt(hand) {
  // The worker may be busy starting.
  await hand.dialog.getByText(hand.say.importing.mapping_title).waitFor({ timeout: 30_000 });
}

function lists(hand) {
  const en = hand.language === "en";
  const head = en ? ["Key", "Lead", "Contract value", "Outcome"] : ["编号", "线索", "合同额", "结果"];
  const [won, lost] = [hand.say.leads.outcome_won, hand.say.leads.outcome_lost];
  const text = (rows) => [head, ...rows].map((row) => row.join("\t")).join("\r\n");
  return {
    first: text([["K1", "Acme 一", "120000", won], ["K2", "Beta 二", "80000", ""], ["K3", "Gamma 三", "5000", lost]]),
    second: text([["K1", "Acme 一", "150000", won], ["K2", "Beta 二", "80000", ""], ["K4", "Delta 四", "7000", ""]]),
  };
}

bothLanguages("a changed list shows what is new, changed and gone before it is accepted", {}, async (given) => {
  const { page, visit, hand } = given;
  const { importing } = hand.say;
  const { first, second } = lists(hand);
  await hand.importPaste(first);
  await lookedAt(hand);
  await confirm(hand);
  await hand.shows(leadCount(hand), "3");
  await hand.importPaste(second);
  await lookedAt(hand);
  assert.equal(await hand.field(importing.mode, hand.dialog).inputValue(), "update");
  const counts = { new: "1", changed: "1", cells: "1", gone: "1", unchanged: "1" };
  await hand.dialog.getByText(hand.fill(importing.compared, counts)).waitFor();
  await hand.dialog.getByText(/Acme 一 · .*120,000 → 150,000/).waitFor();
  await hand.dialog.getByText(hand.fill(importing.gone_title, { n: "1" })).click();
  await hand.dialog.getByText("Gamma 三").waitFor();
  await visit.axe();
  // What is gone stays, unless it is to be removed.
  await hand.dialog.getByLabel(hand.fill(importing.remove_gone, { n: "1" })).check();
  await confirm(hand);
  await hand.shows(leadCount(hand), "3");
  await hand.shows(hand.grid.cell(2, 0), "Delta 四");
  await hand.press(importing.undo, hand.toasts);
  await hand.shows(hand.grid.cell(2, 0), "Gamma 三");
  await hand.redo();
  await hand.reload();
  await hand.shows(hand.grid.cell(2, 0), "Delta 四");
  assert.equal(await page.locator(".sample-banner").count(), 0);
});

bothLanguages("keys that repeat are asked about once, with their number", {}, async ({ visit, hand }) => {
  const { importing } = hand.say;
  const { first } = lists(hand);
  const rows = first.split("\r\n");
  await hand.importPaste([...rows, rows[1].replace("Acme 一", "Acme 二")].join("\r\n"));
  await lookedAt(hand);
  // With a key that repeats the column is no key by itself; the user says that it is.
  const name = rows[0].split("\t")[0];
  await column(hand, name).locator("select").first().selectOption("key");
  await column(hand, rows[0].split("\t")[1]).locator("select").first().selectOption("name");
  const repeats = hand.field(hand.fill(importing.repeats_by_key, { n: "1" }), hand.dialog);
  await repeats.waitFor();
  assert.ok(await importButton(hand).isDisabled());
  await visit.axe();
  await repeats.selectOption({ label: importing.repeats_replace });
  await confirm(hand);
  await hand.shows(leadCount(hand), "3");
  await hand.shows(hand.grid.cell(2, 0), "Acme 二");
});

pageTest("what values are read as stands beside them, and a doubt is asked before the import", EN, async ({ hand }) => {
  const { importing } = hand.say;
  await hand.importPaste("Lead\tBudget\tWhen\tBook\r\nAcme\t1.234\t46347\t1.234,56\r\nBeta\t5.678\t46348\t（2,5）\r\n");
  await lookedAt(hand);
  // The book values settle the decimal mark of the whole table; the day numbers are asked about.
  await column(hand, "Book").getByText("1.234,56 → 1,234.56").waitFor();
  await column(hand, "Book").getByText("（2,5） → −2.5").waitFor();
  await column(hand, "Budget").getByText("1.234 → 1,234").waitFor();
  await column(hand, "Budget").getByText(importing.evidence_others).waitFor();
  assert.ok(await importButton(hand).isDisabled());
  const when = column(hand, "When").locator(".import-reading select");
  assert.equal(await when.inputValue(), "");
  await when.selectOption({ label: importing.read_serial });
  await column(hand, "When").getByText("46347 → 21 Nov 2026").waitFor();
  // Any column may be left as words.
  const budget = column(hand, "Budget").locator(".import-reading select");
  await budget.selectOption({ label: importing.read_text });
  await confirm(hand);
  await hand.shows(hand.grid.cell(0, await hand.grid.column("When")), /21 Nov 2026|2026-11-21/);
  await hand.shows(hand.grid.cell(0, await hand.grid.column("Budget")), "1.234");
});

bothLanguages("a damaged file gives its rows and says where the damage is", {}, async ({ visit, hand }) => {
  const text = 'Lead,Note,Size\r\nAcme,"5 inch,1\r\n\uFEFFBeta,a\0b,2\r\nGamma,"x, y",3,4\r\nDelta\r\n';
  await hand.importFile("damaged.csv", Buffer.from(text));
  await lookedAt(hand);
  await hand.dialog.getByText(hand.fill(hand.say.importing.sheet_problems, { n: "5" })).click();
  const problems = hand.dialog.locator(".import-more .import-list").first().locator("li");
  await hand.count(problems, 5);
  await hand.shows(problems.first(), /2.*B/);
  await visit.axe();
  await confirm(hand);
  await hand.shows(leadCount(hand), "4");
  await hand.shows(hand.grid.cell(1, 0), "Beta");
});

pageTest("the leads shown leave as a file, in the order shown", EN, async ({ page, hand }) => {
  await hand.tab("leads");
  const search = page.getByPlaceholder(hand.say.leads.search);
  const name = await hand.grid.cell(0, 0).innerText();
  await search.fill(name.slice(0, 2));
  const shown = page.getByRole("button", { name: /^Export these \d+/ });
  await shown.waitFor();
  const count = Number((await shown.innerText()).match(/\d+/)[0]);
  const file = await hand.download(() => shown.click());
  const lines = file.bytes.toString().split("\r\n").filter((line) => line !== "");
  assert.equal(lines.length, count + 1);
  assert.ok(count < 202 && lines.slice(1).every((line) => line.includes(name.slice(0, 2))));
  assert.deepEqual([...file.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
});

everyLook("the comparison of a changed list fits and passes axe", {}, async ({ visit, hand }) => {
  const { first, second } = lists(hand);
  await hand.importPaste(first);
  await lookedAt(hand);
  await confirm(hand);
  await hand.importPaste(second);
  await lookedAt(hand);
  await hand.dialog.locator(".import-compared").waitFor();
  await visit.axe();
  await visit.fitsWidth();
  const body = hand.dialog.locator(".dialog-body");
  assert.ok(await body.evaluate((box) => box.scrollWidth <= box.clientWidth + 1), "the dialog scrolls sideways");
});

bothLanguages("a table that begins further down is read from there", {}, async ({ visit, hand }) => {
  const { importing } = hand.say;
  await hand.importPaste("Region\tNorth\r\nLead\tBudget\r\nAcme\t12\r\nBeta\t34\r\n");
  await lookedAt(hand);
  const field = hand.field(importing.first_row, hand.dialog);
  assert.equal(await field.inputValue(), "1");
  await field.fill("2");
  await column(hand, "Budget").getByText("12").first().waitFor();
  // The field is still the one that is typed into.
  assert.ok(await field.evaluate((input) => input === document.activeElement));
  await hand.dialog.getByText(hand.fill(importing.sheet_problems, { n: "1" })).waitFor();
  // Where nothing is that far down, the table stays as it was.
  await field.fill("9");
  await hand.dialog.locator('[role="alert"], .banner').first().waitFor();
  await column(hand, "Budget").waitFor();
  await visit.axe();
});
