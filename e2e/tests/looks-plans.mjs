// Every planning page with its tabs and what opens over it, in both languages, both themes, on a narrow phone and a
// laptop, crossed: no finding of axe, nothing wider than the window, no clipped words, every target large enough.
import { CROSSED_LOOKS, everyLook } from "../harness.mjs";
import { drawn, looksRight, noFindings } from "../looks.mjs";
import { PLAN_PAGES } from "../plans.mjs";

// The long way round all pages and tabs of one look.
const WHOLE_WAY_MS = 240_000;
const TABS = ".plan-tabs";

async function wholeWay(given) {
  const findings = [];
  const see = async (what, within) => {
    await drawn(given.page);
    findings.push(...(await looksRight(what, given, within)));
  };
  for (const plan of PLAN_PAGES) {
    await goTo(plan, given);
    await see(`${plan.route}`);
    for (const tab of plan.tabs.slice(1)) {
      await openTab(tab, given);
      await see(`${plan.route} ${tab}`, TABS);
    }
    await whatOpens(plan, given, see);
  }
  await inScenario(given, see);
  noFindings(findings);
}

everyLook("the planning pages", { route: "#/sales-org", within: WHOLE_WAY_MS }, wholeWay, CROSSED_LOOKS);

async function goTo({ route, figure }, { page }) {
  await page.evaluate((route) => (location.hash = `#/${route}`), route);
  await page.locator(`[data-value=${figure}]`).waitFor();
}

// Some tabs have to be asked, and some draw for a while.
async function openTab(tab, { page, hand }) {
  await hand.tab(tab);
  if (tab === "whatif") await hand.field(hand.say.plan.seek_wanted).fill("1");
  if (tab === "whatif") await page.locator("[data-seek=answer] .band").waitFor();
  if (tab === "odds") await page.locator("[data-chart=fan] .chart-svg").waitFor({ timeout: 30_000 });
}

// Every chart's menu is the same, and so is the explanation of every figure.
async function whatOpens({ route, figure }, { page, hand }, see) {
  await page.locator(`[data-value=${figure}]`).click();
  await hand.dialog.waitFor();
  await see(`${route} explained`, "dialog[open]");
  await hand.closeDialog();
  await hand.openMenu(page.locator(".page-report figure.chart [aria-haspopup=menu]").first());
  await see(`${route}: a chart's menu`, "[role=menu]");
  await page.keyboard.press("Escape");
}

// Under a scenario each figure stands beside the base's, and the comparison has something to say.
async function inScenario(given, see) {
  const { page, hand } = given;
  await hand.command(hand.say.shell.new_scenario);
  await hand.dialog.locator("input").fill("A longer name of a scenario · 一个比较长的方案名称");
  await page.keyboard.press("Enter");
  await hand.dialog.waitFor({ state: "detached" });
  for (const plan of PLAN_PAGES) {
    await goTo(plan, given);
    await page.locator(".page-inputs .field-number input:visible").nth(plan.moved).focus();
    await page.keyboard.press("Shift+ArrowUp");
    await see(`${plan.route} in a scenario`, ".headline");
    await hand.tab("compare");
    await page.locator(`${TABS} .plain-table`).first().waitFor();
    await see(`${plan.route} compared`, TABS);
    await hand.tab("figures");
    await see(`${plan.route}: figures against the base`, TABS);
  }
  await hand.command(hand.say.sharing.menu);
  await hand.dialog.locator("[data-value=link]").waitFor();
  await see("a plan is shared", "dialog[open]");
  await hand.closeDialog();
}
