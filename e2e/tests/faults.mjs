// Faults of the store, brought about on purpose: after each one what was saved is there, what was not is said, and the
// page works. tests/FAULTS.md lists them.
import { readFileSync } from "node:fs";

import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";
import { comeBackTo, failAtWrite, fillUp } from "../store.mjs";

const EN = { language: "en" };
const WARNING = ".banner:is([data-tone=warn], [data-tone=bad])";
const banner = (page, words) => page.locator(".banner", { hasText: words });

bothLanguages("a store that is full to the brim: the edit stays, the panel shows what takes the space, room saves it", {}, async (given) => {
  const { page, visit, hand } = given;
  await hand.saved();
  await hand.pick("contact", 1);
  await hand.saved();
  await hand.pick("contact", 2);
  await hand.saved();
  await fillUp(page, 0);
  const head = (await visit.storage())["loudou/w/w1"];
  // A longer name cannot fit, however few snapshots are left.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("loudou/s/")) localStorage.removeItem(key);
  });
  await fillUp(page, 0);
  await hand.field(hand.say.leads.lead_name).fill("x".repeat(500));
  await page.keyboard.press("Enter");
  const full = banner(page, hand.say.shell.save_full);
  await full.waitFor();
  assert.equal(await hand.field(hand.say.leads.lead_name).inputValue(), "x".repeat(500));
  assert.equal((await visit.storage())["loudou/w/w1"], head);
  await visit.axe();
  const file = await hand.download(() => hand.press(hand.say.shell.export_file, full));
  assert.ok(file.bytes.toString().includes("x".repeat(500)));
  await hand.press(hand.say.storage.what_takes_space, full);
  const space = hand.dialog.locator("[data-list=space]");
  await space.waitFor();
  assert.match(await space.innerText(), /\d/);
  await visit.axe();
  await page.evaluate(() => localStorage.removeItem("other"));
  await hand.closeDialog();
  await hand.pick("contact", 3);
  await hand.reload();
  assert.equal(await hand.field(hand.say.leads.lead_name).inputValue(), "x".repeat(500));
});

pageTest("older snapshots give way before an edit is refused", EN, async ({ page, visit, hand }) => {
  await hand.saved();
  await hand.pick("contact", 1);
  await hand.saved();
  await eventually(async () => assert.ok((await visit.storage())["loudou/s/w1/1"]));
  await fillUp(page, 300);
  await hand.field(hand.say.leads.lead_name).fill("x".repeat(2000));
  await page.keyboard.press("Enter");
  await hand.reload();
  assert.equal(await hand.field(hand.say.leads.lead_name).inputValue(), "x".repeat(2000));
  await hand.count(page.locator(WARNING), 0);
});

for (const how of ["throws", "dies"]) {
  const name = how === "throws" ? "a write that fails, whichever it is" : "a browser that dies before any of the writes";
  pageTest(`${name}: the old state or the new one, whole`, EN, async ({ page, visit, hand }) => {
    // An edit of a cell and a first snapshot: snapshot, block, head, list.
    let writes = 1;
    for (let n = 1; n <= writes + 1; n += 1) {
      await comeBackTo(visit, {});
      await hand.saved();
      await failAtWrite(page, n, how);
      await hand.pick("contact", 5);
      await eventually(async () => {
        const state = await page.locator(".save-state").getAttribute("data-state");
        assert.notEqual(state, "saving");
      });
      writes = Math.max(writes, await page.evaluate(() => window.writesSoFar()));
      const level = await hand.level("contact");
      assert.equal(level, 5, "the edit is on the page");
      await visit.reload();
      const score = (await hand.score.innerText()).trim();
      assert.ok(["67.5", "75.0"].includes(score), `after ${n}: ${score}`);
      await hand.count(banner(page, hand.say.shell.quarantined), 0);
      await hand.pick("contact", 1);
      await hand.reload();
      await hand.shows(hand.score, "60.0");
    }
    assert.ok(writes >= 3, `${writes} writes`);
  });
}

// A value with its end cut off, and with one character in the middle replaced.
const DAMAGE = {
  "cut short": (value) => value.slice(0, Math.floor(value.length * 0.6)),
  "one character changed": (value) => `${value.slice(0, -9)}¶${value.slice(-8)}`,
};

for (const [name, damage] of Object.entries(DAMAGE)) {
  pageTest(`every key, ${name}: put aside as it is, all else is there`, EN, async ({ page, visit, hand }) => {
    await hand.saved();
    await hand.pick("contact", 5);
    await hand.saved();
    await hand.choose(hand.workspaceMenu, hand.say.shell.duplicate);
    await hand.pick("contact", 1);
    await hand.saved();
    await hand.choose(hand.workspaceMenu, hand.say.shell.sample_workspace);
    await hand.saved();
    const stored = await visit.storage();
    const keys = Object.keys(stored).filter((key) => /^loudou\/(library$|w\/|b\/|s\/)/.test(key));
    assert.ok(keys.length >= 7, keys.join(" "));
    for (const key of keys) {
      const bad = damage(stored[key]);
      await comeBackTo(visit, { ...stored, [key]: bad });
      await hand.openMenu(hand.workspaceMenu);
      assert.equal(await page.getByRole("menuitemradio").count(), 2, key);
      await page.keyboard.press("Escape");
      const now = await visit.storage();
      // One that is not open is looked at when it is.
      const isKept = now[key] === bad || Object.entries(now).some(([k, v]) => k.startsWith("loudou/q/") && v === bad);
      assert.ok(isKept, `${key} is kept byte for byte`);
      // Where the block held the leads of the open workspace, they are gone with it, and that is said.
      if (await hand.meter("need_clarity").count()) await hand.pick("need_clarity", 1);
      else await banner(page, hand.say.shell.quarantined).waitFor();
      await hand.saved();
    }
  });
}

pageTest("a workspace that cannot be read comes back from its last snapshot", EN, async ({ page, visit, hand }) => {
  await hand.saved();
  await hand.pick("contact", 5);
  await hand.saved();
  await hand.press(hand.say.leads.add_lead);
  await hand.saved();
  const stored = await visit.storage();
  const damaged = stored["loudou/w/w1"].slice(0, -20);
  await comeBackTo(visit, { ...stored, "loudou/w/w1": damaged });
  await banner(page, hand.say.storage.recovered.split("{")[0]).waitFor();
  await hand.shows(hand.workspaceMenu, hand.say.shell.sample_workspace);
  await hand.saved();
  const now = await visit.storage();
  assert.ok(Object.entries(now).some(([k, v]) => k.startsWith("loudou/q/") && v === damaged));
  await visit.axe();
  await visit.reload();
  await hand.count(page.locator(WARNING), 0);
});

pageTest("a head whose version was tampered with is damage, not a newer app", EN, async ({ page, visit, hand }) => {
  await hand.saved();
  const stored = await visit.storage();
  const head = stored["loudou/w/w1"].replace(/^loudou \d+ /, "loudou 99 ");
  await comeBackTo(visit, { ...stored, "loudou/w/w1": head });
  await banner(page, hand.say.shell.quarantined).waitFor();
});

bothLanguages("what a newer version wrote can be looked at, exported and copied, and is not written", {}, async (given) => {
  const { page, visit, hand } = given;
  const newer = JSON.parse(readFileSync("tests/saved/newer-store.json", "utf8"));
  await comeBackTo(visit, newer);
  const said = banner(page, "9.9.9");
  await said.waitFor();
  await hand.shows(hand.workspaceMenu, "Newer");
  await hand.shows(hand.score, "67.5");
  await hand.pick("contact", 5);
  await hand.shows(hand.toasts, new RegExp(hand.say.storage.read_only.slice(0, 8)));
  await hand.shows(hand.score, "67.5");
  await visit.axe();
  const file = await hand.download(() => hand.press(hand.say.shell.export_file, said));
  assert.match(file.bytes.toString(), /"format": "loudou"/);
  const untouched = async () => {
    const stored = await visit.storage();
    for (const [key, value] of Object.entries(newer)) assert.equal(stored[key], value, key);
  };
  await untouched();
  await hand.press(hand.say.storage.newer_copy, said);
  await hand.count(said, 0);
  await hand.pick("contact", 5);
  await hand.shows(hand.score, "75.0");
  await hand.saved();
  await untouched();
});
