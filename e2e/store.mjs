// The page's localStorage in the hands of a test: put in place, filled, made to fail, seen from a second tab.
import { Hand } from "./hand.mjs";

// Puts values into the store while no page of the app runs that would write over them, and comes back.
export async function comeBackTo(visit, storage) {
  await visit.goOnline();
  await visit.page.goto("about:blank");
  const aside = await visit.context.newPage();
  await aside.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>-</title>" }));
  await aside.goto(visit.url);
  await aside.evaluate((values) => {
    localStorage.clear();
    for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
  }, storage);
  await aside.close();
  await visit.go();
}

// A second tab on the same workspaces.
export async function secondTab(visit) {
  const page = await visit.context.newPage();
  page.setDefaultTimeout(8000);
  await visit.goOnline();
  await page.goto(visit.url);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  return new Hand({ page, language: visit.language });
}

// Fills the store with a foreign value until so many characters are left.
export async function fillUp(page, left) {
  await page.evaluate((spare) => {
    const fits = (size) => {
      try {
        localStorage.setItem("other", "x".repeat(size));
        return true;
      } catch {
        return false;
      }
    };
    let [low, high] = [0, 12_000_000];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (fits(middle)) low = middle;
      else high = middle;
    }
    if (!fits(low - spare)) throw new Error("cannot be filled");
  }, left);
}

// From the n-th write on (from 1), writes fail once ("throws") or nothing reaches the store any more ("dies").
export async function failAtWrite(page, n, how) {
  await page.evaluate(
    ([nth, way]) => {
      const { setItem, removeItem } = Storage.prototype;
      let writes = 0;
      Storage.prototype.setItem = function (key, value) {
        writes += 1;
        if (way === "throws" && writes === nth) throw new DOMException("full", "QuotaExceededError");
        if (way === "dies" && writes >= nth) return;
        setItem.call(this, key, value);
      };
      Storage.prototype.removeItem = function (key) {
        if (way === "dies" && writes >= nth) return;
        removeItem.call(this, key);
      };
      window.writesSoFar = () => writes;
    },
    [n, how],
  );
}
