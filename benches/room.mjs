// How much a browser lets a site keep in localStorage, in UTF-16 units of keys and values, and how many rows that is.
//
//   scripts/with-tools.sh node benches/room.mjs
//
// The units a row takes are those `cargo test --no-default-features rows_are_small_at -- --ignored --nocapture` prints.
import { closeSite, siteUrl, theBrowser } from "../e2e/site.mjs";
import { withFirefox } from "../e2e/webdriver.mjs";

const PER_ROW = { "leads × 7 factors": 7.06, "rows × 12 columns": 21.46 };

// Runs in the page: the longest value of packed-block characters that fits beside what is there.
const limit = `
  localStorage.clear();
  const fits = (size) => {
    try { localStorage.setItem("k", "㐀".repeat(size)); return true; } catch { return false; }
  };
  let [low, high] = [0, 20000000];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle; else high = middle;
  }
  localStorage.clear();
  return low + 1;
`;

const page = await (await theBrowser()).newPage();
await page.goto(await siteUrl());
tell("Chromium", await page.evaluate(`(() => {${limit}})()`));
await withFirefox({ language: "en" }, async (firefox) => {
  await firefox.go(await siteUrl());
  tell("Firefox", await firefox.run(limit));
});
await closeSite();

function tell(browser, units) {
  const rows = Object.entries(PER_ROW).map(([what, each]) => `${Math.floor(units / each).toLocaleString("en")} ${what}`);
  console.log(`${browser}: ${units.toLocaleString("en")} units; ${rows.join(", ")}`);
}
