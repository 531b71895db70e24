// What an earlier build has saved opens with this one, shows the same, and is kept as it was before it is written
// in the present form. The captures in tests/saved/browser/ are kept for ever. Beside them an earlier build saves anew:
// the one before the present one, which scripts/build.sh keeps, or the one in the folder LOUDOU_PREVIOUS_DIST.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { assert, eventually, pageTest } from "../harness.mjs";
import { allSavedBy, savedBy, shown, shownOfAll } from "../saved_by.mjs";

const WARNING = ".banner:is([data-tone=warn], [data-tone=bad])";
const FOLDER = "tests/saved/browser";

const head = (storage) => storage["loudou/w/w1"];
const schema = (sealed) => Number(sealed.split(" ")[1]);

async function opensAsItWas(saved, { visit, hand }) {
  assert.deepEqual(await shown(hand), saved.shown);
  await hand.count(hand.page.locator(WARNING), 0);
  // Looking at it has changed nothing.
  assert.equal(head(await visit.storage()), head(saved.storage));
  await hand.pick("contact", 2);
  await hand.saved();
  const before = schema(head(saved.storage));
  const storage = await visit.storage();
  assert.ok(schema(head(storage)) >= before);
  if (schema(head(storage)) > before) {
    const kept = Object.entries(storage).filter(([key]) => key.startsWith("loudou/s/w1/"));
    assert.deepEqual(kept.map(([, value]) => schema(value)), [before]);
  }
  await visit.reload();
  await eventually(async () => assert.equal(await hand.level("contact"), 2));
  // The other workspace is there as well.
  await hand.openMenu(hand.workspaceMenu);
  await hand.count(hand.page.getByRole("menuitemradio"), 2);
}

// All models. To look at a scenario is a step of the document, so what is stored does change.
async function allOpensAsItWas(saved, { visit, hand }) {
  assert.equal(head(await visit.storage()), head(saved.storage));
  assert.deepEqual(await shownOfAll(hand), saved.shown);
  await hand.count(hand.page.locator(WARNING), 0);
  await hand.reload();
  assert.deepEqual(await shownOfAll(hand), saved.shown);
}

function opens(name, saved) {
  const body = saved.shown.plans ? allOpensAsItWas : opensAsItWas;
  pageTest(name, { language: "en", storage: saved.storage }, (given) => body(saved, given));
}

for (const name of readdirSync(FOLDER)) {
  opens(`what the page had saved opens: ${name}`, JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")));
}

// Newer than this is not for this build to open for work: somebody went back to an older state of the sources.
const CURRENT = Number(readFileSync("src/workspace/schema.rs", "utf8").match(/^pub const CURRENT: u32 = (\d+);/m)[1]);
const named = process.env.LOUDOU_PREVIOUS_DIST;
const kept = join(process.env.CARGO_TARGET_DIR ?? "target", "previous-dist");
const previous = named ?? (existsSync(join(kept, "index.html")) ? kept : null);
const WORK = { "a workspace of leads": savedBy, "all models": allSavedBy };

for (const [what, work] of previous ? Object.entries(WORK) : []) {
  const name = `what the previous build saves opens with this one: ${what}`;
  const saved = await work(previous).catch((failure) => {
    // A build that was named has to work; one that was only kept may have other words than those its page is worked by.
    if (named) throw failure;
    return { left: `its page could not be worked by the words and places of today: ${failure.message.split("\n")[0]}` };
  });
  const newer = saved.storage && schema(head(saved.storage)) > CURRENT;
  const left = newer ? `it writes schema ${schema(head(saved.storage))}, this one knows up to ${CURRENT}` : saved.left;
  if (left) test(name, { skip: `the build in ${previous}: ${left}` }, () => {});
  else opens(name, saved);
}
