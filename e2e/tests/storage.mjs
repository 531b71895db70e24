// Nothing is lost: blocked storage, damaged values, a full store, a breakdown, two tabs, and every kind of edit
// over a reload.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";
import { comeBackTo } from "../store.mjs";

const EN = { language: "en" };
const banner = (page, words) => page.locator(".banner", { hasText: words });

const BLOCKED = {
  "the store cannot even be asked for": () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  },
  "the store refuses every write": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no", "QuotaExceededError");
    };
  },
  "there is no store": () => {
    Object.defineProperty(window, "localStorage", { value: null });
  },
};

for (const [name, before] of Object.entries(BLOCKED)) {
  bothLanguages(`${name}: the page works in memory and says so`, { before }, async ({ page, visit, hand }) => {
    await hand.shows(hand.score, "67.5");
    await hand.pick("contact", 5);
    await hand.shows(hand.score, "75.0");
    await banner(page, hand.say.shell.save_no_store).waitFor();
    await hand.shows(page.locator(".save-state"), hand.say.shell.not_saved);
    const file = await hand.download(() =>
      banner(page, hand.say.shell.save_no_store).getByRole("button", { name: hand.say.shell.export_file }).click(),
    );
    assert.match(file.bytes.toString(), /"format": "loudou"/);
    await visit.axe();
  });
}

// What a browser holds after a first visit with two workspaces.
async function twoWorkspaces({ page, visit, hand }) {
  await hand.pick("contact", 5);
  await hand.choose(hand.workspaceMenu, hand.say.shell.duplicate);
  await hand.pick("contact", 1);
  await hand.saved();
  return visit.storage();
}

bothLanguages("a damaged workspace is put aside byte for byte and the other one opens", {}, async (given) => {
  const { page, visit, hand } = given;
  const stored = await twoWorkspaces(given);
  const damaged = stored["loudou/w/w2"].slice(0, -20);
  await comeBackTo(visit, { ...stored, "loudou/w/w2": damaged });
  const said = banner(page, hand.say.shell.quarantined);
  await said.waitFor();
  await hand.shows(hand.score, "75.0");
  const file = await hand.download(() => said.getByRole("button").first().click());
  assert.equal(file.bytes.toString(), damaged);
  const now = await visit.storage();
  assert.ok(Object.entries(now).some(([key, value]) => key.startsWith("loudou/q/") && value === damaged));
  await visit.axe();
  await visit.reload();
  await hand.shows(hand.score, "75.0");
});

pageTest("a damaged block of rows is put aside and the rest of the workspace stands", EN, async (given) => {
  const { page, visit, hand } = given;
  await hand.tab("card");
  await hand.weight("contact").fill("30");
  await hand.saved();
  const stored = await visit.storage();
  const block = Object.keys(stored).find((key) => key.startsWith("loudou/b/"));
  await comeBackTo(visit, { ...stored, [block]: `${stored[block].slice(0, 50)}…` });
  await banner(page, hand.say.shell.quarantined).waitFor();
  await hand.tab("card");
  assert.equal(await hand.weight("contact").inputValue(), "30");
});

pageTest("a damaged list of workspaces is made anew from what is stored", EN, async (given) => {
  const { page, visit, hand } = given;
  const stored = await twoWorkspaces(given);
  await comeBackTo(visit, { ...stored, "loudou/library": "nonsense" });
  await banner(page, hand.say.shell.quarantined).waitFor();
  await hand.openMenu(hand.workspaceMenu);
  assert.equal(await page.getByRole("menuitemradio").count(), 2);
});

pageTest("values of other apps and nonsense under our own names break nothing", EN, async ({ visit, hand }) => {
  await comeBackTo(visit, { other: "1", "loudou/w/": "x", "loudou/b/zz": "y", "loudou/theme": "purple", "loudou/lang": "xx" });
  await hand.shows(hand.score, "67.5");
  assert.equal((await visit.storage()).other, "1");
});

const TESTER = { language: "en", storage: { "loudou/test": "1" } };

bothLanguages("a breakdown shows a panel with the stored data, and a reload restores", TESTER, async (given) => {
  const { page, visit, hand } = given;
  await hand.pick("contact", 5);
  await hand.saved();
  const stored = await visit.storage();
  visit.expectProblem(/uncaught error|console error/);
  await page.evaluate(() => dispatchEvent(new Event("loudou-break")));
  const panel = page.getByRole("alertdialog", { name: hand.say.shell.broke_title });
  await panel.waitFor();
  await visit.axe();
  const file = await hand.download(() => panel.getByRole("link", { name: hand.say.shell.broke_download }).click());
  assert.deepEqual(JSON.parse(file.bytes), stored);
  await visit.goOnline();
  await panel.getByRole("button", { name: hand.say.shell.broke_reload }).click();
  await page.waitForSelector("html[data-ready]:not([data-panicked])", { state: "attached" });
  await visit.loaded();
  await hand.shows(hand.score, "75.0");
  // The backup is a file that opens: every workspace in it beside those that are there.
  await hand.page.locator("[data-picker=workspace]").setInputFiles({ name: "loudou-backup.json", mimeType: "application/json", buffer: file.bytes });
  await hand.toasts.locator(".toast", { hasText: hand.fill(hand.say.shell.file_opened, { name: `${hand.say.shell.sample_workspace} 2` }) }).waitFor();
  await hand.shows(hand.score, "75.0");
  await hand.openMenu(hand.workspaceMenu);
  assert.equal(await page.getByRole("menuitemradio").count(), 2);
});

pageTest("changes that follow one another without a pause are saved all the same", EN, async ({ page, hand, visit }) => {
  await hand.saved();
  const head = async () => (await visit.storage())["loudou/w/w1"];
  const before = await head();
  // A key every 150 ms: the page would wait 400 for a pause.
  for (let key = 0; key < 16; key += 1) {
    // Never back to what is stored, which is level 4.
    await hand.pick("contact", (key % 2) + 1);
    await page.waitForTimeout(100);
  }
  assert.notEqual(await head(), before);
});

pageTest("a store that fills up keeps the last saved state, says so, and saves again once there is room", EN, async (given) => {
  const { page, hand, visit } = given;
  await hand.saved();
  const head = (await visit.storage())["loudou/w/w1"];
  await page.evaluate(() => {
    const own = Storage.prototype.setItem;
    window.giveRoom = () => (Storage.prototype.setItem = own);
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await hand.pick("contact", 5);
  await banner(page, hand.say.shell.save_full).waitFor();
  await hand.shows(hand.score, "75.0");
  assert.equal((await visit.storage())["loudou/w/w1"], head);
  await visit.axe();
  await page.evaluate(() => window.giveRoom());
  await hand.pick("channel", 5);
  await hand.reload();
  await hand.shows(hand.score, "77.5");
});

// One edit of each kind: what to do, and what shows that it is still there.
const EDITS = {
  "a level": [(hand) => hand.pick("contact", 5), (hand) => hand.shows(hand.score, "75.0")],
  "a level set to unknown": [(hand) => hand.pick("contact", 0), (hand) => hand.shows(hand.tier, /[A-D]/)],
  "the name of the lead": [
    async (hand) => {
      await hand.field(hand.say.leads.lead_name).fill("=Renamed, \"quoted\"");
      await hand.page.keyboard.press("Enter");
    },
    async (hand) => assert.equal(await hand.field(hand.say.leads.lead_name).inputValue(), '=Renamed, "quoted"'),
  ],
  "a new lead": [
    (hand) => hand.press(hand.say.leads.add_lead),
    (hand) => hand.shows(hand.page.locator("[role=tab] .tab-count").first(), "203"),
  ],
  "a lead taken away": [
    (hand) => hand.press(hand.say.leads.remove_lead),
    (hand) => hand.shows(hand.page.locator("[role=tab] .tab-count").first(), "201"),
  ],
  "a cut": [
    async (hand) => {
      await hand.tab("card");
      await hand.cut("A").fill("60");
      await hand.page.keyboard.press("Enter");
    },
    (hand) => hand.shows(hand.tier, "A"),
  ],
  "a tier set by hand": [
    async (hand) => {
      await hand.press(hand.say.leads.override_set);
      await hand.field(hand.say.leads.tier, hand.dialog).selectOption("a");
      await hand.field(hand.say.leads.override_reason, hand.dialog).fill("A key account");
      await hand.press(hand.say.shell.save, hand.dialog);
    },
    async (hand) => {
      await hand.shows(hand.tier, "A");
      await hand.shows(hand.score, "67.5");
    },
  ],
  "an empty table": [
    (hand) => hand.press(hand.say.leads.start_empty),
    (hand) => hand.page.getByText(hand.say.leads.empty_title).first().waitFor(),
  ],
};

for (const [name, [act, holds]] of Object.entries(EDITS)) {
  pageTest(`${name} is there after a reload`, EN, async ({ hand }) => {
    await act(hand);
    await holds(hand);
    await hand.reload();
    await holds(hand);
  });
}

pageTest("language and theme are remembered", { language: "zh-CN" }, async ({ page, visit, hand }) => {
  await hand.press(hand.say.shell.language);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await hand.choose("Appearance", "Dark");
  await eventually(async () => assert.equal(await page.locator("html").getAttribute("data-theme"), "dark"));
  await visit.axe();
  await hand.saved();
  await visit.reload();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
});

pageTest("an edit made the moment before leaving is saved", EN, async ({ page, visit, hand }) => {
  await hand.pick("contact", 5);
  await visit.goOnline();
  await page.reload();
  await visit.loaded();
  await hand.shows(hand.score, "75.0");
});

// Within one task of the page, before any frame of it.
pageTest("a number typed is saved though the page goes away before its next frame", EN, async ({ page, visit, hand }) => {
  await hand.tab("card");
  await hand.weight("contact").evaluate((field) => {
    field.focus();
    field.value = "45";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const before = JSON.stringify(localStorage);
    dispatchEvent(new PageTransitionEvent("pagehide"));
    if (JSON.stringify(localStorage) === before) throw new Error("nothing was saved");
  });
  await visit.goOnline();
  await page.reload();
  await visit.loaded();
  await hand.tab("card");
  assert.equal(await hand.weight("contact").inputValue(), "45");
});

pageTest("what is undone in the frame of a change is that change", EN, async ({ page, hand }) => {
  await hand.pick("interest", 1);
  await eventually(async () => assert.equal(await hand.level("interest"), 1));
  const lit = hand.meter("contact").locator("[role=radio][tabindex='0']");
  const level = await hand.level("contact");
  await lit.evaluate((radio) => {
    const press = (key, more) => radio.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
    radio.focus();
    press("ArrowRight");
    press("z", { ctrlKey: true });
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  assert.equal(await hand.level("contact"), level);
  assert.equal(await hand.level("interest"), 1);
  await hand.redo();
  await eventually(async () => assert.equal(await hand.level("contact"), level + 1));
});
