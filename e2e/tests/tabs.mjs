// Two tabs on the same workspaces: no edit is lost, the loser's is a copy in sight, and a tab without changes follows.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";
import { OTHER_HOST } from "../site.mjs";
import { secondTab } from "../store.mjs";

const EN = { language: "en" };
const DAY_MS = 24 * 60 * 60 * 1000;
const banner = (page, words) => page.locator(".banner", { hasText: words });
const copied = (hand) => banner(hand.page, hand.say.storage.copied.split(/[“”]/)[2]);

// The menu closes with the workspace it was opened in, which another tab's edit may take away at that very moment.
async function names(hand) {
  const menu = hand.page.getByRole("menu");
  const opened = async () => {
    if (!(await menu.isVisible())) await hand.workspaceMenu.click();
    await menu.waitFor({ timeout: 1000 });
    return menu.getByRole("menuitemradio").allInnerTexts();
  };
  const all = await eventually(opened, { within: 8000 });
  await hand.page.keyboard.press("Escape");
  return all.map((name) => name.trim());
}

for (const [where, options] of [["over https or at home", EN], ["over plain http by host name", { ...EN, host: OTHER_HOST }]]) {
  pageTest(`a tab without changes follows the other one, ${where}`, options, async ({ visit, hand }) => {
    await hand.saved();
    const second = await secondTab(visit);
    await second.pick("contact", 5);
    await second.saved();
    await hand.shows(hand.score, "75.0");
    await hand.shows(hand.toasts, hand.say.storage.followed);
    // And back, without the two chasing each other.
    await hand.pick("contact", 1);
    await hand.saved();
    await second.shows(second.score, "60.0");
    const head = async () => (await visit.storage())["loudou/w/w1"].split(" ")[2];
    const revision = await head();
    await hand.page.waitForTimeout(1500);
    assert.equal(await head(), revision);
    assert.equal((await names(hand)).length, 1);
    await second.page.close();
    await visit.loaded();
  });

  pageTest(`two tabs that edit at once lose nothing, ${where}`, options, async ({ page, visit, hand }) => {
    assert.equal(await page.evaluate(() => "locks" in navigator), !options.host);
    await hand.saved();
    const second = await secondTab(visit);
    await Promise.all([hand.pick("contact", 1), second.pick("contact", 5)]);
    await eventually(async () => assert.equal((await names(hand)).length, 2), { within: 8000 });
    await hand.saved();
    await second.saved();
    const scores = [await hand.score.innerText(), await second.score.innerText()].map((s) => s.trim()).sort();
    assert.deepEqual(scores, ["60.0", "75.0"]);
    const [loser, winner] = (await copied(hand).count()) ? [hand, second] : [second, hand];
    await copied(loser).waitFor();
    assert.equal(await copied(winner).count(), 0);
    await hand.shows(loser.workspaceMenu, /copy from another tab/);
    if (loser === hand) await visit.axe();
    // Undo in the copy stays in the copy.
    const kept = await loser.score.innerText();
    await loser.undo();
    await loser.redo();
    await loser.saved();
    assert.equal(await loser.score.innerText(), kept);
    await loser.press(loser.fill(loser.say.storage.open_other, { was: hand.say.shell.sample_workspace }));
    await loser.shows(loser.score, await winner.score.innerText());
    await second.page.close();
    await visit.loaded();
  });
}

// A frozen tab hears nothing, its timers stand still, and time goes on without it.
const CAN_SLEEP = {
  before: () => {
    const { setTimeout, Date } = window;
    const held = [];
    let slept = 0;
    addEventListener("storage", (event) => window.isAsleep && event.stopImmediatePropagation(), true);
    window.setTimeout = (act, ...rest) => (window.isAsleep ? held.push(act) : setTimeout(act, ...rest));
    const now = Date.now.bind(Date);
    Date.now = () => now() + slept;
    window.wakeAfter = (time) => {
      window.isAsleep = false;
      slept += time;
      for (const act of held.splice(0)) setTimeout(act, 0);
    };
  },
};

bothLanguages("a tab asleep for a day with an unsaved edit wakes to a copy of its own", CAN_SLEEP, async ({ page, visit, hand }) => {
  await hand.saved();
  await page.evaluate(() => (window.isAsleep = true));
  await hand.pick("contact", 1);
  const second = await secondTab(visit);
  await second.pick("contact", 5);
  await second.saved();
  assert.equal(await copied(hand).count(), 0);
  await page.evaluate((time) => window.wakeAfter(time), DAY_MS);
  await copied(hand).waitFor();
  await hand.shows(hand.score, "60.0");
  await second.page.close();
  await visit.axe();
  await visit.reload();
  await hand.shows(hand.score, "60.0");
  assert.equal((await names(hand)).length, 2);
});

pageTest("a workspace put away or removed in another tab leaves this one's edits safe", EN, async ({ visit, hand }) => {
  await hand.pick("contact", 1);
  await hand.saved();
  const second = await secondTab(visit);
  await second.choose(second.workspaceMenu, second.say.shell.duplicate);
  await second.saved();
  await second.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (/^loudou\/[ws]\/w1/.test(key)) localStorage.removeItem(key);
  });
  await hand.pick("contact", 5);
  await hand.reload();
  await hand.shows(hand.score, "75.0");
  await second.page.close();
  await visit.loaded();
});
