// What a build of the page writes to localStorage, and what it shows of it: for the tests that open with this build
// what an earlier one has saved.
//
//   node e2e/saved_by.mjs OUT.json     writes tests/saved/browser/OUT.json with the build in LOUDOU_DIST
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { serve } from "../scripts/serve.mjs";
import { Hand } from "./hand.mjs";
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

// Makes the page in `dir` save the sample with an edit of a cell, of a weight and of a cut in a scenario, a second
// workspace, and goes back to the first.
export async function savedBy(dir) {
  const site = await serve({ dir, base: BASE });
  try {
    const visit = await open({ site: site.url, language: "en" });
    const hand = new Hand(visit);
    await hand.pick("contact", 5);
    await hand.pick("channel", 0);
    await hand.tab("card");
    await hand.weight("contact").fill("30");
    await visit.page.keyboard.press("Enter");
    await hand.tab("leads");
    await hand.choose(hand.workspaceMenu, hand.say.shell.duplicate);
    await hand.pick("contact", 1);
    await hand.saved();
    await hand.choose(hand.workspaceMenu, hand.say.shell.sample_workspace);
    const facts = await shown(hand);
    await hand.saved();
    const storage = await visit.storage();
    await visit.close();
    return { storage, shown: facts };
  } finally {
    await site.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name] = process.argv.slice(2);
  const saved = await savedBy(process.env.LOUDOU_DIST ?? "dist");
  writeFileSync(`tests/saved/browser/${name}`, `${JSON.stringify(saved, null, 2)}\n`, { flag: "wx" });
  await closeSite();
}
