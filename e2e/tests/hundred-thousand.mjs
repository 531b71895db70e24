// A hundred thousand rows of twelve columns: imported with progress, scrolled, sorted, filtered, edited, undone, saved,
// and there after a reload. What each step holds the page's own thread for is printed and not judged: on a busy machine a
// time says nothing.
import { bigTable } from "../big-table.mjs";
import { assert, eventually, pageTest } from "../harness.mjs";

const ROWS = 100_000;
const LONG = { timeout: 60_000 };
const SLOWLY = { within: 60_000 };

const leadCount = (hand) => hand.page.locator("[role=tab] .tab-count").first();

// The browser tells of each task of 50 ms and more.
const before = () => {
  window.longTasks = [];
  const note = (list) => window.longTasks.push(...list.getEntries().map((task) => Math.round(task.duration)));
  new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
};

async function held(page, name, act) {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  await page.evaluate(() => (window.longTasks.length = 0));
  const start = Date.now();
  await act();
  const took = Date.now() - start;
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  const tasks = await page.evaluate(() => [...window.longTasks].sort((a, b) => b - a));
  console.log(`${name}: ${took} ms; tasks of 50 ms and more: ${tasks.join(", ") || "none"}`);
}

pageTest("a hundred thousand rows come in, are worked on, and stay", { language: "en", before }, async (given) => {
  const { page, hand } = given;
  const { grid } = hand;
  const importButton = hand.button(hand.say.importing.import, hand.dialog);
  await held(page, "read and proposed", async () => {
    await hand.importFile("", bigTable(ROWS));
    await hand.dialog.getByRole("progressbar").waitFor(LONG);
    await hand.dialog.getByText(/100,000 rows × 12 columns/).waitFor(LONG);
    await eventually(async () => assert.ok(await importButton.isEnabled()), SLOWLY);
  });
  await held(page, "leads made, shown and scored", async () => {
    await importButton.click();
    await hand.dialog.waitFor({ state: "detached", ...LONG });
    await eventually(() => hand.shows(leadCount(hand), "100,000"), SLOWLY);
  });
  await held(page, "saved", () => eventually(() => hand.saved(), SLOWLY));
  await held(page, "scrolled to the end and back", async () => {
    await grid.box.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await eventually(async () => assert.ok((await grid.rows.last().innerText()).includes("100000")), SLOWLY);
    await grid.box.evaluate((box) => box.scrollTo(0, 0));
    await grid.cell(0, 0).waitFor(LONG);
  });
  await held(page, "sorted", async () => {
    await grid.box.locator(".grid-title").first().click();
    await page.waitForTimeout(1000);
  });
  await held(page, "filtered", async () => {
    await page.getByRole("searchbox").fill("99999");
    await eventually(() => grid.count("1"), SLOWLY);
    await page.getByRole("searchbox").fill("");
    await eventually(() => grid.count("100,000"), SLOWLY);
  });
  const name = await grid.cell(0, 0).innerText();
  await held(page, "edited", async () => {
    await grid.go(0, 0);
    await grid.keys("Enter");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Edited");
    await grid.keys("Enter");
    await hand.shows(grid.cell(0, 0), "Edited");
  });
  await held(page, "saved after the edit", () => eventually(() => hand.saved(), SLOWLY));
  await held(page, "undone", async () => {
    await hand.undo();
    await hand.shows(grid.cell(0, 0), name);
  });
  await eventually(() => hand.saved(), SLOWLY);
  await hand.reload();
  await eventually(() => hand.shows(leadCount(hand), "100,000"), SLOWLY);
});
