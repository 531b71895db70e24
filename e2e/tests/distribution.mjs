// The distribution: cuts are moved by mouse and by keys, each movement one step of undo; the cut for the aimed share
// stands beside the cut for what the team can carry.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

// The lines of the cuts on screen, best tier first.
async function lines(page) {
  const found = page.locator("[role=tabpanel] figure.chart").first().locator(".chart-draggable");
  await found.first().waitFor();
  return found.evaluateAll((marks) =>
    marks.map((mark) => {
      const box = mark.getBoundingClientRect();
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    }),
  );
}

bothLanguages("a cut is dragged with the mouse, in one step of undo", {}, async ({ page, visit, hand }) => {
  await hand.tab("distribution");
  await page.locator("[role=tabpanel] figure.chart").first().scrollIntoViewIfNeeded();
  const [a, b] = await lines(page);
  const perPoint = (a.x - b.x) / 25;
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move(a.x - 4 * perPoint, a.y, { steps: 4 });
  await page.mouse.move(a.x - 15 * perPoint, a.y, { steps: 8 });
  await page.mouse.up();
  await hand.shows(hand.tier, "A");
  await visit.axe();
  await hand.tab("card");
  assert.equal(await hand.cut("A").inputValue(), "60");
  await hand.undo();
  await hand.shows(hand.tier, "B");
  assert.equal(await hand.cut("A").inputValue(), "75");
});

bothLanguages("a cut is moved with the keyboard", {}, async ({ page, hand }) => {
  await hand.tab("distribution");
  const chart = page.locator("[role=tabpanel] figure.chart").first();
  await chart.locator(".chart-canvas").focus();
  // From the last value backwards to the line of tier A.
  await page.keyboard.press("Home");
  const spoken = chart.getByRole("status");
  const isLineOfA = async () => /75/.test(await spoken.innerText()) && /A/.test(await spoken.innerText());
  for (let step = 0; step < 80 && !(await isLineOfA()); step += 1) await page.keyboard.press("ArrowRight");
  assert.ok(await isLineOfA(), `the line of tier A is reached: ${await spoken.innerText()}`);
  for (let step = 0; step < 8; step += 1) await page.keyboard.press("Shift+ArrowLeft");
  await hand.shows(hand.tier, "A");
  await hand.shows(spoken, /67/);
  await page.keyboard.press("Shift+ArrowRight");
  await hand.shows(hand.tier, "B");
});

bothLanguages("the headline says the same of the share as the chart: what is open may count or not", {}, async ({ page, hand }) => {
  const { leads } = hand.say;
  const [low, high] = ["30", "43%"];
  await hand.shows(hand.figure("share"), new RegExp(`${low}–${high}`));
  await hand.tab("distribution");
  const title = page.locator("[role=tabpanel] figure.chart .chart-title").first();
  await hand.shows(title, hand.fill(leads.dist_cannot_tell, { low: `${low}%`, high, aim: "30%" }));
  await hand.tab("card");
  await hand.cut("B").fill("70");
  const share = /(\d+)–(\d+%)/;
  await eventually(async () => assert.doesNotMatch(await hand.figure("share").innerText(), new RegExp(high)));
  const [, , most] = (await hand.figure("share").innerText()).match(share);
  await hand.tab("distribution");
  await hand.shows(title, hand.fill(leads.dist_below_at_most, { share: most, aim: "30%" }));
});

bothLanguages("the cut for the aim stands beside the cut for what the team carries", {}, async ({ page, visit, hand }) => {
  const { leads } = hand.say;
  await hand.tab("distribution");
  const options = page.locator(".cut-option");
  await hand.count(options, 2);
  await hand.shows(options.first(), new RegExp(hand.fill(leads.aim_option, { share: "30%" })));
  const parts = hand.fill(leads.capacity_option, { share: "\\d+%" });
  await hand.shows(options.nth(1), new RegExp(parts));
  await hand.count(page.locator('.cut-option[data-recommended="true"]'), 1);
  const recommended = page.locator('.cut-option[data-recommended="true"]');
  const cut = (await recommended.locator(".cut-value").innerText()).match(/\d+/)[0];
  const use = recommended.locator(".btn");
  if (await use.isEnabled()) await use.click();
  await hand.shows(use, leads.in_use);
  await visit.axe();
  await hand.tab("card");
  assert.equal(await hand.cut("B").inputValue(), cut);
});

pageTest("a team with no hours carries nothing, and that is said", { language: "en" }, async ({ page, hand }) => {
  await hand.tab("distribution");
  const hours = page.locator(".capacity .field").nth(3).getByRole("textbox");
  await hours.fill("0");
  await eventually(async () => {
    const words = await page.locator(".cut-option").nth(1).innerText();
    assert.match(words, /capacity|carries|No score/);
  });
  await hand.undo();
});

bothLanguages("which leads are counted is chosen", {}, async ({ page, hand }) => {
  await hand.tab("distribution");
  const subtitle = page.locator("[role=tabpanel] .chart-subtitle").first();
  const before = await subtitle.innerText();
  await hand.press(hand.say.leads.basis_all);
  await hand.shows(subtitle, /202/);
  await hand.undo();
  await hand.shows(subtitle, before);
});
