// Workspaces: made, named, copied, put aside, taken away and brought back; written to a file and read from it.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

const EN = { language: "en" };
const named = (hand, name) => hand.shows(hand.workspaceMenu, name);

async function rename(hand, name, shown = name) {
  await hand.choose(hand.workspaceMenu, hand.say.shell.profile);
  await hand.field(hand.say.shell.name, hand.dialog).fill(name);
  await hand.page.keyboard.press("Enter");
  await hand.closeDialog();
  await named(hand, shown);
}

// A line of the list of workspaces.
const line = (hand, name) => hand.dialog.locator("li", { has: hand.page.getByText(name, { exact: true }) });

const lineMenu = (hand, name, action) =>
  hand.choose(line(hand, name).locator("[aria-haspopup=menu]"), action);

bothLanguages("a workspace is made, named, copied and found again", {}, async ({ page, visit, hand }) => {
  const { shell, leads } = hand.say;
  await named(hand, shell.sample_workspace);
  await hand.choose(hand.workspaceMenu, shell.new_workspace);
  await page.getByText(leads.empty_title).first().waitFor();
  await visit.axe();
  await rename(hand, "海纳 & Co");
  await hand.choose(hand.workspaceMenu, shell.duplicate);
  const copy = hand.fill(shell.copy_of, { name: "海纳 & Co" });
  await named(hand, copy);
  assert.equal(await page.title(), `${copy} · ${hand.say.common.app}`);
  await hand.reload();
  await named(hand, copy);
  await hand.choose(hand.workspaceMenu, shell.sample_workspace);
  await hand.shows(hand.score, "67.5");
  await hand.openMenu(hand.workspaceMenu);
  assert.equal(await page.getByRole("menuitemradio").count(), 3);
});

bothLanguages("no two workspaces and no two scenarios go by the same name", {}, async ({ page, hand }) => {
  const { shell } = hand.say;
  for (const number of ["", " 2", " 3"]) {
    await hand.choose(hand.workspaceMenu, shell.new_workspace);
    await named(hand, `${shell.untitled}${number}`);
  }
  const scenario = async (shown) => {
    await hand.choose(hand.scenarioMenu, shell.new_scenario);
    await hand.field(shell.scenario_name, hand.dialog).fill("Lean");
    await page.keyboard.press("Enter");
    await hand.dialog.waitFor({ state: "detached" });
    await hand.shows(hand.scenarioMenu, hand.fill(shell.scenario_short, { name: shown }));
  };
  await scenario("Lean");
  await scenario("Lean 2");
});

bothLanguages("a workspace is archived, deleted with a way back, and removed for good", {}, async (given) => {
  const { visit, hand } = given;
  const { shell, common } = hand.say;
  await rename(hand, "First");
  await hand.choose(hand.workspaceMenu, shell.new_workspace);
  // Two of one name could not be told apart.
  await rename(hand, "First", "First 2");
  await rename(hand, "Second");
  await hand.choose(hand.workspaceMenu, shell.all_workspaces);
  await lineMenu(hand, "First", shell.archive);
  await hand.dialog.getByRole("heading", { name: shell.archived }).waitFor();
  await visit.axe();
  await lineMenu(hand, "First", shell.unarchive);
  await hand.count(hand.dialog.getByRole("heading", { name: shell.archived }), 0);
  // The open one is deleted: another opens, and the notice brings it back.
  await lineMenu(hand, "Second", shell.delete);
  await named(hand, "First");
  await hand.closeDialog();
  await hand.press(common.undo, hand.toasts.locator(".toast").last());
  await named(hand, "Second");
  await hand.choose(hand.workspaceMenu, shell.all_workspaces);
  await lineMenu(hand, "First", shell.delete);
  await hand.dialog.getByRole("heading", { name: shell.deleted }).waitFor();
  await lineMenu(hand, "First", shell.remove_for_good);
  await hand.press(shell.remove_for_good, hand.page.locator("dialog[open]").last());
  await hand.count(line(hand, "First"), 0);
  await hand.press(shell.done, hand.dialog);
  await hand.reload();
  await named(hand, "Second");
  const keys = Object.keys(await visit.storage()).filter((key) => key.startsWith("loudou/w/"));
  assert.equal(keys.length, 1, `the stored heads: ${keys}`);
});

bothLanguages("a file holds the whole workspace and opens as one of its own", {}, async ({ visit, hand }) => {
  const { shell } = hand.say;
  await hand.pick("contact", 5);
  await rename(hand, "Acme");
  const export_ = () => hand.choose(shell.export, shell.export_file);
  const file = await hand.download(export_);
  assert.equal(file.name, "Acme.loudou.json");
  assert.doesNotThrow(() => JSON.parse(file.bytes));
  await hand.pick("contact", 1);
  await hand.openFile(file.name, file.bytes);
  await hand.shows(hand.toasts, new RegExp("Acme 2"));
  await named(hand, "Acme 2");
  await hand.shows(hand.score, "75.0");
  // Two now: the one that was there is untouched.
  await hand.saved();
  const heads = Object.keys(await visit.storage()).filter((key) => key.startsWith("loudou/w/"));
  assert.equal(heads.length, 2);
  const again = await hand.download(export_);
  // All but what tells it from the first: its id, and the number behind its name.
  const content = ({ workspace: { id, profile: { name, ...profile }, ...rest }, ...file_ }) => ({ ...file_, profile, workspace: rest });
  assert.deepEqual(content(JSON.parse(again.bytes)), content(JSON.parse(file.bytes)));
  await visit.axe();
});

const BROKEN = {
  "no JSON": (file) => [file.slice(0, 200), "file_not_json"],
  "other JSON": () => ['{"name":"loudou","rows":[1,2,3]}', "file_not_ours"],
  "a list": () => ["[]", "file_not_ours"],
  "a newer schema": (file) => [file.replace(/"schema": \d+/, '"schema": 99'), "file_newer"],
  "nothing at all": () => ["", "file_not_json"],
  "bytes that are no text": () => [Buffer.from([0xff, 0xfe, 0x00, 0x80]), "file_not_json"],
};

bothLanguages("a broken file says why and changes nothing", {}, async ({ page, hand }) => {
  const good = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_file));
  const before = await page.locator(".topbar-workspace").innerText();
  for (const [name, make] of Object.entries(BROKEN)) {
    const [content, sentence] = make(good.bytes.toString());
    await hand.openFile(`${name}.json`, content);
    const start = hand.say.shell[sentence].split(/[{（(]/)[0];
    await hand.toasts.locator(".toast", { hasText: start }).last().waitFor();
    for (const close of await hand.toasts.getByRole("button").all()) await close.click();
    await hand.count(hand.toasts.locator(".toast"), 0);
  }
  await named(hand, before);
  await hand.shows(hand.score, "67.5");
});

bothLanguages("a damaged file opens with what could be saved of it, and a list of repairs", {}, async ({ hand }) => {
  const good = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_file));
  const file = JSON.parse(good.bytes);
  file.blocks.push({ ids: [900, 901, 902], nonsense: true });
  file.workspace.profile = "gone";
  await hand.openFile("damaged.json", JSON.stringify(file));
  await hand.toasts.locator(".toast", { hasText: hand.say.shell.repair_profile }).waitFor();
  await hand.shows(hand.score, "67.5");
});

bothLanguages("a file whose rows are gone opens and says how many there were", {}, async ({ hand }) => {
  const good = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_file));
  const file = JSON.parse(good.bytes);
  const of = String(file.rows);
  assert.equal(file.rows, file.blocks.reduce((sum, { ids }) => sum + ids.length, 0));
  file.blocks = [];
  await hand.openFile("emptied.json", JSON.stringify(file));
  const sentence = hand.fill(hand.say.shell.repair_fewer, { n: "0", of });
  await hand.toasts.locator(".toast", { hasText: sentence }).waitFor();
});

bothLanguages("the settings take good values and refuse bad ones with the reason", {}, async ({ page, visit, hand }) => {
  const { shell } = hand.say;
  await hand.choose(hand.workspaceMenu, shell.profile);
  const name = hand.field(shell.name, hand.dialog);
  await name.fill("  ");
  await page.keyboard.press("Tab");
  await hand.dialog.getByText(shell.name_missing).waitFor();
  const days = hand.field(shell.working_days, hand.dialog);
  await days.fill("40");
  await page.keyboard.press("Tab");
  await eventually(async () => assert.equal(await days.getAttribute("aria-invalid"), "true"));
  await days.fill("twenty");
  await page.keyboard.press("Tab");
  assert.equal(await days.inputValue(), "twenty", "the text stays as typed");
  await days.fill("22");
  await page.keyboard.press("Tab");
  await eventually(async () => assert.equal(await days.getAttribute("aria-invalid"), null));
  await hand.field(shell.as_of, hand.dialog).fill("2026-02-28");
  await page.keyboard.press("Tab");
  await hand.field(shell.currency, hand.dialog).selectOption("USD");
  await hand.field(shell.fiscal_year, hand.dialog).selectOption("4");
  await visit.axe();
  await hand.closeDialog();
  await hand.reload();
  await hand.choose(hand.workspaceMenu, shell.profile);
  assert.equal(await hand.field(shell.as_of, hand.dialog).inputValue(), "2026-02-28");
  assert.equal(await hand.field(shell.currency, hand.dialog).inputValue(), "USD");
  assert.equal(await hand.field(shell.fiscal_year, hand.dialog).inputValue(), "4");
  assert.equal(await hand.field(shell.working_days, hand.dialog).inputValue(), "22");
  await named(hand, shell.sample_workspace);
});

pageTest("a day that is none leaves the as-of day as it was and says so", EN, async ({ page, hand }) => {
  const { shell } = hand.say;
  await hand.choose(hand.workspaceMenu, shell.profile);
  const day = hand.field(shell.as_of, hand.dialog);
  const before = await day.inputValue();
  // The platform's own control gives an empty text for a day that is not complete.
  await day.fill("");
  await page.keyboard.press("Tab");
  await hand.closeDialog();
  await hand.choose(hand.workspaceMenu, shell.profile);
  assert.equal(await day.inputValue(), before);
});

pageTest("a name as long as a sentence or with marks of other scripts breaks nothing", EN, async ({ visit, hand }) => {
  await rename(hand, `${"Very long name of a firm ".repeat(8)}<b>漏斗</b> \u202Eabc`);
  await visit.fitsWidth();
  await visit.axe();
  const file = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_file));
  assert.match(file.name, /\.loudou\.json$/);
  assert.doesNotMatch(file.name, /[<>/\\:*?"|]/);
});
