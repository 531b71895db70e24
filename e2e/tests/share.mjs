// Sharing: what goes into a link, what comes out of one, and links that are not as they should be.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { assert, bothLanguages, eventually, open, pageTest } from "../harness.mjs";
import { Hand } from "../hand.mjs";
import { jsQR } from "../packages.mjs";
import { fill } from "../words.mjs";

const saved = join(dirname(fileURLToPath(import.meta.url)), "../../tests/saved/links");
const payload = (name) => readFileSync(join(saved, `${name}.txt`), "utf8").trim();
const route = (payload) => `#/visit/${payload}`;

const part = (hand, name) => hand.dialog.locator(`[data-part=${name}]`);
const linkField = (hand) => hand.dialog.locator("[data-value=link]");

async function share(hand) {
  await hand.command(hand.say.sharing.menu);
  await linkField(hand).waitFor();
  return linkField(hand).inputValue();
}

const fragmentOf = (link) => link.slice(link.indexOf("#"));

// Someone else opens the link: another browser context, with nothing of this one.
async function elsewhere(language, link, body, options = {}) {
  const visit = await open({ language, route: fragmentOf(link), ...options });
  try {
    await body(new Hand(visit), visit);
    visit.check();
  } finally {
    await visit.close();
  }
}

async function stored(visit) {
  return Object.keys(await visit.storage()).filter((key) => key.startsWith("loudou/"));
}

async function rename(hand, name) {
  await hand.choose(hand.workspaceMenu, hand.say.shell.profile);
  await hand.field(hand.say.shell.name, hand.dialog).fill(name);
  await hand.page.keyboard.press("Enter");
  await hand.closeDialog();
}

bothLanguages("a link of the parameters shows someone else the same report, and a copy of it is theirs", {}, async ({ visit, hand }) => {
  const { sharing } = hand.say;
  await rename(hand, "Acme Client");
  const link = await share(hand);
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/some\/folder\/#\/visit\/[A-Za-z0-9_-]+[A-Za-z0-9]$/);
  await hand.shows(hand.dialog.locator("[data-value=length]"), fill(sharing.length, { n: String(link.length) }));
  assert.ok(link.length < 500, `${link.length} characters`);
  await hand.shows(part(hand, "card"), /7/);
  await hand.shows(part(hand, "leads"), /202/);
  await hand.shows(part(hand, "by-hand"), new RegExp(`${sharing.none}$`));
  await hand.shows(part(hand, "name"), new RegExp(sharing.none));
  await visit.axe();
  await hand.press(sharing.copy, hand.dialog);
  assert.equal(await hand.page.evaluate(() => navigator.clipboard.readText()), link);
  const file = await hand.download(() => hand.press(sharing.file, hand.dialog));
  assert.equal(file.name, "Acme Client.loudou.json");

  await elsewhere(visit.language, link, async (there, seen) => {
    await there.shows(there.score, "67.5");
    await there.shows(there.tier, "B");
    const banner = there.page.locator(".banner", { has: there.page.locator("[data-action=keep]") });
    await there.shows(banner.locator(".banner-text"), new RegExp(sharing.visit_unnamed.slice(0, 10)));
    assert.ok(!(await there.page.content()).includes("Acme Client"), "the client's name is not in it");
    // It can be looked into, not changed.
    await there.explainScore();
    await there.closeDialog();
    // A level is there to be read; it says of itself that it cannot be picked, so that the hand has to be forced.
    await there.meter("contact").locator(".meter-level").nth(4).click({ force: true });
    await there.shows(there.score, "67.5");
    for (const tab of ["card", "distribution", "history", "compare", "whatif"]) {
      await there.tab(tab);
      await there.page.locator(`[role=tabpanel][data-key=${tab}]`).waitFor();
      assert.equal(await there.page.locator(".page [data-edit]:not([aria-pressed=true]):visible").count(), 0, tab);
      await seen.axe();
    }
    await there.tab("card");
    await there.page.locator("#card-factors").waitFor();
    assert.equal(await there.page.locator(".page .field-control input:not([readonly]):visible").count(), 0);
    assert.equal(await there.page.locator(".page .field-control select:visible").count(), 0);
    // What only asks works: a wanted figure is looked for, and nothing offers to write what was found.
    await there.tab("whatif");
    const ask = there.page.locator(".seek");
    await ask.getByLabel(there.say.plan.figure, { exact: true }).selectOption("score");
    await ask.getByLabel(there.say.plan.seek_moves, { exact: true }).selectOption("card/template/weight/form");
    await ask.getByLabel(there.say.plan.seek_wanted, { exact: true }).fill("70");
    await there.page.keyboard.press("Enter");
    await there.shows(ask.locator("[data-seek=answer]"), /24%/);
    await there.count(ask.locator("[data-seek=answer]").getByRole("button"), 0);
    await there.page.locator("[data-chart=tornado]").getByLabel(there.say.plan.moved, { exact: true }).selectOption("factor/form");
    await there.tab("leads");
    assert.deepEqual(await stored(seen), []);

    await banner.locator("[data-action=keep]").click();
    await there.toasts.locator(".toast", { hasText: fill(sharing.kept, { name: sharing.unnamed }) }).waitFor();
    await there.saved();
    await there.shows(there.workspaceMenu, sharing.unnamed);
    await there.pick("contact", 5);
    await there.shows(there.score, "75.0");
    await there.reload();
    await there.shows(there.score, "75.0");
    assert.ok(!there.page.url().includes("visit"));
  });
});

bothLanguages("what is picked is what goes in: names, notes and leads only when asked for", {}, async ({ visit, hand }) => {
  const { sharing } = hand.say;
  await rename(hand, "Acme Client");
  await hand.pick("contact", 5);
  const plain = await share(hand);
  await hand.shows(part(hand, "leads"), new RegExp(`${sharing.none}.*202`, "s"));
  await hand.dialog.getByRole("checkbox").first().check();
  await hand.shows(part(hand, "name"), /Acme Client/);
  const named = await linkField(hand).inputValue();
  await hand.dialog.locator("[data-parts=data]").check();
  await hand.shows(part(hand, "leads"), /202/);
  await eventually(async () => assert.ok((await linkField(hand).inputValue()).length > 2000));
  const withData = await linkField(hand).inputValue();
  // Over 2 000 characters the file is offered instead, and no code holds it.
  await hand.dialog.locator(".banner", { hasText: sharing.long.split("{")[0] }).waitFor();
  await hand.dialog.locator("[data-value=no-qr]").waitFor();
  // The next time nothing is picked again.
  await hand.closeDialog();
  assert.equal(await share(hand), plain);

  await elsewhere(visit.language, plain, async (there) => {
    await there.page.getByText(sharing.no_leads, { exact: true }).waitFor();
    await there.tab("card");
    await there.page.locator("#card-factors").waitFor();
  });
  await elsewhere(visit.language, named, (there) => there.shows(there.workspaceMenu, "Acme Client"));
  await elsewhere(visit.language, withData, (there) => there.shows(there.score, "75.0"));
});

bothLanguages("of several scorecards those that are picked go in, the one in use always", {}, async ({ visit, hand }) => {
  const { leads } = hand.say;
  assert.equal(await share(hand).then(() => hand.dialog.locator("[data-section=share-cards]").count()), 0);
  await hand.closeDialog();
  await hand.tab("card");
  await hand.choose(hand.page.locator(".card-head [aria-haspopup=menu]"), leads.card_copy);
  await share(hand);
  const boxes = hand.dialog.locator("[data-section=share-cards]").getByRole("checkbox");
  await hand.dialog.locator("[data-section=share-cards]").waitFor();
  assert.deepEqual(await boxes.evaluateAll((all) => all.map((b) => [b.checked, b.disabled])), [[true, false], [true, true]]);
  assert.equal(await part(hand, "card").count(), 2);
  const both = await linkField(hand).inputValue();
  await boxes.first().uncheck();
  await eventually(async () => assert.equal(await part(hand, "card").count(), 1));
  await visit.axe();
  const one = await linkField(hand).inputValue();
  assert.ok(one.length < both.length);
  await elsewhere(visit.language, one, async (there) => {
    await there.tab("card");
    const shown = there.page.locator(".card-head select");
    await there.page.locator("[data-action=keep]").click();
    await there.saved();
    await there.tab("card");
    await eventually(async () => assert.equal(await shown.locator("option:not([hidden])").count(), 1));
  });
  // The next time all of them go in again.
  await hand.closeDialog();
  assert.equal(await share(hand), both);
});

for (const theme of ["light", "dark"]) {
  pageTest(`a phone reads the link from the screen · ${theme}`, { theme, language: "en" }, async ({ hand }) => {
    const link = await share(hand);
    assert.equal(await readCode(hand), link);
    await hand.page.emulateMedia({ media: "print" });
    assert.equal(await readCode(hand), link, "in print");
  });
}

async function readCode(hand) {
  const picture = await hand.dialog.locator(".share-qr").screenshot();
  // A page of its own has no content policy that keeps it from decoding a picture.
  const page = await hand.visit.context.newPage();
  const { width, height, data } = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const { width, height, data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    return { width, height, data: [...data] };
  }, [...picture]);
  await page.close();
  return jsQR(Uint8ClampedArray.from(data), width, height)?.data;
}

bothLanguages("a link opened in a tab at work leaves the work as it is, and its steps", {}, async ({ visit, hand }) => {
  const { sharing } = hand.say;
  await hand.pick("contact", 5);
  await hand.shows(hand.score, "75.0");
  await hand.saved();
  const before = await visit.storage();
  const go = (fragment) => hand.page.evaluate((to) => (location.hash = to), fragment);
  await go(route(payload("v2-all")));
  await hand.shows(hand.workspaceMenu, "Acme 示例");
  await hand.page.locator("[data-action=keep]").waitFor();
  // From one link to another, to a broken one, and back with the browser's own button.
  await go(route(payload("v2-parameters")));
  await hand.shows(hand.workspaceMenu, sharing.unnamed);
  await go(route("AAAA"));
  await hand.page.locator("[data-refused]").waitFor();
  await hand.page.goBack();
  await hand.shows(hand.workspaceMenu, sharing.unnamed);
  await hand.page.locator(".rail-link").first().click();
  await hand.shows(hand.workspaceMenu, sharing.unnamed);
  await hand.page.locator("[data-action=leave]").click();
  await hand.shows(hand.score, "75.0");
  assert.deepEqual(await visit.storage(), before);
  await hand.undo();
  await hand.shows(hand.score, "67.5");
  await hand.saved();
});

const MANGLED = {
  "cut at 2 048 characters": [(link) => link.slice(0, 2048), "cut_short"],
  "cut in its first letters": [(link) => link.slice(0, 5), "cut_early"],
  "in small letters": [(link) => link.toLowerCase(), "lower_cased"],
  "one character changed": [(link) => `${link.slice(0, 900)}${link[900] === "A" ? "B" : "A"}${link.slice(901)}`, "damaged"],
  "of a newer version": [() => payload("newer"), "newer"],
  "that unfolds to more than a link may": [() => payload("bomb"), "too_big"],
  "with nothing in it": [() => "", "not_ours"],
};

bothLanguages("links that cannot be opened say why, and lead home", {}, async ({ visit, hand, page }) => {
  const { sharing } = hand.say;
  const whole = payload("v2-rows");
  for (const [name, [mangle, sentence]] of Object.entries(MANGLED)) {
    await page.evaluate((to) => (location.hash = to), route(mangle(whole)));
    const start = sharing[sentence].split(/[{:：]/)[0];
    await page.locator("[data-refused]", { hasText: start }).waitFor({ timeout: 5000 }).catch(() => assert.fail(name));
  }
  await visit.axe();
  await page.locator("[data-action=leave]").click();
  await hand.shows(hand.score, "67.5");
  assert.deepEqual((await stored(visit)).filter((key) => key.startsWith("loudou/w/")).length <= 1, true);
});

bothLanguages("what chat programs put into links and behind them does no harm", {}, async ({ hand, page }) => {
  const whole = payload("v2-all");
  const harmless = [
    `${whole}。`,
    `${whole}…`,
    `${whole})`,
    `${whole}%20`,
    whole.replaceAll("_", "%5F").replaceAll("-", "%2D"),
    `${whole.slice(0, 76)}%0A${whole.slice(76)}`,
  ];
  for (const link of harmless) {
    await page.evaluate((to) => (location.hash = to), route(link));
    await hand.shows(hand.workspaceMenu, "Acme 示例");
    await page.evaluate(() => (location.hash = "#/leads"));
    await page.locator("[data-action=keep]").waitFor({ state: "detached" });
  }
});

bothLanguages("a link full of scripts is text, in a visit and in a copy", {}, async ({ visit, hand, page }) => {
  await page.evaluate((to) => (location.hash = to), route(payload("hostile")));
  await hand.shows(hand.workspaceMenu, /<script>/);
  const look = async () => {
    for (const tab of ["leads", "distribution", "history", "card"]) await hand.tab(tab);
    await hand.openMenu(hand.scenarioMenu);
    await page.keyboard.press("Escape");
    await share(hand);
    await hand.closeDialog();
  };
  await look();
  await page.locator("[data-action=keep]").click();
  await page.locator("[data-action=keep]").waitFor({ state: "detached" });
  await look();
  await hand.saved();
  await visit.fitsWidth();
  assert.equal(await page.locator("img, .page script, .dialog script").count(), 0);
  assert.ok(!(await page.title()).startsWith("broken"));
  await visit.reload();
  await hand.shows(hand.workspaceMenu, /<script>/);
});

for (const width of [320, 390]) {
  pageTest(`the dialog and a visit fit a phone ${width} wide`, { width, height: 720, touch: true }, async ({ visit, hand }) => {
    await share(hand);
    await visit.fitsWidth();
    await visit.axe();
    await hand.closeDialog();
    await hand.page.evaluate((to) => (location.hash = to), route(payload("v2-all")));
    await hand.page.locator("[data-action=keep]").waitFor();
    await visit.fitsWidth();
  });
}

pageTest("over plain http a link is copied all the same", { host: "loudou.test", language: "en" }, async ({ hand }) => {
  const link = await share(hand);
  assert.equal(await hand.page.evaluate(() => "clipboard" in navigator && isSecureContext), false);
  await hand.press(hand.say.sharing.copy, hand.dialog);
  await hand.toasts.locator(".toast", { hasText: hand.say.sharing.copied }).waitFor();
  assert.match(link, /^http:\/\/loudou\.test:\d+\//);
});
