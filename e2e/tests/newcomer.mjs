// The way of somebody who opens the page for the first time, from the sample to a scenario of their own, and finds
// everything again after a reload.
import { assert, bothLanguages, eventually } from "../harness.mjs";

bothLanguages("the sample opens with its score, tier and the seven contributions", {}, async ({ page, visit, hand }) => {
  await hand.shows(hand.score, "67.5");
  await hand.shows(hand.tier, "B");
  await hand.shows(hand.figure("score"), new RegExp(hand.say.leads.all_known));
  assert.ok(await page.locator(".sample-banner").isVisible(), "the sample is said to be one");
  const rows = await hand.chartTable(page.locator(".report-pair figure.chart"));
  const points = Object.fromEntries(rows.map(([name, value]) => [name, Number(value)]));
  const { channel, form, business_size, contact, need_clarity, need_fit, interest } = hand.factors;
  assert.equal(points[channel.name], 7.5);
  assert.equal(points[form.name], 15);
  assert.equal(points[need_fit.name], 15);
  assert.equal(points[contact.name], 7.5);
  const seven = [channel, form, business_size, contact, need_clarity, need_fit, interest];
  const sum = seven.reduce((total, factor) => total + points[factor.name], 0);
  // Two of the seven are quarters, shown with one decimal.
  assert.ok(Math.abs(sum - 67.5) < 0.11, `the contributions sum to ${sum}`);
  await visit.axe();
});

bothLanguages("the second form of the sample shows a range and asks", {}, async ({ page, visit, hand }) => {
  await hand.nextLead();
  await hand.shows(hand.figure("score"), /37\.5–82\.5/);
  await hand.shows(hand.tier, "A–C");
  await hand.shows(page.locator("[data-band=ask]"), new RegExp(hand.say.leads.ask_title.trim()));
  const asked = await page.locator("[data-band=ask]").innerText();
  assert.ok(asked.includes(hand.factors.need_fit.question), `it asks: ${asked}`);
  for (const factor of ["contact", "need_fit", "interest"]) assert.equal(await hand.level(factor), 0);
  // What is asked is answered, and the range closes in.
  await hand.pick("need_fit", 4);
  await hand.shows(hand.figure("score"), /42\.5–72\.5|52\.5–77\.5/);
  await visit.axe();
});

bothLanguages("picking a level and editing a weight count at once, and both can be taken back", {}, async (given) => {
  const { page, hand } = given;
  await hand.pick("contact", 5);
  await hand.shows(hand.score, "75.0");
  await hand.shows(hand.tier, "A");
  await hand.undo();
  await hand.shows(hand.score, "67.5");
  await hand.tab("card");
  await hand.weight("contact").fill("30");
  await hand.shows(hand.score, "65.2");
  await hand.shows(page.locator("#card-factors [role=status]"), /115%/);
  await hand.undo();
  await hand.shows(hand.score, "67.5");
  assert.equal(await hand.weight("contact").inputValue(), "15");
  await hand.redo();
  await hand.shows(hand.score, "65.2");
  // Away from any text field the keys are the page's.
  await page.locator("[role=tab][aria-selected=true]").focus();
  await page.keyboard.press("Control+z");
  await hand.shows(hand.score, "67.5");
  await page.keyboard.press("Control+Shift+z");
  await hand.shows(hand.score, "65.2");
});

bothLanguages("weights that do not sum to 100 are said and brought there", {}, async ({ page, visit, hand }) => {
  await hand.tab("card");
  await hand.weight("need_fit").fill("45");
  await hand.press(hand.say.leads.normalise);
  await hand.shows(page.locator("#card-factors [role=status]"), hand.fill(hand.say.leads.weight_sum, { sum: 100 }));
  await visit.axe();
});

bothLanguages("a number that does not parse keeps its text, says why, and the report keeps the last good value", {}, async (given) => {
  const { page, visit, hand } = given;
  await hand.tab("card");
  await hand.weight("contact").fill("many");
  await page.keyboard.press("Tab");
  await eventually(async () => assert.equal(await hand.weight("contact").getAttribute("aria-invalid"), "true"));
  assert.equal(await hand.weight("contact").inputValue(), "many");
  await hand.shows(hand.score, "67.5");
  await visit.axe();
});

bothLanguages("the score is explained by its formula, its numbers and their sources", {}, async ({ page, visit, hand }) => {
  await hand.press(hand.say.figures.explain);
  const formulas = hand.dialog.locator(".explain-formula");
  await hand.shows(hand.dialog.locator(".explain-result"), "67.5");
  assert.ok((await formulas.first().innerText()).includes(hand.factors.contact.name));
  const numbers = await formulas.nth(1).innerText();
  assert.match(numbers, /15 . 50/);
  assert.match(numbers, /= 67\.5$/);
  const sources = await hand.dialog.locator("tbody tr td:last-child").allInnerTexts();
  assert.deepEqual(new Set(sources), new Set([hand.say.figures.source_sample]));
  await visit.axe();
  await hand.closeDialog();
  const focused = await page.evaluate(() => document.activeElement?.textContent.trim());
  assert.equal(focused, hand.say.figures.explain);
});

bothLanguages("a typed weight is no longer a sample in the explanation", {}, async ({ hand }) => {
  await hand.tab("card");
  await hand.weight("contact").fill("16");
  await hand.press(hand.say.figures.explain);
  const row = hand.dialog.locator("tbody tr", { hasText: hand.factors.contact.name });
  await hand.shows(row.locator("td").last(), hand.say.figures.source_typed);
});

bothLanguages("the share of mid/high leads is explained as well", {}, async ({ visit, hand }) => {
  await hand.figure("share").getByRole("button").click();
  await hand.shows(hand.dialog.locator(".explain-result"), /^\d+%$/);
  await visit.axe();
});

bothLanguages("the outcomes show win rates with their intervals", {}, async ({ page, visit, hand }) => {
  await hand.tab("history");
  const charts = page.locator("[role=tabpanel] figure.chart");
  await hand.count(charts, 3);
  const rates = await hand.chartTable(charts.first());
  assert.deepEqual(rates.map(([tier]) => tier.trim()[0]), ["A", "B", "C", "D"]);
  for (const [, , rate, low, high] of rates) assert.match(`${rate} ${low} ${high}`, /\d.* \d.* \d/);
  const funnel = await hand.chartTable(charts.nth(2));
  assert.equal(funnel.length, 3);
  await visit.axe();
});

bothLanguages("a scenario holds only its difference and leaves the base alone", {}, async ({ page, visit, hand }) => {
  await newScenario(hand, "Key accounts");
  await hand.tab("card");
  await hand.weight("contact").fill("30");
  await hand.shows(hand.score, "65.2");
  await hand.openMenu(hand.scenarioMenu);
  const entry = page.getByRole("menuitemradio", { name: /Key accounts/ });
  assert.equal(await entry.locator(".menu-note").innerText(), "1");
  await visit.axe();
  await page.getByRole("menuitemradio", { name: hand.say.shell.base, exact: true }).click();
  await hand.shows(hand.score, "67.5");
  assert.equal(await hand.weight("contact").inputValue(), "15");
  await hand.choose(hand.scenarioMenu, "Key accounts");
  await hand.shows(hand.score, "65.2");
  await hand.choose(hand.scenarioMenu, hand.say.shell.adopt);
  await hand.shows(hand.scenarioMenu, hand.fill(hand.say.shell.scenario_short, { name: hand.say.shell.base }));
  await hand.shows(hand.score, "65.2");
  await hand.undo();
  await hand.shows(hand.score, "65.2");
  await hand.choose(hand.scenarioMenu, hand.say.shell.base);
  await hand.shows(hand.score, "67.5");
});

bothLanguages("a reload finds data, weights and scenario as they were", {}, async ({ page, hand }) => {
  await hand.pick("channel", 1);
  await hand.shows(hand.score, "60.0");
  await newScenario(hand, "Lean");
  await hand.tab("card");
  await hand.weight("form").fill("5");
  await hand.shows(hand.score, "55.6");
  await hand.reload();
  await hand.shows(hand.score, "55.6");
  assert.equal(await hand.level("channel"), 1);
  await hand.shows(hand.scenarioMenu, hand.fill(hand.say.shell.scenario_short, { name: "Lean" }));
  await hand.tab("card");
  assert.equal(await hand.weight("form").inputValue(), "5");
  await hand.choose(hand.scenarioMenu, hand.say.shell.base);
  await hand.shows(hand.score, "60.0");
  assert.equal(await page.locator("html").getAttribute("lang"), hand.language);
});

async function newScenario(hand, name) {
  await hand.choose(hand.scenarioMenu, hand.say.shell.new_scenario);
  await hand.field(hand.say.shell.scenario_name, hand.dialog).fill(name);
  await hand.page.keyboard.press("Enter");
  await hand.dialog.waitFor({ state: "detached" });
}
