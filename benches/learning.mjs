// Learning a scorecard from a public list of leads: natively, in the page's worker, and in scikit-learn on the same
// machine in the same run. Each judges by folds on rows it has not seen and fits once to all rows, with the list in
// memory; the AUC stands beside the time. Left out, with a sentence, where the list or scikit-learn is not there.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { Hand } from "../e2e/hand.mjs";
import { open } from "../e2e/visit.mjs";
import { quantile } from "./statistics.mjs";
import { untilSeen } from "./until.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const LIST = join(here, "../../shared/data/xeducation_leads.csv");
const OUTCOME = ["Converted", "1"];
// Filled by sales once the outcome was near: what they tell is no forecast.
const DROPPED = [
  "Tags",
  "Lead Quality",
  "Lead Profile",
  "Last Notable Activity",
  "Asymmetrique Activity Index",
  "Asymmetrique Profile Index",
  "Asymmetrique Activity Score",
  "Asymmetrique Profile Score",
];
const RUNS = 3;
const LONG = { timeout: 120_000 };

// Rows of { name, auc, ms }, ours first; none where the list is not there.
export async function measureLearning({ inPage = true } = {}) {
  if (!existsSync(LIST)) {
    console.log("\nLearning was left out: the public list of leads is not there (shared/data/xeducation_leads.csv).");
    return [];
  }
  const rows = [{ name: "Loudou, native", ...native() }];
  if (inPage) rows.push({ name: "Loudou, in the page's worker", ...(await worker()) });
  return [...rows, ...sklearn()];
}

const asked = () => [LIST, ...OUTCOME, DROPPED.join(",")];
const run = (command, words) => execFileSync(command, words, { cwd: join(here, ".."), encoding: "utf8" });

function native() {
  const words = ["run", "--quiet", "--locked", "--no-default-features", "--profile", "worker", "--example", "fit_speed", "--"];
  return JSON.parse(run("cargo", [...words, ...asked()]));
}

function sklearn() {
  const root = process.env.LOUDOU_SKLEARN ?? "";
  if (!existsSync(join(root, ".done"))) {
    console.log("\nscikit-learn is not installed and was left out. Run: scripts/setup.sh bench");
    return [];
  }
  const lines = run(join(root, "bin/python"), [join(here, "sklearn_fit.py"), ...asked()]).trim().split("\n");
  return lines.map((line) => JSON.parse(line)).map((found) => ({ ...found, name: `scikit-learn, ${found.way}` }));
}

// In the page as a user has it: from the press of the button to the verdict on the screen.
async function worker() {
  const visit = await open({ route: "#/leads", language: "en", height: 1000 });
  try {
    const hand = new Hand(visit);
    const { validity } = hand.say;
    await importList(hand);
    await hand.tab("history");
    await hand.press(validity.learn_start);
    await hand.dialog.getByText(validity.learn_other_columns).waitFor(LONG);
    for (const row of await hand.dialog.locator(".suspect").all()) {
      const name = await row.locator("strong").innerText();
      await hand.press(DROPPED.includes(name) ? validity.learn_drop : validity.learn_keep, row);
    }
    for (const name of DROPPED) {
      const boxes = hand.dialog.locator(".column-checks").getByLabel(name, { exact: true });
      for (const box of await boxes.all()) await box.uncheck();
    }
    const times = [];
    for (let count = 0; count < RUNS; count += 1) {
      times.push(await timedBuild(hand));
      if (count + 1 < RUNS) await hand.press(validity.learn_back, hand.dialog);
    }
    const said = await hand.dialog.locator(".learned").innerText();
    return { auc: Number.parseFloat(said.match(/AUC (\d\.\d+)/)[1]), ms: quantile(times, 0.5) };
  } finally {
    await visit.close();
  }
}

async function importList(hand) {
  const button = hand.button(hand.say.importing.import, hand.dialog);
  await hand.command(hand.say.shell.import_rows);
  await hand.dialog.locator("input[type=file]").setInputFiles(LIST);
  await hand.dialog.getByText(/9,240 rows/).waitFor(LONG);
  await button.and(hand.page.locator(":enabled")).waitFor(LONG);
  await button.click();
  await hand.dialog.waitFor({ state: "detached", ...LONG });
}

async function timedBuild(hand) {
  const button = hand.button(hand.say.validity.learn_build, hand.dialog);
  await button.and(hand.page.locator(":enabled")).waitFor(LONG);
  return untilSeen(hand.page, ".learned > p", () => button.click());
}
