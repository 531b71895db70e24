// The table of leads behaves as a spreadsheet: keys, ranges, the real clipboard, filling, sorting, filtering, and ten
// thousand rows of which only those in sight are drawn.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

const EN = { language: "en" };
// The first column is the name; the factors stand behind the computed columns and the outcome.
const NAME = 0;

const text = (grid, row, column) => grid.cell(row, column).innerText();

pageTest("cells are edited, moved through and left by keys alone", EN, async ({ page, visit, hand }) => {
  const { grid } = hand;
  await grid.go(1, NAME);
  await grid.keys("ArrowUp", "Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Acme");
  await grid.keys("Enter");
  await hand.shows(grid.cell(0, NAME), "Acme");
  assert.equal(await grid.active.getAttribute("data-row"), "1");
  await page.keyboard.type("Typed over");
  await grid.keys("Escape");
  await hand.shows(grid.cell(1, NAME), /^Sample/);
  await grid.keys("F2");
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await grid.keys("Tab");
  await hand.shows(grid.cell(1, NAME), /!$/);
  await grid.keys("Control+End");
  assert.equal(await grid.active.getAttribute("data-row"), "201");
  await grid.keys("Control+Home");
  assert.equal(await grid.active.getAttribute("data-row"), "0");
  assert.equal(await hand.field(hand.say.leads.lead_name).inputValue(), "Acme", "the form follows the cursor");
  await visit.axe();
});

pageTest("the table stays where it is under the hand while leads are picked in it", EN, async ({ page, hand }) => {
  const { grid } = hand;
  await grid.cell(0, NAME).scrollIntoViewIfNeeded();
  const top = async () => (await grid.box.boundingBox()).y;
  await grid.go(0, NAME);
  const before = await top();
  for (const row of [1, 2, 3, 4, 5]) {
    await grid.cell(row, NAME).click();
    await eventually(async () => assert.equal(await grid.active.getAttribute("data-row"), String(row)));
    // It is put back before the next frame is painted, which a question to the page may come before. A browser scrolls by
    // whole pixels, so each pick may leave half a one.
    await eventually(async () => {
      const moved = (await top()) - before;
      assert.ok(Math.abs(moved) <= 0.5 * row + 0.5, `row ${row}: the table moved by ${moved} px`);
    });
  }
  assert.equal(await page.locator(".grid-cell[data-range]").count(), 0, "nothing but one cell is selected");
});

pageTest("a level is chosen in its cell by a letter or from the list, and counts at once", EN, async ({ page, hand }) => {
  const { grid } = hand;
  const channel = await grid.column(hand.factors.channel.name);
  await grid.go(0, channel);
  await page.keyboard.press("c");
  await hand.shows(grid.cell(0, channel), "Cold list");
  await hand.shows(hand.score, "60.0");
  await grid.keys("Enter");
  await page.locator("select.grid-editor").selectOption({ label: "Paid advertising" });
  await hand.shows(hand.score, "62.5");
  await grid.keys("Delete");
  await hand.shows(grid.cell(0, channel), hand.say.common.unknown);
  await hand.undo();
  await hand.shows(hand.score, "62.5");
});

pageTest("a computed cell refuses an edit and says why", EN, async ({ page, hand }) => {
  const { grid } = hand;
  await grid.go(0, await grid.column(hand.say.leads.col_score));
  await page.keyboard.type("9");
  await hand.shows(grid.status.locator("[role=status]").last(), hand.say.parts.read_only);
  await hand.shows(hand.score, "67.5");
});

bothLanguages("a range is copied to the clipboard and pasted back, in one step of undo", {}, async ({ page, visit, hand }) => {
  const { grid } = hand;
  const first = await grid.column(hand.factors.channel.name);
  const before = [await text(grid, 5, first), await text(grid, 6, first + 1)];
  await grid.go(0, first);
  await grid.keys("Shift+ArrowDown", "Shift+ArrowRight");
  await page.keyboard.press("Control+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const rows = copied.split("\r\n").map((row) => row.split("\t"));
  assert.deepEqual([rows.length, rows[0].length], [2, 2]);
  assert.equal(rows[0][0], await text(grid, 0, first));
  await grid.go(5, first);
  await page.keyboard.press("Control+v");
  await hand.shows(grid.cell(5, first), rows[0][0]);
  await hand.shows(grid.cell(6, first + 1), rows[1][1]);
  await visit.axe();
  await hand.undo();
  await hand.shows(grid.cell(5, first), before[0]);
  await hand.shows(grid.cell(6, first + 1), before[1]);
});

pageTest("one value fills the selection; Ctrl+D fills down", EN, async ({ page, hand }) => {
  const { grid } = hand;
  const outcome = await grid.column("Outcome");
  await grid.go(0, outcome);
  await grid.keys("Shift+ArrowDown", "Shift+ArrowDown");
  await hand.paste("Lost");
  for (const row of [0, 1, 2]) await hand.shows(grid.cell(row, outcome), "Lost");
  await grid.go(0, outcome);
  await page.keyboard.press("w");
  await grid.keys("Shift+ArrowDown", "Shift+ArrowDown", "Control+d");
  for (const row of [0, 1, 2]) await hand.shows(grid.cell(row, outcome), "Won");
});

bothLanguages("an outcome is read in other words too, and what says neither is kept and marked", {}, async ({ hand }) => {
  const { grid } = hand;
  const { leads } = hand.say;
  const outcome = await grid.column(hand.language === "zh-CN" ? "结果" : "Outcome");
  await grid.go(0, outcome);
  await hand.paste("丢单\r\nclosed won\r\n随便\r\n");
  await hand.shows(grid.cell(0, outcome), leads.outcome_lost);
  await hand.shows(grid.cell(1, outcome), leads.outcome_won);
  await hand.shows(grid.cell(2, outcome), "随便");
  assert.equal(await grid.cell(2, outcome).getAttribute("aria-invalid"), "true");
  assert.equal(await grid.cell(2, outcome).getAttribute("title"), hand.fill(leads.unread_outcome, { text: "随便" }));
});

pageTest("rows pasted beyond the end become new leads; one undo takes all of them back", EN, async ({ page, hand }) => {
  const { grid } = hand;
  await grid.go(0, NAME);
  await grid.keys("Control+End", "Home");
  await hand.paste("Last one renamed\r\nNew one\r\n=1+1\r\n");
  await grid.count(204);
  await hand.shows(page.locator(".grid-cell[data-row='202']").first(), "New one");
  await hand.undo();
  await grid.count(202);
  await hand.redo();
  await grid.count(204);
});

pageTest("cells of several lines and with quotes go round through the clipboard unchanged", EN, async ({ page, hand }) => {
  const { grid } = hand;
  await grid.go(0, NAME);
  await hand.paste('"two\nlines and a ""quote"""\r\n5" tube\r\n');
  await hand.shows(grid.cell(1, NAME), '5" tube');
  await grid.go(0, NAME);
  await page.keyboard.press("Control+c");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /two\s+lines and a "+quote/);
});

bothLanguages("a column sorts both ways and edits do not move the row under the hand", {}, async ({ page, hand }) => {
  const { grid } = hand;
  const score = await grid.column(hand.say.leads.col_score);
  const heading = grid.box.locator(".grid-title").nth(score);
  const openOnes = page.getByText(hand.say.leads.sorted_by_least);
  assert.equal(await openOnes.count(), 0);
  await heading.getByRole("button").click();
  assert.equal(await heading.getAttribute("aria-sort"), "descending");
  // What is sorted by where the score is a range.
  await openOnes.waitFor();
  const shown = async () => {
    const cells = grid.box.locator(`.grid-cell[data-column="${score}"]`);
    const list = await cells.evaluateAll((all) =>
      all.map((cell) => [Number(cell.dataset.row), Number(cell.textContent)]).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]),
    );
    return list.slice(0, 8);
  };
  const highest = await shown();
  await heading.getByRole("button").click();
  await eventually(async () => assert.equal(await heading.getAttribute("aria-sort"), "ascending"));
  const lowest = await shown();
  assert.ok(highest[0] > lowest[0], `${highest} over ${lowest}`);
  await grid.go(0, NAME);
  await page.keyboard.type("Held");
  await grid.keys("Enter");
  await hand.shows(grid.cell(0, NAME), "Held");
});

bothLanguages("tiers and names filter the rows, and an empty answer says so", {}, async ({ page, visit, hand }) => {
  const { grid } = hand;
  const { leads } = hand.say;
  const filters = page.locator(".grid-filters").first();
  await hand.press("A", filters);
  const some = Number((await grid.status.locator("span").first().innerText()).match(/\d+/)[0]);
  assert.ok(some > 0 && some < 202);
  const badges = await grid.box.locator(`.grid-cell[data-column="1"]`).allInnerTexts();
  assert.deepEqual(new Set(badges.map((badge) => badge.trim())), new Set(["A"]));
  await filters.getByRole("searchbox").fill("no such name");
  await page.getByText(leads.none_shown).waitFor();
  await visit.axe();
  await hand.press(leads.clear_filter);
  await grid.count(202);
  await hand.press(leads.filter_open, filters);
  const open = Number((await grid.status.locator("span").first().innerText()).match(/\d+/)[0]);
  assert.ok(open > 0 && open < 202);
});

bothLanguages("selected leads are deleted with a way back", {}, async ({ page, hand }) => {
  const { grid } = hand;
  await grid.go(0, NAME);
  await grid.keys("Shift+ArrowDown", "Shift+ArrowDown");
  const [first, name] = [await text(grid, 0, NAME), await text(grid, 3, NAME)];
  await page.locator(".grid-foot").getByRole("button").click();
  await grid.count(199);
  await hand.shows(grid.cell(0, NAME), name);
  await hand.press(hand.say.common.undo, hand.toasts);
  await grid.count(202);
  await hand.shows(grid.cell(0, NAME), first);
});

pageTest("ten thousand pasted rows: only those in sight are drawn", EN, async ({ page, visit, hand }) => {
  const { grid } = hand;
  await grid.go(0, NAME);
  await grid.keys("Control+End", "Home", "ArrowDown");
  const rows = Array.from({ length: 10_000 }, (_, at) => `Lead ${at + 1}`).join("\r\n");
  await hand.paste(rows);
  await eventually(async () => assert.match(await grid.status.innerText(), /10,201 rows/), { within: 30_000 });
  const drawn = async () => assert.ok((await grid.rows.count()) < 200, `${await grid.rows.count()} rows in the page`);
  await drawn();
  await grid.keys("Control+End");
  await eventually(async () => assert.equal(await grid.active.getAttribute("data-row"), "10200"));
  await drawn();
  await hand.undo();
  await eventually(async () => assert.match(await grid.status.innerText(), /202 rows/), { within: 10_000 });
  await visit.axe();
});

bothLanguages("a block pasted over what the model works out says what it left out", {}, async ({ hand }) => {
  await hand.grid.go(0, 0);
  await hand.paste("Acme\thigh\tlow");
  await hand.shows(hand.grid.cell(0, 0), "Acme");
  await hand.toasts.locator(".toast", { hasText: hand.fill(hand.say.leads.pasted_over, { n: "2" }) }).waitFor();
});

bothLanguages("the column of the money says in what it is counted, of another currency too", {}, async ({ hand }) => {
  const { shell } = hand.say;
  const en = hand.language === "en";
  await hand.tab("leads");
  await hand.grid.column(en ? "Contract value (USD)" : "合同额（元）");
  await hand.choose(hand.workspaceMenu, shell.profile);
  await hand.field(shell.currency, hand.dialog).selectOption("EUR");
  await hand.closeDialog();
  await eventually(() => hand.grid.column(en ? "Contract value (EUR)" : "合同额（EUR）"));
});
