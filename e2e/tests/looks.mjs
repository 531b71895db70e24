// The lead page with its tabs, and every dialog and menu, in both languages, both themes, on a narrow phone and a laptop: no finding of axe,
// nothing wider than the window, no clipped words, every target large enough. And on paper. The planning pages: looks-plans.mjs.
import { assert, everyLook, eventually, pageTest } from "../harness.mjs";
import { clippedWords, looksRight, noFindings } from "../looks.mjs";

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
  noFindings(findings);
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
  noFindings(findings);
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
  noFindings(findings);
});

// A4 at 96 dpi less the usual margins: how wide the report is on paper.
const PAPER = { width: 718, height: 1046, theme: "dark" };

for (const language of ["zh-CN", "en"]) {
  pageTest(`on paper the page is light, whole and without controls · ${language}`, { ...PAPER, language }, async (given) => {
    const { page, visit, hand } = given;
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    // The panels of all tabs are drawn for paper.
    await hand.count(page.getByRole("tabpanel"), 6);
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
