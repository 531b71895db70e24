// The pages of the planning models: the worked examples in sight, numbers that follow the hand, and what every such
// page has: explanation, goal seek, tornado, map, scenarios side by side, links, a reload.
import { parts } from "../book.mjs";
import { assert, bothLanguages, eventually, open } from "../harness.mjs";
import { Hand } from "../hand.mjs";

const value = (hand, figure) => hand.page.locator(`[data-value=${figure}]`);
const input = (hand, name) => hand.page.locator(".page-inputs").getByLabel(name, { exact: true });

async function type(hand, name, text) {
  await input(hand, name).fill(text);
  await hand.page.keyboard.press("Enter");
}

const named = (language, zh, en) => (language === "en" ? en : zh);
const P = (hand) => named(hand.language, "平均合同额 P", "Average contract value P");

// The sample's money is in 万元 or in thousands of dollars.
const surplus = (hand) => named(hand.language, "955", "9,550");

bothLanguages("each planning page opens on its worked example", { route: "#/sales-org" }, async ({ visit, hand }) => {
  const pages = [
    ["sales-org", "surplus", surplus(hand)],
    ["sales-year", "revenue", named(hand.language, "22,167.5", "221,675.4")],
    ["sales-funnel", "probability_hit", "37.6"],
    ["cs-org", "csms", "13"],
  ];
  for (const [route, figure, shown] of pages) {
    await visit.page.evaluate((route) => (location.hash = `#/${route}`), route);
    await hand.shows(value(hand, figure), shown);
    await visit.axe();
  }
});

bothLanguages("a number changes the organisation at once, is explained, undone and kept", { route: "#/sales-org" }, async ({ visit, hand }) => {
  await hand.shows(value(hand, "surplus"), surplus(hand));
  await type(hand, P(hand), named(hand.language, "1万", "10"));
  // 600 customers of 10 000 bring 6 million; the organisation costs 8.45.
  await hand.shows(value(hand, "surplus"), named(hand.language, "−245", "−2,450"));
  await hand.page.locator('[data-verdict="Unhealthy"]').waitFor();
  await value(hand, "surplus").click();
  await hand.shows(hand.dialog.locator(".explain-result"), /245|2,450/);
  await visit.axe();
  await hand.closeDialog();
  await hand.saved();
  await hand.reload();
  await hand.shows(value(hand, "surplus"), named(hand.language, "−245", "−2,450"));
  await type(hand, P(hand), named(hand.language, "x", "x"));
  await hand.page.locator(".field-problem:visible").first().waitFor();
  await hand.shows(value(hand, "surplus"), named(hand.language, "−245", "−2,450"));
  // What was refused belongs to this workspace, not to a copy with the same numbers.
  const { shell } = hand.say;
  await hand.choose(hand.workspaceMenu, shell.duplicate);
  await hand.count(hand.page.locator(".field-problem:visible"), 0);
  assert.notEqual(await input(hand, P(hand)).inputValue(), "x");
});

bothLanguages("the ladder's proposal becomes a scenario that is healthy, beside the base", { route: "#/sales-org" }, async ({ hand }) => {
  // A little short: 600 customers of 14 000 bring 8.4 million, the organisation costs 8.45.
  await type(hand, P(hand), named(hand.language, "1.4", "14"));
  const proposal = hand.page.locator("[data-section=proposal]");
  // Charts out of sight follow when the hand rests, and what is below them moves.
  await hand.saved();
  await proposal.getByRole("button").click();
  await hand.page.locator('[data-verdict]:not([data-verdict="Unhealthy"])').waitFor();
  await hand.tab("compare");
  await hand.page.locator(".tab-panel .plain-table").first().waitFor();
  await hand.undo();
  await hand.page.locator('[data-verdict="Unhealthy"]').waitFor();
});

bothLanguages("goal seek finds where the surplus is gone, and says when nothing does", { route: "#/sales-org" }, async ({ hand }) => {
  await hand.tab("whatif");
  const panel = hand.page.locator(".seek");
  await panel.getByLabel(hand.say.plan.seek_wanted, { exact: true }).fill("0");
  const answer = panel.locator("[data-seek=answer]");
  // The cost of 8.45 million over 600 customers.
  await hand.shows(answer, named(hand.language, /1\.41 万元/, /14\.08 K USD/));
  await panel.getByLabel(hand.say.plan.seek_wanted, { exact: true }).fill("-1");
  await answer.getByRole("button").waitFor();
  await panel.getByLabel(hand.say.plan.seek_moves, { exact: true }).selectOption("path/ramp_months");
  await hand.shows(answer, new RegExp(named(hand.language, "无关", "does not depend")));
  await hand.page.locator("[data-chart=tornado] svg").first().waitFor();
});

// What a figure's cell on the sheet of figures holds: its formula and the value beside it.
function figureIn(file, name) {
  const sheet = parts(file.bytes)["xl/worksheets/sheet2.xml"];
  const row = sheet.split("<row ").find((row) => row.includes(`>${name}</t>`));
  const [, formula, shown] = row.match(/<f>([^<]*)<\/f><v>([^<]*)<\/v>/);
  return { formula, value: Number(shown) };
}

bothLanguages("the plan goes out as a workbook with live formulas", { route: "#/sales-org" }, async ({ visit, hand }) => {
  const write = () => hand.download(() => hand.page.locator("[data-action=plan-workbook]").click());
  await hand.shows(value(hand, "surplus"), surplus(hand));
  const name = named(hand.language, "盈余", "Surplus");
  const first = await write();
  assert.match(first.name, named(hand.language, /-基于毛利的销售组织设计\.xlsx$/, /-Sales organisation from gross margin\.xlsx$/));
  assert.equal(figureIn(first, name).value, 9_550_000);
  assert.match(figureIn(first, name).formula, /^B\d+-B\d+$/);
  // What goes out is what is looked at.
  await type(hand, P(hand), named(hand.language, "1万", "10"));
  await hand.shows(value(hand, "surplus"), named(hand.language, "−245", "−2,450"));
  assert.equal(figureIn(await write(), name).value, -2_450_000);
  for (const [route, figure] of [["sales-year", "revenue"], ["sales-funnel", "probability_hit"], ["cs-org", "csms"]]) {
    await visit.page.evaluate((route) => (location.hash = `#/${route}`), route);
    await value(hand, figure).waitFor();
    const names = Object.keys(parts((await write()).bytes));
    assert.ok(names.includes("xl/worksheets/sheet2.xml"), route);
  }
});

bothLanguages("what a month cannot take stays in it, and the plan with what it had", { route: "#/sales-year" }, async ({ page, hand }) => {
  const { grid } = hand;
  const before = await value(hand, "revenue").innerText();
  const type = async (text) => {
    await grid.go(0, 1);
    await page.keyboard.type(text);
    await grid.keys("Enter");
    await hand.shows(grid.cell(0, 1), text);
  };
  await type("abc");
  await hand.shows(value(hand, "revenue"), before);
  await type("9");
  assert.notEqual(await value(hand, "revenue").innerText(), before);
  // What is taken back takes along what was refused beside it.
  await grid.go(0, 1);
  await hand.paste("3\r\nabc\r\n4");
  await hand.shows(grid.cell(1, 1), "abc");
  await hand.undo();
  await hand.shows(grid.cell(0, 1), "9");
  await eventually(async () => assert.match(await grid.cell(1, 1).innerText(), /^\d+$/));
});

bothLanguages("a number that cannot be read in a row that is another now is not the number of the row before", { route: "#/sales-funnel" }, async ({ page, hand }) => {
  const { grid } = hand;
  const expected = value(hand, "expected_amount");
  const before = await expected.innerText();
  await grid.go(0, 0);
  await hand.paste("Gus\tabc\t80\r\nEve\tx\t80");
  await hand.shows(grid.cell(0, 1), "abc");
  await eventually(async () => assert.notEqual(await expected.innerText(), before));
  const counted = await expected.innerText();
  for (const row of [0, 1]) {
    await grid.go(row, 1);
    await page.keyboard.type("0");
    await grid.keys("Enter");
  }
  await hand.count(page.locator(".unread"), 0);
  assert.equal(await expected.innerText(), counted);
});

bothLanguages("the customer-success team is sized, promised more and looked at month by month", { route: "#/cs-org" }, async ({ visit, hand, page }) => {
  await hand.shows(value(hand, "csms"), "13");
  // Twice as many customers in deep service: half as many for each CSM.
  await type(hand, named(hand.language, "深度服务客户占比 r2", "Customers in deep service r2"), "60");
  await hand.shows(value(hand, "csms"), "25");
  await hand.tab("promise");
  await page.locator("[data-section=promise]").waitFor();
  await visit.axe();
  await hand.tab("months");
  await eventually(async () => assert.equal(await page.locator("[data-section=months-table] tbody tr").count(), 12));
  await visit.axe();
  await hand.tab("teams");
  await visit.axe();
  await hand.undo();
  await hand.shows(value(hand, "csms"), "13");
});

bothLanguages("the month is worked back to calls and visits, levers are ticked, people get their cards", { route: "#/sales-funnel" }, async ({ visit, hand, page }) => {
  await hand.shows(value(hand, "probability_hit"), "37.6");
  await hand.tab("work");
  const channels = page.locator("[data-section=work] .plain-table").first().locator("tbody tr");
  await eventually(async () => assert.equal(await channels.count(), 5));
  await visit.axe();
  await hand.tab("value");
  const ticked = page.locator("[data-section=before-after] tbody tr").nth(5);
  await hand.shows(ticked.locator("td").nth(1), "37.6%");
  await page.locator("[data-section=value] input[type=checkbox]").first().check();
  await hand.shows(ticked.locator("td").nth(1), "40.8%");
  await visit.axe();
  await hand.tab("people");
  const cards = page.locator("[data-section=cards] article");
  await eventually(async () => assert.equal(await cards.count(), 4));
  await visit.axe();
  // Nobody is handed a part of an event: those are the whole team's.
  const told = (await cards.allInnerTexts()).join("\n");
  assert.ok(told.includes(hand.say.sales_funnel.card_with_team), told);
  assert.doesNotMatch(told, /\d\.\d+ (场|events)/);
});

bothLanguages("the fewest hires are found in the worker and taken over in one step", { route: "#/sales-year" }, async ({ hand }) => {
  await hand.press(hand.say.sales_year.solve);
  const plan = hand.page.locator("[data-solver=plan]");
  await plan.waitFor({ timeout: 30_000 });
  await plan.getByRole("button").click();
  await hand.page.locator('[data-verdict="true"]').waitFor();
  await hand.shows(value(hand, "hires"), "22");
  await hand.undo();
  await hand.shows(value(hand, "hires"), "24");
  // The same number every month takes its place.
  await hand.press(hand.say.sales_year.even);
  await hand.shows(value(hand, "hires"), "36");
});

bothLanguages("a target that needs no hire is not said to need some", { route: "#/sales-year" }, async ({ hand, page }) => {
  const { sales_year } = hand.say;
  await type(hand, named(hand.language, "第 1 年目标", "Target of year 1"), named(hand.language, "1亿", "100M"));
  await hand.press(sales_year.solve);
  const plan = page.locator("[data-solver=plan] p").first();
  const before = (template) => template.slice(0, template.indexOf("{"));
  await plan.waitFor({ timeout: 30_000 });
  await hand.shows(plan, new RegExp(`^${before(sales_year.solved_shape)}`));
  await hand.tab("odds");
  await page.locator("[data-hire-by]").waitFor({ timeout: 30_000 });
  await hand.shows(page.locator("[data-hire-by]"), new RegExp(`^${before(sales_year.hire_by_needless)}`));
});

bothLanguages("no plan: what would have to move, each alone", { route: "#/sales-year" }, async ({ hand }) => {
  await type(hand, named(hand.language, "第 1 年目标", "Target of year 1"), named(hand.language, "10亿", "1000M"));
  await hand.press(hand.say.sales_year.solve);
  await hand.page.locator("[data-solver=impossible] li").first().waitFor({ timeout: 60_000 });
});

bothLanguages("the courses of the year are drawn with the network off", { route: "#/sales-year" }, async ({ hand }) => {
  await hand.tab("odds");
  await hand.page.locator("[data-chart=fan] svg").first().waitFor({ timeout: 30_000 });
  await hand.shows(hand.page.locator("[data-hire-by]"), /80%/);
});

bothLanguages("a link opens on the page it was made on, to be looked at", { route: "#/sales-org" }, async ({ visit, hand }) => {
  await type(hand, P(hand), named(hand.language, "2", "20"));
  await hand.command(hand.say.sharing.menu);
  const field = hand.dialog.locator("[data-value=link]");
  await field.waitFor();
  const link = await field.inputValue();
  assert.match(link, /\/visit\/[A-Za-z0-9_-]+\/sales-org$/);
  const there = await open({ language: visit.language, route: link.slice(link.indexOf("#")) });
  try {
    const other = new Hand(there);
    await other.shows(value(other, "surplus"), named(hand.language, "355", "3,550"));
    // Its fields are there to be read and come to by keys, and take nothing.
    const field = input(other, P(hand));
    await field.focus();
    assert.ok(await field.evaluate((f) => f.readOnly && document.activeElement === f));
    await there.page.keyboard.type("9");
    await there.page.keyboard.press("ArrowUp");
    await other.shows(value(other, "surplus"), named(hand.language, "355", "3,550"));
    await nothingEdits(there, other);
    there.check();
  } finally {
    await there.close();
  }
});

// No control on the page changes the document: none that is marked so is there, no field takes a key.
async function nothingEdits(visit, hand) {
  const left = await visit.page.evaluate(() => ({
    buttons: [...document.querySelectorAll(".page [data-edit]")].filter((b) => b.checkVisibility()).map((b) => b.textContent),
    open: [...document.querySelectorAll(".page-inputs input")].filter((i) => !i.readOnly && i.ariaDisabled !== "true").length,
    selects: document.querySelectorAll(".page-inputs select").length,
    fields: document.querySelectorAll(".page-inputs input").length,
  }));
  assert.deepEqual([left.buttons, left.open, left.selects], [[], 0, 0]);
  assert.ok(left.fields > 0);
  assert.equal(await hand.toasts.locator(".toast").count(), 0);
  await visit.axe();
}

bothLanguages("in a visit what changes the plan is gone, and what explains it works", { route: "#/sales-year" }, async ({ visit, hand }) => {
  await type(hand, named(hand.language, "第 1 年目标", "Target of year 1"), named(hand.language, "2.5亿", "250M"));
  await hand.page.locator("[data-section=start-even]").waitFor();
  await hand.command(hand.say.sharing.menu);
  const field = hand.dialog.locator("[data-value=link]");
  await field.waitFor();
  const link = await field.inputValue();
  const there = await open({ language: visit.language, route: link.slice(link.indexOf("#")) });
  try {
    const other = new Hand(there);
    await other.shows(value(other, "hires"), "24");
    await nothingEdits(there, other);
    // A check box keeps its answer and its place among the stops of the Tab key.
    const box = there.page.locator(".page-inputs").getByRole("checkbox").first();
    const before = await box.isChecked();
    await box.focus();
    await there.page.keyboard.press("Space");
    assert.equal(await box.isChecked(), before);
    // The grid says so itself.
    const grid = there.page.getByRole("grid");
    await grid.scrollIntoViewIfNeeded();
    assert.equal(await there.page.locator("[data-even]").isVisible(), false);
    // By keys to where a figure comes from, and to what asks without changing anything.
    await value(other, "revenue").focus();
    await there.page.keyboard.press("Enter");
    await other.dialog.waitFor();
    await there.axe();
    await other.closeDialog();
    await other.tab("whatif");
    const moves = there.page.getByRole("tabpanel").getByLabel(other.say.plan.seek_moves, { exact: true });
    await moves.selectOption("role/rep/ramp_months");
    await nothingEdits(there, other);
    // A copy of one's own can be changed at once.
    await there.page.locator("[data-action=keep]").click();
    await other.saved();
    await there.page.locator("[data-section=start-even] button").click();
    await other.page.locator('[data-verdict="true"]').waitFor();
    there.check();
  } finally {
    await there.close();
  }
});

bothLanguages("a plan of one's own starts from even hires, in one step", { route: "#/sales-year" }, async ({ visit, hand }) => {
  const start = hand.page.locator("[data-section=start-even]");
  // The sample is the worked example, and stays it.
  await hand.shows(value(hand, "hires"), "24");
  assert.equal(await start.count(), 0);
  await type(hand, named(hand.language, "第 1 年目标", "Target of year 1"), named(hand.language, "2.5亿", "250M"));
  await start.waitFor();
  await hand.page.locator('[data-verdict="false"]').waitFor();
  await visit.axe();
  await start.getByRole("button").click();
  await hand.page.locator('[data-verdict="true"]').waitFor();
  await start.waitFor({ state: "detached" });
  await hand.shows(value(hand, "hires"), "36");
  await hand.undo();
  await hand.shows(value(hand, "hires"), "24");
  await start.waitFor();
  // Hires that were set by hand are the user's: nothing is proposed any more.
  const grid = hand.grid;
  await grid.go(0, 1);
  await hand.page.keyboard.type("3");
  await grid.keys("Enter");
  await start.waitFor({ state: "detached" });
});

bothLanguages("on a phone the page is one column and nothing sticks out", { route: "#/sales-year", width: 390, height: 844 }, async ({ visit, hand }) => {
  for (const route of ["sales-year", "sales-funnel", "sales-org", "cs-org"]) {
    await visit.page.evaluate((route) => (location.hash = `#/${route}`), route);
    await hand.page.locator(".page-plan").waitFor();
    const over = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${route} is ${over} px too wide`);
  }
});
