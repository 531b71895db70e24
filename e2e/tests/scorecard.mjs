// The scorecard is the user's: factors, levels, bands, tiers and whole cards are made, changed and taken away, and
// the score follows at once.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

const EN = { language: "en" };

const factor = (hand, name) =>
  hand.page.locator("#card-factors .factor", { has: hand.page.locator(".factor-toggle", { hasText: name }) });

bothLanguages("a factor is added, answered, and taken away again", {}, async ({ page, visit, hand }) => {
  const { leads, shell } = hand.say;
  await hand.tab("card");
  await hand.press(leads.add_factor);
  await hand.shows(page.locator("#card-factors [role=status]"), /110%/);
  const own = factor(hand, leads.new_factor);
  await visit.axe();
  await hand.field(leads.factor_name, own).fill("Urgency");
  await page.keyboard.press("Enter");
  const meter = page.getByRole("radiogroup", { name: "Urgency" });
  await meter.locator(".meter-level").nth(4).click();
  // (67.5 · 100 + 100 · 10) / 110
  await hand.shows(hand.score, "70.5");
  await hand.choose(`${shell.more} · Urgency`, leads.remove_factor);
  await hand.shows(hand.score, "67.5");
  await hand.undo();
  await hand.shows(hand.score, "70.5");
});

bothLanguages("points of a level count at once; a level is added and taken away", {}, async ({ page, visit, hand }) => {
  const { leads } = hand.say;
  const { contact } = hand.factors;
  await hand.tab("card");
  await page.locator(".factor-toggle", { hasText: contact.name }).click();
  const own = factor(hand, contact.name);
  await own.getByRole("textbox", { name: `${contact.levels[2]} · ${leads.points}` }).fill("70");
  await hand.shows(hand.score, "70.5");
  await hand.press(leads.add_level, own);
  await hand.count(hand.meter("contact").locator(".meter-level"), 6);
  await hand.press(`${leads.remove_level} · ${leads.new_level}`, own);
  await hand.count(hand.meter("contact").locator(".meter-level"), 5);
  await visit.axe();
});

bothLanguages("a level that disqualifies puts the lead in the last tier and leaves its score", {}, async (given) => {
  const { page, hand } = given;
  const { leads } = hand.say;
  const { contact } = hand.factors;
  await hand.tab("card");
  await page.locator(".factor-toggle", { hasText: contact.name }).click();
  await factor(hand, contact.name).getByRole("checkbox", { name: leads.disqualifies }).nth(2).check();
  await hand.shows(hand.tier, "D");
  await hand.shows(hand.score, "67.5");
  await hand.shows(hand.figure("tier"), new RegExp(hand.fill(leads.tier_disqualified, { reason: contact.name })));
});

bothLanguages("a cut is typed digit by digit: its row keeps its place and the focus until the tiers are left", {}, async ({ page, hand }) => {
  await hand.tab("card");
  const order = () => page.locator("#card-tiers .factor .badge").allInnerTexts();
  const type = async (tier, text) => {
    await hand.cut(tier).click();
    await page.keyboard.press("Control+a");
    // As a hand does it: each digit is seen before the next one comes.
    await page.keyboard.type(text, { delay: 120 });
  };
  await type("B", "60");
  await eventually(async () => assert.equal(await hand.cut("B").inputValue(), "60"));
  await hand.shows(hand.tier, "B");
  await type("A", "80");
  await eventually(async () => assert.equal(await hand.cut("A").inputValue(), "80"));
  // Beyond its neighbour: the row goes there once the tiers are left.
  await type("C", "70");
  assert.deepEqual(await order(), ["A", "B", "C", "D"]);
  await page.keyboard.press("Enter");
  await hand.tab("card");
  await eventually(async () => assert.deepEqual(await order(), ["A", "C", "B", "D"]));
  await hand.shows(hand.tier, "B");
});

pageTest("a weight takes per cent as its field shows it", EN, async ({ page, hand }) => {
  await hand.tab("card");
  await hand.weight("contact").fill("45%");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await hand.weight("contact").inputValue(), "45"));
  assert.notEqual(await hand.weight("contact").getAttribute("aria-invalid"), "true");
});

bothLanguages("a tier's badge is picked and shown wherever the tier is", {}, async ({ page, hand }) => {
  const { leads } = hand.say;
  const badge = () => hand.figure("tier").locator(".badge");
  await hand.tab("card");
  const tier = page.locator("#card-tiers .factor").nth(1);
  await hand.press(new RegExp(leads.edit_treatment), tier);
  await hand.field(leads.tier_look, tier).selectOption({ label: leads.look_dashed });
  await eventually(async () => assert.equal(await badge().getAttribute("data-tone"), "faint"));
  assert.equal(await tier.locator(".badge").first().getAttribute("data-tone"), "faint");
  await hand.tab("leads");
  const cells = page.locator(".grid-cell .badge", { hasText: /^B$/ });
  assert.equal(await cells.first().getAttribute("data-tone"), "faint");
  await hand.undo();
  await eventually(async () => assert.equal(await badge().getAttribute("data-tone"), "good"));
});

pageTest("a plus/minus item adds outside the weights and the score stays within 100", EN, async ({ page, hand }) => {
  await hand.tab("card");
  await hand.press(hand.say.leads.add_item);
  const meter = page.getByRole("radiogroup", { name: hand.say.leads.new_item });
  await meter.locator(".meter-level").last().click();
  await hand.shows(hand.score, /^7\d\.\d$/);
  for (const name of Object.keys(hand.factors)) await hand.pick(name, 5);
  await hand.shows(hand.score, "100.0");
});

pageTest("a factor by bands of a number reads a number", EN, async ({ page, hand }) => {
  const { leads } = hand.say;
  await hand.tab("card");
  await hand.press(leads.add_factor);
  const own = factor(hand, leads.new_factor);
  await hand.field(leads.scale, own).selectOption("bands");
  await hand.field(leads.band_cuts, own).fill("5, 50");
  await page.keyboard.press("Enter");
  const value = page.locator(".lead-factor").last().getByRole("textbox");
  await value.fill("60");
  await hand.shows(hand.score, "70.5");
  await value.fill("");
  await page.keyboard.press("Tab");
  await hand.shows(hand.figure("score"), /91%/);
});

bothLanguages("the last tier stays, and that is said once however often it is asked", {}, async ({ page, hand }) => {
  const { leads, shell } = hand.say;
  await hand.tab("card");
  const rows = page.locator("#card-tiers .factor");
  const remove = rows.first().locator(`button[aria-label^="${leads.remove_tier} · "]`);
  for (let left = await rows.count(); left > 1; left -= 1) {
    await remove.click();
    await hand.count(rows, left - 1);
  }
  const said = hand.toasts.locator(".toast", { hasText: shell.refuse_last_tier });
  for (let again = 0; again < 3; again += 1) {
    await remove.click();
    await said.first().waitFor();
  }
  assert.equal(await said.count(), 1);
  await hand.count(rows, 1);
});

bothLanguages("starts of bands take thousands and fractions, and what could be two things is refused", {}, async (given) => {
  const { page, hand } = given;
  const { leads } = hand.say;
  await hand.tab("card");
  await hand.press(leads.add_factor);
  const own = factor(hand, leads.new_factor);
  await hand.field(leads.scale, own).selectOption("bands");
  const starts = hand.field(leads.band_cuts, own);
  const gives = async (typed, shown) => {
    await starts.fill(typed);
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await starts.inputValue(), shown));
    assert.notEqual(await starts.getAttribute("aria-invalid"), "true");
  };
  await gives("1,000, 2,000", "1000, 2000");
  await gives("1/3，1.2万", "1/3, 12000");
  await gives("0,100,200", "0, 100, 200");
  await starts.fill("1,200");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await starts.getAttribute("aria-invalid"), "true"));
  assert.equal(await starts.inputValue(), "1,200");
  await hand.shows(own, new RegExp(leads.band_cuts_bad.replace(/[.?]/g, "\\$&")));
});

bothLanguages("tiers are renamed, added and taken away", {}, async ({ page, visit, hand }) => {
  const { leads } = hand.say;
  await hand.tab("card");
  const row = page.locator("#card-tiers .factor").nth(1);
  await hand.field(leads.tier_name, row).fill("Warm");
  await page.keyboard.press("Enter");
  await hand.shows(hand.tier, "Warm");
  await hand.press(leads.add_tier);
  await hand.count(page.locator("#card-tiers .factor"), 5);
  await visit.axe();
  await hand.press(`${leads.remove_tier} · ${leads.new_tier}`);
  await hand.count(page.locator("#card-tiers .factor"), 4);
  // Tiers stand in the order of their cuts, once they are left.
  await hand.cut("Warm").fill("90");
  await hand.tab("card");
  await hand.shows(page.locator("#card-tiers .badge > span").first(), "Warm");
  await hand.shows(hand.tier, "C");
});

bothLanguages("a copy of the scorecard is tuned without touching the first", {}, async ({ page, hand }) => {
  const { leads, shell } = hand.say;
  await hand.tab("card");
  const more = page.locator(".card-head [aria-haspopup=menu]");
  await hand.choose(more, leads.card_copy);
  await hand.weight("contact").fill("30");
  await hand.shows(hand.score, "65.2");
  const which = page.locator(".card-head select");
  await which.selectOption({ index: 0 });
  await hand.shows(hand.score, "67.5");
  await which.selectOption({ index: 1 });
  await hand.shows(hand.score, "65.2");
  await hand.choose(more, leads.card_remove);
  await hand.shows(hand.score, "67.5");
  assert.equal(await which.locator("option:not([hidden])").count(), 1, shell.more);
});

bothLanguages("all sample values are taken over as the user's own", {}, async ({ page, hand }) => {
  const { leads } = hand.say;
  await hand.tab("card");
  assert.ok((await page.locator("#card-factors .mark").count()) > 0);
  await hand.choose(page.locator(".card-head [aria-haspopup=menu]"), leads.card_confirm);
  await hand.count(page.locator("#card-factors .mark"), 0);
});

bothLanguages("a tier set by hand needs a reason and a day, and leaves the score", {}, async ({ page, visit, hand }) => {
  const { leads, shell } = hand.say;
  await hand.press(leads.override_set);
  await hand.field(leads.tier, hand.dialog).selectOption("a");
  await hand.press(shell.save, hand.dialog);
  await hand.dialog.getByText(leads.override_reason_missing).waitFor();
  await hand.field(leads.override_reason, hand.dialog).fill("Board knows them");
  await hand.field(leads.override_until, hand.dialog).fill("2001-01-01");
  await hand.press(shell.save, hand.dialog);
  await eventually(async () => assert.equal(await hand.dialog.locator("[aria-invalid=true]").count(), 1));
  await visit.axe();
  await hand.field(leads.override_until, hand.dialog).fill("2099-01-01");
  await hand.press(shell.save, hand.dialog);
  await hand.shows(hand.tier, "A");
  await hand.shows(hand.score, "67.5");
  await hand.press(leads.override_edit);
  await hand.press(leads.override_clear, hand.dialog);
  await hand.shows(hand.tier, "B");
  await hand.undo();
  await hand.shows(hand.tier, "A");
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

bothLanguages("a spelling is taught, and let go of again", {}, async ({ page, hand }) => {
  const { grid } = hand;
  const name = hand.factors.channel.name;
  await grid.go(0, await grid.column(name));
  await hand.paste("Zqx");
  await hand.tab("card");
  const unread = page.locator(".unmatched");
  await unread.locator("select").selectOption({ index: 3 });
  await unread.waitFor({ state: "detached" });
  const factor = page.locator(".factor", { hasText: name }).first();
  await factor.locator(".factor-toggle").click();
  const spelling = factor.locator(".level-spelling", { hasText: "Zqx" });
  await spelling.getByRole("button").click();
  await unread.waitFor();
  await hand.count(spelling, 0);
});
