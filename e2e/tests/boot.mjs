// The page starts from a sub-folder of a dumb static server, in both languages and themes, and says so where it cannot.
import { assert, eventually, everyLook, pageTest } from "../harness.mjs";

everyLook("the page starts", {}, async ({ page, visit, look }) => {
  const root = page.locator("html");
  assert.equal(await root.getAttribute("lang"), look.language);
  assert.equal(await root.getAttribute("data-theme"), look.theme);
  await eventually(async () => assert.equal(await page.locator("#boot").count(), 0));
  await visit.fitsWidth();
  await visit.axe();
});

const CHOSEN = { "loudou/lang": "en", "loudou/theme": "dark" };

pageTest("a chosen language and theme win over the system's", { storage: CHOSEN }, async ({ page }) => {
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
});

pageTest("a page whose program does not arrive says so and offers to reload", { language: "en" }, async ({ page, visit }) => {
  await visit.goOnline();
  visit.stayOnline = true;
  visit.expectProblem(/failed request: .*\.wasm/);
  visit.expectProblem(/console error: Failed to load resource/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("about:blank");
  await page.goto(visit.url);
  await page.getByText("Loudou could not start").waitFor();
  await visit.axe();
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Reload" }).click();
  await visit.loaded();
});

// Nothing of the page is fetched twice, so what the browser did not get is not in its cache either.
const PART = { language: "en", stayOnline: true };

pageTest("a page whose own part does not arrive shows the frame, says so and tries again", PART, async ({ page, visit }) => {
  visit.expectProblem(/failed request: .*part-leads/);
  visit.expectProblem(/console error: /);
  await page.route("**/part-leads-*.wasm", (route) => route.abort());
  await page.goto("about:blank");
  await page.goto(visit.url);
  await page.getByRole("heading", { name: "This part could not be fetched" }).waitFor();
  await visit.axe();
  await page.unroute("**/part-leads-*.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "Lead value tiering" }).waitFor();
});

pageTest("dialogs whose part does not arrive say so and open once it does", PART, async ({ page, visit }) => {
  visit.expectProblem(/failed request: .*part-more/);
  visit.expectProblem(/console error: /);
  await page.route("**/part-more-*.wasm", (route) => route.abort());
  await page.goto("about:blank");
  await page.goto(visit.url);
  await page.waitForSelector("html[data-parts=missing]", { state: "attached" });
  // Each press is heard, and none of them leaves anything behind.
  const help = page.getByRole("button", { name: "Help and shortcuts" });
  await page.getByRole("button", { name: "Commands" }).click();
  await page.getByText("The server did not send this part of the page").first().waitFor();
  await help.click();
  await page.getByText("The server did not send this part of the page").first().waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.unroute("**/part-more-*.wasm");
  await help.click();
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.getByRole("dialog").count(), 1);
});

const OLD = { language: "en", stayOnline: true };

pageTest("an old browser gets a sentence instead of a blank page", OLD, async ({ page, visit }) => {
  await page.addInitScript(() => {
    delete window.CompressionStream;
  });
  await page.goto("about:blank");
  await page.goto(visit.url);
  await page.getByText("This browser is too old for Loudou").waitFor();
  assert.equal(await page.locator("html").getAttribute("data-ready"), null);
});
