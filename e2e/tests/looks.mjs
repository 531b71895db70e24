// Every page, tab, dialog and menu in both languages, both themes, on a narrow phone and a laptop: no finding of axe,
// nothing wider than the window, no clipped figure, every target large enough. And on paper.
import { assert, everyLook, eventually, pageTest } from "../harness.mjs";

const LEAST_TARGET = 24;

// Everything in sight that is pressed, smaller than a finger or a shaking hand can meet.
async function smallTargets(page) {
  return page.evaluate((least) => {
    const pressed = document.querySelectorAll("button, a[href], select, [role=tab], [role=radio], summary");
    const modal = document.querySelector("dialog[open]");
    return [...pressed]
      .filter((element) => !modal || modal.contains(element))
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([element, box]) => box.width > 1 && box.height > 1 && !element.matches(".skip-link, .sr-only"))
      .filter(([, box]) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(([element, box]) => `${element.className} “${element.textContent.trim().slice(0, 20)}” ${box.width}×${box.height}`);
  }, LEAST_TARGET);
}

// Words that do not fit where they stand: headline figures and their captions, and buttons.
async function clippedWords(page) {
  return page.evaluate(() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const tooWide = [...document.querySelectorAll(".figure > *, .btn, .tab, .segment, .chart-title, h1, h2, h3")]
      .filter(shown)
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
      .filter((element) => getComputedStyle(element).textOverflow !== "ellipsis" || element.closest(".headline"))
      .map((element) => `cut: ${element.className} “${element.textContent.trim().slice(0, 30)}”`);
    const wrapped = [...document.querySelectorAll(".figure-name, .figure-value")]
      .filter(shown)
      .filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const tops = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.bottom);
        return Math.max(...tops) - Math.min(...tops) > parseFloat(getComputedStyle(element).fontSize);
      })
      .map((element) => `wraps: ${element.className} “${element.textContent.trim().slice(0, 30)}”`);
    return [...tooWide, ...wrapped];
  });
}

// All that can be wrong with what is in sight, said together.
async function looksRight(what, { page, visit }) {
  const findings = [];
  const note = (failure) => findings.push(`${what}: ${failure.message.split("\n")[0]}: ${failure.actual.join("; ")}`);
  await visit.axe().catch(note);
  await visit.fitsWidth().catch(note);
  for (const words of await clippedWords(page)) findings.push(`${what}: ${words}`);
  for (const target of await smallTargets(page)) findings.push(`${what}: small: ${target}`);
  return findings;
}

const TABS = ["distribution", "history", "card"];

everyLook("the page and its tabs", {}, async (given) => {
  const { page, hand } = given;
  const findings = await looksRight("the start", given);
  await hand.nextLead();
  findings.push(...(await looksRight("a lead with unknowns", given)));
  for (const tab of TABS) {
    await hand.tab(tab);
    findings.push(...(await looksRight(tab, given)));
  }
  await page.locator(".factor-toggle").first().click();
  await page.locator(".tier-line button[aria-expanded]").first().click();
  findings.push(...(await looksRight("an open factor and tier", given)));
  assert.deepEqual(findings, []);
});

everyLook("what opens over the page", {}, async (given) => {
  const { page, hand } = given;
  const { say } = hand;
  const findings = [];
  const opens = async (what, open) => {
    await open();
    await hand.dialog.first().waitFor();
    findings.push(...(await looksRight(what, given)));
    await hand.closeDialog();
  };
  await opens("explain the score", () => hand.explainScore());
  await opens("explain the share", () => hand.figure("share").getByRole("button").click());
  await opens("a tier set by hand", () => hand.press(say.leads.override_set));
  await opens("workspaces", () => hand.command(say.shell.all_workspaces));
  await opens("settings", () => hand.command(say.shell.profile));
  await opens("a new scenario", () => hand.command(say.shell.new_scenario));
  await opens("the help", () => hand.command(say.shell.help));
  await opens("the palette", () => page.keyboard.press("Control+k"));
  await hand.openMenu(page.locator(".topbar [aria-haspopup=menu]:visible").last());
  findings.push(...(await looksRight("a menu", given)));
  await page.keyboard.press("Escape");
  assert.deepEqual(findings, []);
});

everyLook("without leads, with an unknown address, and the gallery", {}, async (given) => {
  const { page, visit, hand } = given;
  await hand.press(hand.say.leads.start_empty);
  await page.getByText(hand.say.leads.empty_title).first().waitFor();
  const findings = await looksRight("without leads", given);
  for (const tab of TABS) {
    await hand.tab(tab);
    findings.push(...(await looksRight(`${tab} without leads`, given)));
  }
  await visit.go("#/no-such-page");
  await page.getByText(hand.say.shell.not_found).first().waitFor();
  findings.push(...(await looksRight("an unknown address", given)));
  await visit.go("#/gallery");
  findings.push(...(await looksRight("the gallery", given)));
  assert.deepEqual(findings, []);
});

// A4 at 96 dpi less the usual margins: how wide the report is on paper.
const PAPER = { width: 718, height: 1046, theme: "dark" };

for (const language of ["zh-CN", "en"]) {
  pageTest(`on paper the page is light, whole and without controls · ${language}`, { ...PAPER, language }, async (given) => {
    const { page, visit, hand } = given;
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    // The panels of all tabs are drawn for paper.
    await hand.count(page.getByRole("tabpanel"), 4);
    const light = await page.evaluate(() => {
      const colour = (element) => getComputedStyle(element).backgroundColor.match(/[\d.]+/g).map(Number);
      return [document.documentElement, document.body, document.querySelector("main")]
        .map(colour)
        .filter(([, , , alpha = 1]) => alpha > 0)
        .every(([r, g, b]) => Math.min(r, g, b) > 230);
    });
    assert.ok(light, "paper is light");
    await visit.fitsWidth();
    assert.deepEqual(await clippedWords(page), []);
    const controls = page.locator(".topbar:visible, .rail:visible, .bottombar:visible, .btn:visible, .toasts .toast:visible");
    assert.deepEqual(await controls.allInnerTexts(), []);
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await eventually(async () => assert.equal(await page.getByRole("tabpanel").count(), 1));
  });
}
