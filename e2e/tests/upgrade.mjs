// What an earlier build has saved opens with this one, shows the same, and is kept as it was before it is written
// in the present form. The captures in tests/saved/browser/ are kept for ever; LOUDOU_PREVIOUS_DIST names the folder of
// an earlier build, which then saves anew.
import { readdirSync, readFileSync } from "node:fs";

import { assert, eventually, pageTest } from "../harness.mjs";
import { savedBy, shown } from "../saved_by.mjs";

const WARNING = ".banner:is([data-tone=warn], [data-tone=bad])";
const FOLDER = "tests/saved/browser";

async function opensAsItWas(saved, { visit, hand }) {
  assert.deepEqual(await shown(hand), saved.shown);
  await hand.count(hand.page.locator(WARNING), 0);
  // Looking at it has changed nothing.
  const head = (storage) => storage["loudou/w/w1"];
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

const schema = (sealed) => Number(sealed.split(" ")[1]);

for (const name of readdirSync(FOLDER)) {
  const saved = JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"));
  pageTest(`what the page had saved opens: ${name}`, { language: "en", storage: saved.storage }, (given) =>
    opensAsItWas(saved, given),
  );
}

const previous = process.env.LOUDOU_PREVIOUS_DIST;
if (previous) {
  const saved = await savedBy(previous);
  pageTest("what the previous build saves opens with this one", { language: "en", storage: saved.storage }, (given) =>
    opensAsItWas(saved, given),
  );
}
