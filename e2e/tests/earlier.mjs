// Earlier states, backups and room: the panel and what leads to it.
import { assert, bothLanguages, eventually, everyLook, pageTest } from "../harness.mjs";
import { fillUp } from "../store.mjs";

const EN = { language: "en" };
const DAY_MS = 24 * 60 * 60 * 1000;
const rows = (hand) => hand.dialog.locator("[data-list=earlier] .ledger-row");
const openPanel = (hand) => hand.choose(hand.workspaceMenu, hand.say.storage.menu);
const banner = (page, words) => page.locator(".banner", { hasText: words });

bothLanguages("an earlier state comes back, and undo takes that back", {}, async ({ page, visit, hand }) => {
  await hand.saved();
  await hand.pick("contact", 5);
  await hand.saved();
  await hand.tab("leads");
  await hand.press(hand.say.leads.start_empty);
  await page.getByText(hand.say.leads.empty_title).first().waitFor();
  await hand.saved();
  await openPanel(hand);
  // Before the first edit, and before everything was taken away.
  await hand.count(rows(hand), 2);
  await hand.shows(rows(hand).first(), new RegExp(hand.say.storage.cause_delete));
  await hand.shows(rows(hand).last(), new RegExp(hand.say.storage.cause_rolling));
  await visit.axe();
  await rows(hand).first().getByRole("button").first().click();
  await hand.count(rows(hand), 3);
  await hand.shows(rows(hand).first(), new RegExp(hand.say.storage.cause_restore));
  await hand.closeDialog();
  await hand.shows(hand.score, "75.0");
  await hand.reload();
  await hand.shows(hand.score, "75.0");
  await openPanel(hand);
  await rows(hand).last().getByRole("button").first().click();
  await hand.closeDialog();
  await hand.shows(hand.score, "67.5");
  await hand.undo();
  await hand.shows(hand.score, "75.0");
});

pageTest("earlier states by keyboard alone, and deleted one by one", EN, async ({ page, hand }) => {
  await hand.saved();
  await hand.pick("contact", 5);
  await hand.saved();
  await page.keyboard.press("Control+k");
  await page.locator(".palette-input").fill(hand.say.storage.title);
  await page.keyboard.press("Enter");
  await hand.count(rows(hand), 1);
  const restore = rows(hand).getByRole("button").first();
  for (let n = 0; n < 10 && !(await restore.evaluate((b) => b === document.activeElement)); n += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await hand.count(rows(hand), 2);
  await rows(hand).last().getByRole("button").last().click();
  await hand.count(rows(hand), 1);
  await page.keyboard.press("Escape");
  await hand.shows(hand.score, "67.5");
});

everyLook("the panel fits", {}, async ({ visit, hand }) => {
  await hand.saved();
  await hand.pick("contact", 5);
  await hand.saved();
  await hand.openMenu(hand.workspaceMenu);
  await hand.page.getByRole("menuitem", { name: hand.say.storage.menu }).click();
  await hand.count(rows(hand), 1);
  await visit.fitsWidth();
  await visit.axe();
});

pageTest("deleting a workspace is undone, and until it is removed for good it comes back with its states", EN, async ({ page, hand }) => {
  await hand.saved();
  await hand.pick("contact", 5);
  await hand.saved();
  await hand.choose(hand.workspaceMenu, hand.say.shell.duplicate);
  await hand.saved();
  await hand.choose(hand.workspaceMenu, hand.say.shell.all_workspaces);
  const row = hand.dialog.locator(".ledger-row", { hasText: hand.say.shell.sample_workspace }).first();
  await row.getByRole("button", { name: new RegExp(hand.say.shell.more) }).click();
  await page.getByRole("menuitem", { name: hand.say.shell.delete }).click();
  await hand.closeDialog();
  await hand.press(hand.say.common.undo, hand.toasts);
  await hand.choose(hand.workspaceMenu, hand.say.shell.sample_workspace);
  await hand.shows(hand.score, "75.0");
  await openPanel(hand);
  await hand.count(rows(hand), 1);
});

const list = (count) => `Company,Note\n${Array.from({ length: count }, (_, n) => `Firm ${n},${hash(n)}`).join("\n")}\n`;
// Words that pack badly.
const hash = (n) => [1, 2, 3].map((k) => Math.imul(n * 3 + k, 2654435761) >>> 0).map((x) => x.toString(36)).join("");

pageTest("an import that does not fit is asked about first", EN, async ({ page, visit, hand }) => {
  await hand.saved();
  await hand.pick("contact", 5);
  await hand.saved();
  await fillUp(page, 12_000);
  await hand.importFile("list.csv", list(4000));
  const go = hand.dialog.getByRole("button", { name: hand.say.importing.import, exact: true });
  await eventually(async () => assert.ok(await go.isEnabled()), { within: 30_000 });
  await go.click();
  const question = page.getByRole("dialog", { name: hand.say.storage.room_title });
  await question.waitFor();
  await visit.axe();
  const file = await hand.download(() => hand.press(hand.say.storage.backup_now, question));
  assert.match(file.name, /\.loudou\.json$/);
  await hand.press(hand.say.common.cancel, question);
  await go.click();
  await hand.press(hand.say.storage.room_go_on, question);
  await banner(page, hand.say.shell.save_full).waitFor();
  await hand.shows(page.locator("[role=tab] .tab-count").first(), "4,000");
  // With room it is saved after all.
  await page.evaluate(() => localStorage.removeItem("other"));
  await hand.press(hand.say.leads.add_lead);
  await hand.reload();
  await hand.shows(page.locator("[role=tab] .tab-count").first(), "4,001");
});

bothLanguages("a workspace's file that does not fit is asked about first", {}, async ({ page, visit, hand }) => {
  const leads = page.locator("[role=tab] .tab-count").first();
  await hand.importFile("list.csv", list(4000));
  const go = hand.button(hand.say.importing.import, hand.dialog);
  await eventually(async () => assert.ok(await go.isEnabled()), { within: 30_000 });
  await go.click();
  await hand.shows(leads, "4,000");
  await hand.saved();
  const file = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_file));
  // Another list of the same length, of which nothing is stored yet.
  const other = file.bytes.toString().replaceAll("Firm ", "Shop ");
  await hand.undo();
  await hand.shows(leads, "202");
  await hand.saved();
  await fillUp(page, 12_000);
  const stored = Object.keys(await visit.storage()).sort();
  await hand.openFile("other.loudou.json", other);
  const question = page.getByRole("dialog", { name: hand.say.storage.room_title });
  await question.waitFor();
  const said = hand.say.storage.room_beside.split(/\{\w+\}/);
  for (const part of said) await question.getByText(part.trim()).waitFor();
  await visit.axe();
  const kept = await hand.download(() => hand.press(hand.say.storage.backup_now, question));
  assert.match(kept.name, /\.loudou\.json$/);
  // Unanswered, nothing is opened and nothing is written.
  await hand.press(hand.say.common.cancel, question);
  await question.waitFor({ state: "detached" });
  await hand.shows(leads, "202");
  assert.deepEqual(Object.keys(await visit.storage()).sort(), stored);
  await page.locator("input[data-picker=workspace]").setInputFiles([]);
  await hand.openFile("other.loudou.json", other);
  await hand.press(hand.say.storage.room_go_on, question);
  await banner(page, hand.say.shell.save_full).waitFor();
  await hand.shows(leads, "4,000");
  // With room it is saved after all, and the other one is still there.
  await page.evaluate(() => localStorage.removeItem("other"));
  await hand.press(hand.say.leads.add_lead);
  await hand.reload();
  await hand.shows(leads, "4,001");
  assert.equal(Object.keys(await visit.storage()).filter((key) => key.startsWith("loudou/w/")).length, 2);
});

pageTest("a reminder of a backup comes by age, and an export or a week of quiet ends it", EN, async ({ page, visit, hand }) => {
  await page.clock.install({ time: new Date(Date.now() + DAY_MS) });
  await visit.reload();
  await hand.importFile("list.csv", list(3));
  await hand.dialog.getByRole("button", { name: hand.say.importing.import, exact: true }).click();
  await hand.saved();
  const reminder = banner(page, hand.say.storage.remind_days.split("}").at(-1));
  await hand.count(reminder, 0);
  await page.clock.fastForward(15 * DAY_MS);
  await hand.press(hand.say.leads.add_lead);
  await reminder.waitFor();
  await visit.axe();
  await hand.press(hand.say.storage.later, reminder);
  await hand.count(reminder, 0);
  await page.clock.fastForward(8 * DAY_MS);
  await hand.press(hand.say.leads.add_lead);
  await reminder.waitFor();
  await hand.download(() => hand.press(hand.say.storage.backup_now, reminder));
  await hand.count(reminder, 0);
  await page.locator(".rail-backup").click();
  await hand.shows(hand.dialog.locator("[data-value=backup]"), /today.*no changes/);
});

const SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15";
for (const [name, agent] of [["Safari", SAFARI], ["Chromium", undefined]]) {
  const before = agent && `Object.defineProperty(navigator, "userAgent", { value: ${JSON.stringify(agent)} })`;
  pageTest(`the seven days are said in Safari alone: ${name}`, { ...EN, before: before && { content: before } }, async ({ hand }) => {
    await openPanel(hand);
    await hand.count(hand.dialog.getByText(hand.say.storage.safari), agent ? 1 : 0);
  });
}

pageTest("the browser is asked to keep the data after the first save of the user's own", {
  ...EN,
  before: () => {
    window.asked = 0;
    // An empty page is no secure context and has none.
    if (!navigator.storage) return;
    navigator.storage.persist = async () => {
      window.asked += 1;
      return true;
    };
  },
}, async ({ page, hand }) => {
  await hand.saved();
  assert.equal(await page.evaluate(() => window.asked), 0);
  await hand.pick("contact", 5);
  await hand.saved();
  await eventually(async () => assert.equal(await page.evaluate(() => window.asked), 1));
  await hand.pick("contact", 1);
  await hand.saved();
  assert.equal(await page.evaluate(() => window.asked), 1);
});
