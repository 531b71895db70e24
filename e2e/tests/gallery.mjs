// The gallery shows every part of the page: each is there, works, and each kind of drawing is read, shown as a table and
// drawn on a phone without words that stick out. How it looks in both themes: looks.mjs.
import { readdirSync } from "node:fs";

import { assert, bothLanguages, pageTest } from "../harness.mjs";
import { drawn, looksRight, noFindings } from "../looks.mjs";

const GALLERY = { route: "#/gallery" };

bothLanguages("every part stands in the gallery", GALLERY, async ({ page, hand }) => {
  const parts = [".btn", ".badge", ".headline", ".field-number", ".field-select", ".meter-row, [role=radiogroup]", ".tabs", ".steps", ".band", ".banner", ".progress [role=progressbar]", ".chart", ".grid-scroll", "[aria-haspopup=menu]"];
  for (const part of parts) assert.ok((await page.locator(`[data-page=gallery] ${part}`).count()) > 0, part);
  const bar = page.getByRole("progressbar");
  assert.equal(await bar.getAttribute("aria-valuenow"), "37");
  await hand.press(hand.say.common.cancel, page.locator(".progress"));
  await hand.shows(page.locator(".progress-share"), /^0/);
});

// What opens from it: dialog, question, palette, shortcuts, explanation, import.
pageTest("what opens over the gallery opens and closes, and a notice offers undo", { ...GALLERY, language: "en" }, async (given) => {
  const { page, hand } = given;
  const findings = [];
  for (const name of ["0", "1", "3", "4", "5", "import"]) {
    await page.locator(`[data-open="${name}"]`).click();
    await hand.dialog.waitFor();
    findings.push(...(await looksRight(`dialog ${name}`, given, "dialog[open]")));
    await hand.closeDialog();
  }
  noFindings(findings);
  await page.locator('[data-open="2"]').click();
  await hand.toasts.locator(".toast").first().waitFor();
});

// The files under src/charts that hold one drawing each.
const HELPERS = /^(attributes|axes|backend|ink|mark|measure|mod|months|palette|properties.*|scale|scene|snapshots.*|svg|table|whatif_tests)\.rs$/;
const kinds = readdirSync(new URL("../../src/charts", import.meta.url)).filter((file) => file.endsWith(".rs") && !HELPERS.test(file));

bothLanguages("every kind of drawing is in the gallery, read by keys, and a table besides", { ...GALLERY, width: 320, height: 720 }, async (given) => {
  const { page, hand } = given;
  await drawn(page);
  const charts = page.locator('[data-section="7"] figure.chart');
  // The histogram stands apart, with cuts that move.
  await hand.count(charts, kinds.length - 1);
  for (const chart of await charts.all()) {
    const title = await chart.locator(".chart-title").innerText();
    const canvas = chart.locator(".chart-canvas");
    await canvas.focus();
    await page.keyboard.press("Home");
    assert.match(await canvas.locator(".chart-tip").innerText(), /\S/, title);
    assert.ok((await hand.chartTable(chart)).length > 0 || (await chart.locator("tbody tr").count()) > 0, `${title} as a table`);
    await page.keyboard.press("Escape");
  }
  noFindings(await looksRight("the gallery of charts", given, '[data-section="7"]'));
});
