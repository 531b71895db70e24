// What-ifs of the leads: a wanted figure and the whole number that reaches it, what does not help, what moves a figure
// most, two inputs at once, two scenarios side by side.
import { assert, bothLanguages, eventually } from "../harness.mjs";
import { fill } from "../words.mjs";

const named = (hand, zh, en) => (hand.language === "en" ? en : zh);
const weightOf = (factor) => `card/template/weight/${factor}`;

// Goal seek as the reader uses it.
function seek(hand) {
  const { plan } = hand.say;
  const panel = hand.page.locator(".seek");
  const field = (name) => panel.getByLabel(name, { exact: true });
  return {
    answer: panel.locator("[data-seek=answer]"),
    async ask(figure, wanted, input) {
      await field(plan.figure).selectOption(figure);
      await field(plan.seek_moves).selectOption(input);
      await field(plan.seek_wanted).fill(wanted);
      await hand.page.keyboard.press("Enter");
    },
  };
}

bothLanguages("a wanted score is found in whole percents, written and taken back", {}, async ({ visit, hand }) => {
  await hand.shows(hand.score, "67.5");
  await hand.tab("whatif");
  const { ask, answer } = seek(hand);
  // (67.5 + d) ÷ (100 + d) reaches 70 % at d = 9 and not at 8.
  await ask("score", "70", weightOf("form"));
  await hand.shows(answer, new RegExp(named(hand, "从 15% 改到 24% 时.*70\\.18 分.*只取整数：23% 时为 69\\.91 分", "at 24% instead of 15%.*70\\.18.*at 23% it is 69\\.91")));
  await visit.axe();
  await hand.press(fill(hand.say.plan.seek_apply, { x: "24%" }));
  await hand.shows(hand.score, "70.2");
  await hand.undo();
  await hand.shows(hand.score, "67.5");
});

bothLanguages("what is out of reach and what a figure does not depend on is said", {}, async ({ hand }) => {
  await hand.tab("whatif");
  const { ask, answer } = seek(hand);
  await ask("score", "99", weightOf("form"));
  await hand.shows(answer, new RegExp(named(hand, "做不到", "Not reachable")));
  await hand.count(answer.getByRole("button"), 0);
  await ask("score", "70", "hours_per_month");
  await hand.shows(answer, new RegExp(named(hand, "无关", "does not depend")));
  await ask("auc", "0.9", "card/template/cut/b");
  await hand.shows(answer, new RegExp(named(hand, "无关", "does not depend")));
  // A share is wanted in percent; the sample's is 30 of them.
  await ask("mid_high_share", "25", "card/template/cut/b");
  await answer.getByRole("button").waitFor();
  await ask("mid_high_share", "30", "card/template/cut/b");
  await hand.shows(answer, new RegExp(named(hand, "不用动", "Nothing has to move")));
  await hand.count(answer.getByRole("button"), 0);
});

bothLanguages("what moves a figure most, and two inputs at once", {}, async ({ page, visit, hand }) => {
  await hand.tab("whatif");
  const tornado = page.locator("[data-chart=tornado]");
  const title = tornado.locator(".chart-title").first();
  await tornado.locator(".chart-canvas").first().waitFor();
  const first = await title.innerText();
  await tornado.getByLabel(hand.say.plan.moved, { exact: true }).selectOption("factor/form");
  await eventually(async () => assert.notEqual(await title.innerText(), first));
  await page.locator(".seek").getByLabel(hand.say.plan.figure, { exact: true }).selectOption("hours_needed");
  await tornado.getByLabel(hand.say.plan.moved, { exact: true }).selectOption("capacity");
  await hand.shows(title, new RegExp(named(hand, "中高线索每月所需工时影响最大", "moves Hours needed a month most")));
  const map = page.locator("[data-chart=map]");
  await map.locator(".chart-canvas").first().waitFor();
  await map.getByLabel(hand.say.plan.map_up, { exact: true }).selectOption("hours_per_lead");
  await hand.shows(map.locator(".chart-title").first(), new RegExp(named(hand, "每条中高线索每月工时", "Hours per mid/high lead")));
  // An input that the figure does not depend on is said to be none.
  await map.getByLabel(hand.say.plan.map_up, { exact: true }).selectOption("mid_high_share");
  await hand.shows(map.locator(".chart-title").first(), new RegExp(named(hand, "只随", "alone in this range")));
  await visit.axe();
});

bothLanguages("two scenarios stand side by side, change by change", {}, async ({ page, visit, hand }) => {
  await hand.tab("compare");
  const panel = page.locator("[role=tabpanel][data-key=compare]");
  await hand.press(hand.say.plan.compare_new, panel);
  await hand.dialog.getByRole("textbox").first().fill("1");
  await hand.dialog.locator("button.btn-primary").click();
  await hand.tab("card");
  await hand.weight("form").fill("30");
  await page.keyboard.press("Enter");
  await hand.cut("B").fill("60");
  await page.keyboard.press("Enter");
  await hand.tab("compare");
  await panel.locator(".chart-canvas").first().waitFor();
  const rows = (name) => panel.getByRole("table", { name, exact: true }).locator("tbody tr");
  const { compare_changes: changes, compare_effects: effects } = hand.say.plan;
  await hand.count(rows(changes), 2);
  await hand.shows(rows(changes).first(), new RegExp(named(hand, "形态 · 权重\\s+15%\\s+30%\\s+\\+15 个百分点", "15%\\s+30%\\s+\\+15 points")));
  // 67.5 with 15 more of a factor where this lead is at its best: 82.5 ÷ 115.
  await hand.shows(rows(effects).first(), /67\.5\D+71\.74\D+\+4\.24/);
  await visit.axe();
  // Another figure is drawn in place of the one before, not over it.
  const marks = () => panel.locator(".chart-svg > g > *").count();
  const title = panel.locator(".chart-title");
  const [drawn, said] = [await marks(), await title.innerText()];
  const figure = panel.getByLabel(hand.say.plan.figure, { exact: true });
  const first = await figure.inputValue();
  const other = await figure.locator("option").last().getAttribute("value");
  for (const id of [other, first]) {
    await figure.selectOption(id);
    if (id === other) await eventually(async () => assert.notEqual(await title.innerText(), said));
  }
  await hand.shows(title, said);
  await eventually(async () => assert.equal(await marks(), drawn));
});
