// So many leads that the worker scores them: what it comes to is what the page itself comes to, and until it is here the
// page says so and never shows a mixture.
import { bigLeads } from "../big-table.mjs";
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

const LEADS = 60_000;
const LONG = { timeout: 60_000 };
const SLOWLY = { within: 60_000 };

// Notes what is asked of the worker, and keeps it back while `window.held` is a list.
const before = () => {
  window.orders = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const send = () => post.call(this, message, ...rest);
    const order = Array.isArray(message) ? JSON.parse(message[0]) : undefined;
    if (order?.start) window.orders.push({ ...order.start.request, parts: message.length - 1 });
    if (order?.start && window.held) window.held.push(send);
    else send();
  };
};

const EN = { language: "en", before, storage: { "loudou/test": "1" } };

const article = (page) => page.locator("article.page");
const share = (hand) => hand.figure("share").locator(".figure-value");
const orders = (page, kind) => page.evaluate((kind) => window.orders.filter((order) => order[kind]), kind);
const hold = (page) => page.evaluate(() => void (window.held = []));
const release = (page) =>
  page.evaluate(() => {
    const held = window.held;
    window.held = undefined;
    held.forEach((send) => send());
  });
const late = (page) => article(page).and(page.locator("[data-late=true]")).waitFor(LONG);
const settled = (page) => article(page).and(page.locator(":not([data-late])")).waitFor(LONG);

async function importMany({ page, hand }) {
  await hand.importFile("", bigLeads(LEADS, hand.language));
  const button = hand.button(hand.say.importing.import, hand.dialog);
  await eventually(async () => assert.ok(await button.isEnabled()), SLOWLY);
  await button.click();
  await hand.dialog.waitFor({ state: "detached", ...LONG });
  await eventually(() => hand.shows(page.locator("[role=tab] .tab-count").first(), LEADS.toLocaleString("en")), SLOWLY);
  await hand.tab("card");
}

// All leads with their scores and tiers, as the page has them.
async function copied({ page, hand }) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await hand.choose(hand.say.shell.export, hand.say.shell.copy_table);
  let text = "";
  await eventually(async () => {
    text = await page.evaluate(() => navigator.clipboard.readText());
    assert.notEqual(text, "");
  }, SLOWLY);
  assert.equal(text.trimEnd().split("\n").length, LEADS + 1);
  return text;
}

pageTest("the worker scores many leads as the page itself does, and is sent only what it does not have", EN, async (given) => {
  const { page, hand } = given;
  await importMany(given);
  const first = await copied(given);
  assert.equal((await orders(page, "scores")).length, 0);
  for (const weight of ["30", "31"]) {
    const times = (await orders(page, "scores")).length;
    await hand.weight("contact").fill(weight);
    await eventually(async () => assert.ok((await orders(page, "scores")).length > times), SLOWLY);
    await settled(page);
  }
  assert.deepEqual((await orders(page, "workspace")).at(-1).parts, 0);
  const scored = await copied(given);
  assert.notEqual(scored, first);
  const shown = await share(hand).innerText();
  // Opened anew the page scores them by itself.
  await hand.reload();
  await hand.tab("card");
  assert.equal(await hand.weight("contact").inputValue(), "31");
  assert.equal(await copied(given), scored);
  await hand.shows(share(hand), shown);
  assert.equal((await orders(page, "scores")).length, 0);
});

pageTest("a scenario over many leads begins with the scores of the base, and keeps them beside its own", EN, async (given) => {
  const { page, hand } = given;
  await importMany(given);
  const base = await share(hand).innerText();
  await hand.command(hand.say.shell.new_scenario);
  await hand.field(hand.say.shell.scenario_name, hand.dialog).fill("Contacts");
  await page.keyboard.press("Enter");
  await hand.dialog.waitFor({ state: "detached" });
  const beside = hand.figure("share").locator(".figure-word");
  const against = hand.fill(hand.say.figures.against_base, { value: base });
  await hand.shows(beside, against);
  assert.equal((await orders(page, "scores")).length, 0);
  await hand.weight("contact").fill("90");
  await eventually(async () => assert.notEqual(await share(hand).innerText(), base), SLOWLY);
  await settled(page);
  await hand.shows(beside, against);
  const scored = await share(hand).innerText();
  assert.deepEqual((await orders(page, "scores")).map(({ scores }) => scores), [{ of_base: false }]);
  // Back, and into it again.
  await hand.choose(hand.scenarioMenu, hand.say.shell.base);
  await hand.shows(share(hand), base);
  await hand.choose(hand.scenarioMenu, "Contacts");
  await hand.shows(share(hand), scored);
  await hand.shows(beside, against);
});

bothLanguages("until the scores of many leads are here the page says that figures are those from before", EN, async (given) => {
  const { page, visit, hand } = given;
  await importMany(given);
  const [table, shown] = [await copied(given), await share(hand).innerText()];
  await hold(page);
  await hand.weight("contact").fill("90");
  await late(page);
  assert.equal(await article(page).getAttribute("aria-busy"), "true");
  const n = LEADS.toLocaleString("en");
  await page.locator("[data-part=scoring]", { hasText: hand.fill(hand.say.leads.scoring, { n }) }).waitFor();
  assert.equal(await share(hand).innerText(), shown);
  await visit.axe();
  // What was there before needs no scores.
  await hand.undo();
  await settled(page);
  assert.equal(await copied(given), table);
  await release(page);
  // Those that come now are for what is gone.
  await eventually(() => hand.saved(), SLOWLY);
  assert.equal(await share(hand).innerText(), shown);
  await hand.redo();
  await eventually(async () => assert.notEqual(await share(hand).innerText(), shown), SLOWLY);
  await settled(page);
  await hand.count(page.locator("[data-part=scoring]"), 0);
});

pageTest("what cannot wait for the scores of many leads has its own", EN, async (given) => {
  const { page, hand } = given;
  await importMany(given);
  const shown = await share(hand).innerText();
  await hold(page);
  await hand.weight("contact").fill("90");
  await late(page);
  const table = await copied(given);
  await hand.weight("contact").fill("5");
  await late(page);
  // A print waits for nothing.
  const printed = await page.evaluate(async () => {
    dispatchEvent(new Event("beforeprint"));
    await new Promise((done) => setTimeout(done));
    const printed = document.querySelector("[data-figure=share] .figure-value").innerText;
    dispatchEvent(new Event("afterprint"));
    return printed;
  });
  assert.notEqual(printed, shown);
  await settled(page);
  await hand.shows(share(hand), printed);
  await release(page);
  await hand.weight("contact").fill("90");
  await eventually(async () => assert.notEqual(await share(hand).innerText(), printed), SLOWLY);
  await settled(page);
  assert.equal(await copied(given), table);
});

pageTest("the page scores many leads itself where the worker breaks down", EN, async (given) => {
  const { page, hand } = given;
  await importMany(given);
  const shown = await share(hand).innerText();
  await hold(page);
  await hand.weight("contact").fill("90");
  await late(page);
  // It is asked, and will not answer.
  await eventually(async () => assert.equal((await orders(page, "scores")).length, 1), SLOWLY);
  await page.evaluate(() => dispatchEvent(new Event("loudou-break-worker")));
  await settled(page);
  assert.notEqual(await share(hand).innerText(), shown);
  const table = await copied(given);
  await release(page);
  await hand.reload();
  assert.equal(await copied(given), table);
});
