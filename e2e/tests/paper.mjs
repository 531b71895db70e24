// Every planning page on paper: light, whole, without controls, with drawings, tables, inputs and formulas, page numbers,
// and one person's card to a page.
import { assert, bothLanguages, eventually } from "../harness.mjs";
import { clippedWords } from "../looks.mjs";
import { PLAN_PAGES } from "../plans.mjs";

// A4 less the margins that print.css gives it, in CSS px: what is wider makes a browser print all of it smaller.
const PAPER_WIDTH = 672;
// Headless, print() itself would do nothing.
const before = () => {
  window.print = () => dispatchEvent(new Event("loudou-print"));
};
const options = { route: "#/sales-org", theme: "dark", before };

// Sets the page as for paper, with all that is made for it.
async function onPaper({ page }) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: PAPER_WIDTH, height: 950 });
}

async function onScreen({ page }) {
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
}

// How many pages a PDF has.
const pagesOf = (pdf) => [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;

const CONTROLS = ".topbar, .rail, .bottombar, .steps, .tabs, .btn, .link, .seek, .menu, .toast, .chart-head button, input[type=file]";

const flawsOnPaper = (page) =>
  page.evaluate(
    ([controls, width]) => {
      const shown = (element) => element.checkVisibility({ visibilityProperty: true });
      const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
      const text = (element) => element.textContent.trim().slice(0, 30);
      const flaws = all(controls).map((element) => `control: ${element.className} “${text(element)}”`);
      const isDark = (element) => {
        const [r, g, b, alpha = 1] = getComputedStyle(element).backgroundColor.match(/[\d.]+/g).map(Number);
        return alpha > 0 && Math.min(r, g, b) < 200;
      };
      flaws.push(...all("html, body, main, .page, .band, table, td, th, .field-control, input, select").filter(isDark).map((e) => `dark: ${e.className}`));
      const isCut = (element) =>
        getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1 && !element.closest(".sr-only, select, input");
      flaws.push(...all(".page-plan *").filter(isCut).map((e) => `cut off: ${e.className} “${text(e)}”`));
      const wide = (element) => !element.closest(".sr-only") && element.getBoundingClientRect().right > width + 1;
      flaws.push(...all(".page-plan :is(table, .chart-svg, .field, .band)").filter(wide).map((e) => `too wide: ${e.className.baseVal ?? e.className} “${text(e)}”`));
      const bare = all(".tab-panel").filter((panel) => !panel.querySelector(".chart-svg, td, .band, input"));
      flaws.push(...bare.map((panel) => `a heading over nothing: ${panel.dataset.title}`));
      if (all(".chart-svg").length < 3) flaws.push("hardly any drawing");
      if (all(".page-plan :is(canvas, img)").length > 0) flaws.push("a drawing of dots");
      if (all(".page-inputs input").length < 3) flaws.push("no inputs");
      return flaws;
    },
    [CONTROLS, PAPER_WIDTH],
  );

// A page that no report needs is one too many, and one that shrank has lost something.
const FEWEST_PAGES = 5;
const MOST_PAGES = 18;

// What the style sheet writes at the foot of each sheet.
const footOf = (page) =>
  page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    return rules.filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join(" ");
  });

bothLanguages("every planning page prints as a report", options, async (given) => {
  const { page, visit, hand } = given;
  assert.match(await footOf(page), /counter\(page\).*counter\(pages\)/, "numbered pages");
  for (const { route, figure, tabs } of PLAN_PAGES) {
    await page.evaluate((route) => (location.hash = `#/${route}`), route);
    await page.locator(`[data-value=${figure}]`).waitFor();
    await onPaper(given);
    await hand.count(page.getByRole("tabpanel", { includeHidden: true }), tabs.length);
    const appendix = page.locator(".appendix");
    assert.ok((await appendix.locator("h3").count()) >= 4, `${route}: formulas of the figures in sight`);
    assert.ok(await appendix.locator("td").first().isVisible(), `${route}: and what they rest on`);
    await visit.fitsWidth();
    assert.deepEqual([...(await flawsOnPaper(page)), ...(await clippedWords(page))], [], route);
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    assert.ok(pages >= FEWEST_PAGES && pages <= MOST_PAGES, `${route}: ${pages} pages`);
    await onScreen(given);
    await hand.count(page.getByRole("tabpanel"), 1);
  }
});

bothLanguages("the courses of the year are printed though nobody has looked at them", { ...options, route: "#/sales-year" }, async ({ page, hand }) => {
  await hand.count(page.getByRole("tabpanel"), 1);
  // A print waits for no worker: what is not there at once is not on the paper, which says so.
  const missing = hand.say.sales_year.odds_not_drawn;
  const printed = () =>
    page.evaluate(async (missing) => {
      dispatchEvent(new Event("beforeprint"));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const isDrawn = document.querySelector("[data-chart=fan] .chart-svg") !== null;
      const isMissed = document.querySelector(".tab-panel[data-key=odds]").textContent.includes(missing);
      dispatchEvent(new Event("afterprint"));
      return { isDrawn, isMissed };
    }, missing);
  assert.deepEqual(await printed(), { isDrawn: false, isMissed: true });
  await eventually(async () => assert.deepEqual(await printed(), { isDrawn: true, isMissed: false }), { within: 30_000, every: 500 });
});

bothLanguages("the team's cards print one person to a page", { ...options, route: "#/sales-funnel" }, async (given) => {
  const { page, hand } = given;
  await hand.tab("people");
  const cards = page.locator("[data-section=cards] article");
  await hand.count(cards, 4);
  await page.evaluate(() =>
    addEventListener("loudou-print", () => (document.documentElement.dataset.wasPrinted = document.documentElement.dataset.print)),
  );
  await hand.press(hand.say.sales_funnel.print_cards);
  await eventually(async () => assert.equal(await page.getAttribute("html", "data-was-printed"), "cards"));
  await page.evaluate(() => (document.documentElement.dataset.print = "cards"));
  assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), 4);
  // Who it is for stands large, and nothing else of the page is there.
  await onPaper(given);
  const size = await cards.first().locator("h3").evaluate((name) => parseFloat(getComputedStyle(name).fontSize));
  assert.ok(size >= 28, `${size} px`);
  assert.equal(await page.locator(".page-head, .page-inputs, .appendix, .page-report > .chart").filter({ visible: true }).count(), 0);
});

// What a reader of the table would stumble over: words and days of it that go on in the next line.
const brokenInTable = (page) =>
  page.evaluate(() => {
    const WHOLE = /\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]{2} \d{4}|[A-Za-z\d.,%]+/g;
    const HEADING = /[\p{Script=Han}A-Za-z]+/gu;
    const linesOf = (text, at, length) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + length);
      return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
    };
    const brokenIn = (cell) => {
      const text = cell.firstChild;
      if (text?.nodeType !== Node.TEXT_NODE) return [];
      const words = [...text.data.matchAll(cell.tagName === "TH" ? HEADING : WHOLE)];
      return words.filter((word) => linesOf(text, word.index, word[0].length) > 1).map((word) => word[0]);
    };
    return [...document.querySelectorAll(".grid-print :is(th, td)")].flatMap(brokenIn);
  });

// The table's first 200 leads, the rest of the report and its formulas.
const MOST_PAGES_OF_LEADS = 26;

bothLanguages("the leads print as a table to hand on", { ...options, route: "#/leads" }, async (given) => {
  const { page, visit, hand } = given;
  await page.locator(".grid-row").first().waitFor();
  await onPaper(given);
  await hand.count(page.locator(".grid-print tbody tr"), 200);
  assert.deepEqual(await brokenInTable(page), []);
  await visit.fitsWidth();
  // What has no room is named under the table.
  const titles = await page.locator(".grid-print th").allTextContents();
  assert.ok(titles.length <= 10, titles.join(", "));
  const factor = hand.factors.channel.name;
  assert.ok(!titles.includes(factor));
  assert.ok((await page.locator(".grid-print > p").textContent()).includes(factor));
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
  assert.ok(pages <= MOST_PAGES_OF_LEADS, `${pages} pages`);
});
