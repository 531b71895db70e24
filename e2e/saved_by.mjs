// What a build of the page writes to localStorage, and what it shows of it: for the tests that open with this build
// what an earlier one has saved.
//
//   node e2e/saved_by.mjs OUT.json           writes tests/saved/browser/OUT.json with the build in LOUDOU_DIST
//   node e2e/saved_by.mjs OUT.json plans     the same, of all models and a scorecard built from history
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { serve } from "../scripts/serve.mjs";
import { Hand } from "./hand.mjs";
import { PLAN_PAGES } from "./plans.mjs";
import { BASE, closeSite } from "./site.mjs";
import { open } from "./visit.mjs";

// What is on the page of the lead and the scorecard, as text: nothing of it may change with the build.
export async function shown(hand) {
  const { page } = hand;
  await hand.tab("leads");
  const facts = {
    workspace: (await hand.workspaceMenu.innerText()).trim(),
    leads: (await page.locator("[role=tab] .tab-count").first().innerText()).trim(),
    score: (await hand.score.innerText()).trim(),
    tier: (await hand.tier.innerText()).trim(),
    levels: {},
  };
  for (const factor of Object.keys(hand.factors)) {
    if (await hand.meter(factor).count()) facts.levels[factor] = await hand.level(factor);
  }
  await hand.tab("card");
  facts.weight = await hand.weight("contact").inputValue();
  facts.cut = await hand.cut("A").inputValue();
  await hand.tab("leads");
  return facts;
}

// The same of all models: what the scorecard built from history is judged by, the tier set by hand, each plan's figure, in the
// base and in the scenario. As numbers: another wording is no other document.
export async function shownOfAll(hand) {
  const { page, say } = hand;
  const text = async (selector) => (await page.locator(selector).first().innerText()).trim();
  const facts = { lead: {}, plans: {} };
  await goTo(hand, "leads");
  await hand.tab("leads");
  facts.lead = { workspace: (await hand.workspaceMenu.innerText()).trim(), score: await text("[data-value=score]") };
  facts.lead.tier = (await hand.tier.innerText()).trim();
  await hand.tab("history");
  // What is worked out from the leads comes a moment later.
  await page.locator(".checks tbody tr").nth(1).waitFor();
  // How many leads taught it, its AUC and both ends; what more is told of it goes by how many wins there were.
  facts.lead.built = (await text("[data-part=built]")).match(/\d+(\.\d+)?/g).slice(0, 4);
  await hand.tab("leads");
  for (const [which, name] of [["scenario", SCENARIO], ["base", say.shell.base]]) {
    await hand.choose(hand.scenarioMenu, name);
    for (const { route, figure } of PLAN_PAGES) {
      await goTo(hand, route);
      await page.locator(`[data-value=${figure}]`).first().waitFor();
      facts.plans[`${route} · ${which}`] = await text(`[data-value=${figure}]`);
    }
  }
  await goTo(hand, "leads");
  return facts;
}

const SCENARIO = "Lean";

async function goTo(hand, route) {
  await hand.page.evaluate((route) => (location.hash = `#/${route}`), route);
}

// Moves the number of each plan that its figure goes by.
async function movePlans(hand) {
  for (const { route, figure, moved } of PLAN_PAGES) {
    await goTo(hand, route);
    await hand.page.locator(`[data-value=${figure}]`).first().waitFor();
    await hand.page.locator(".page-inputs .field-number input:visible").nth(moved).focus();
    await hand.page.keyboard.press("Shift+ArrowUp");
    await hand.saved();
  }
}

async function withPage(dir, work, facts) {
  const site = await serve({ dir, base: BASE });
  try {
    const visit = await open({ site: site.url, language: "en" });
    try {
      const hand = new Hand(visit);
      await work(hand);
      const shown = await facts(hand);
      await hand.saved();
      return { storage: await visit.storage(), shown };
    } finally {
      await visit.close();
    }
  } finally {
    await site.close();
  }
}

// Makes the page in `dir` save the sample with an edit of a cell, of a weight and of a cut in a scenario, a second
// workspace, and goes back to the first.
export async function savedBy(dir) {
  const work = async (hand) => {
    await hand.pick("contact", 5);
    await hand.pick("channel", 0);
    await hand.tab("card");
    await hand.weight("contact").fill("30");
    await hand.page.keyboard.press("Enter");
    await hand.tab("leads");
    await hand.choose(hand.workspaceMenu, hand.say.shell.duplicate);
    await hand.pick("contact", 1);
    await hand.saved();
    await hand.choose(hand.workspaceMenu, hand.say.shell.sample_workspace);
  };
  return withPage(dir, work, shown);
}

// Makes it save a scorecard built from the sample's history, a tier set by hand, and numbers of every plan in the base and in
// a scenario.
export async function allSavedBy(dir) {
  const work = async (hand) => {
    const { leads, shell, validity } = hand.say;
    await hand.press(leads.override_set);
    await hand.field(leads.tier, hand.dialog).selectOption("a");
    await hand.field(leads.override_reason, hand.dialog).fill("Board knows them");
    await hand.field(leads.override_until, hand.dialog).fill("2099-01-01");
    await hand.press(shell.save, hand.dialog);
    await hand.tab("history");
    await hand.press(validity.learn_start);
    await hand.dialog.getByText(validity.learn_other_columns).waitFor();
    for (const button of await hand.button(validity.learn_keep, hand.dialog).all()) await button.click();
    await hand.press(validity.learn_build, hand.dialog);
    await hand.dialog.getByRole("heading", { name: validity.learn_columns }).waitFor({ timeout: 60_000 });
    await hand.press(validity.learn_take, hand.dialog);
    await movePlans(hand);
    await hand.command(shell.new_scenario);
    await hand.field(shell.scenario_name, hand.dialog).fill(SCENARIO);
    await hand.page.keyboard.press("Enter");
    await hand.dialog.waitFor({ state: "detached" });
    await movePlans(hand);
  };
  return withPage(dir, work, shownOfAll);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, what] = process.argv.slice(2);
  const dir = process.env.LOUDOU_DIST ?? "dist";
  const saved = await (what === "plans" ? allSavedBy : savedBy)(dir);
  writeFileSync(`tests/saved/browser/${name}`, `${JSON.stringify(saved, null, 2)}\n`, { flag: "wx" });
  await closeSite();
}
