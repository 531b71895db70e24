// A planning page without a mouse: Tab comes by everything that can be done, in the order of the page, and out at its end.
import { assert, eventually, pageTest } from "../harness.mjs";
import { PLAN_PAGES } from "../plans.mjs";

// Marks what Tab has to come by, in the order of the document.
const markStops = (page) =>
  page.evaluate(() => {
    const can = "a[href], button, input, select, textarea, summary, [tabindex]";
    const stops = [...document.querySelectorAll(can)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.disabled &&
        element.checkVisibility({ visibilityProperty: true }) &&
        // Of radio buttons with one name only the chosen one is a stop.
        !(element.type === "radio" && !element.checked && document.querySelector(`input[name="${element.name}"]:checked`)),
    );
    stops.forEach((element, place) => (element.dataset.stop = place));
    return stops.map((element) => `${element.tagName} ${element.className} ${(element.ariaLabel ?? element.textContent).trim().slice(0, 30)}`);
  });

const stopNow = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === document.body || at === document.documentElement) return null;
    const box = at.getBoundingClientRect();
    const around = [at, at.parentElement, at.closest(".field-control, .grid-scroll, .check")].filter(Boolean);
    const rings = around.some((part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    });
    return {
      stop: Number(at.dataset.stop ?? -1),
      name: `${at.tagName} ${at.className} ${(at.ariaLabel ?? at.textContent).trim().slice(0, 30)}`,
      inSight: box.bottom > 0 && box.top < innerHeight,
      rings: rings || at.classList.contains("grid-editor"),
    };
  });

// Until the page is left; backwards a browser without a frame goes on from the first stop to the last.
async function walk(page, most, key) {
  const seen = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const at = await stopNow(page);
    if (!at) return seen;
    seen.push(at);
    if (key === "Shift+Tab" && at.stop === 0) return seen;
  }
  return assert.fail(`${key} is still on the page after ${most} stops: ${seen.at(-1).name}`);
}

for (const { route, figure, tabs } of PLAN_PAGES) {
  pageTest(`Tab goes through ${route} and back`, { language: "en", route: `#/${route}` }, async ({ page, hand }) => {
    await page.locator(`[data-value=${figure}]`).waitFor();
    const stops = await markStops(page);
    assert.ok(stops.length > 40, `only ${stops.length} stops`);
    const forth = await walk(page, stops.length + 20, "Tab");
    const reached = new Set(forth.map(({ stop }) => stop));
    const missed = stops.filter((_, place) => !reached.has(place));
    assert.deepEqual(missed, [], "Tab never comes by");
    const places = forth.map(({ stop }) => stop).filter((stop) => stop >= 0);
    assert.deepEqual(places, [...places].sort((a, b) => a - b), "not in the order of the page");
    assert.deepEqual(forth.filter(({ inSight }) => !inSight).map(({ name }) => name), [], "out of sight");
    assert.deepEqual(forth.filter(({ rings }) => !rings).map(({ name }) => name), [], "no focus ring");
    const back = await walk(page, stops.length + 20, "Shift+Tab");
    assert.equal(new Set(back.map(({ stop }) => stop)).size, reached.size, "the way back has other stops");
    // Every tab of the report by arrows, each with its panel.
    await page.locator("[role=tab][tabindex='0']").focus();
    await page.keyboard.press("Home");
    for (const tab of tabs) {
      await eventually(async () => assert.equal(await page.locator("[role=tabpanel]").getAttribute("data-key"), tab));
      assert.match(await page.evaluate(() => document.activeElement.id), new RegExp(`-${tab}$`));
      await page.keyboard.press("ArrowRight");
    }
    // A figure explains itself on Enter, and the focus comes back to it.
    const headline = page.locator(`.headline [data-value=${figure}]`);
    await headline.focus();
    await page.keyboard.press("Enter");
    await hand.dialog.waitFor();
    await hand.closeDialog();
    assert.ok(await headline.evaluate((button) => button === document.activeElement), "the focus comes back");
  });
}
