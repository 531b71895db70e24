// Everything is reached and done without a mouse, the focus is always in sight, and what closes gives it back.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

// What has the focus, in words a person would use.
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return (at?.getAttribute("aria-label") ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? "").trim();
  });

// Tabs on until the focus stands where asked; fails after a whole round.
async function tabTo(page, isThere, what) {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(isThere)) return;
  }
  assert.fail(`Tab never reaches ${what}`);
}

bothLanguages("from load to a changed level, weight and tab", {}, async ({ page, hand }) => {
  const { say } = hand;
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), say.shell.skip_to_main);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await tabTo(page, () => document.activeElement.getAttribute("role") === "radio", "a level");
  await page.keyboard.press("5");
  await hand.shows(hand.score, "70.0");
  await page.keyboard.press("ArrowLeft");
  await hand.shows(hand.score, "67.5");
  await tabTo(page, () => document.activeElement.getAttribute("role") === "tab", "the tabs");
  await page.keyboard.press("End");
  await eventually(async () => assert.equal(await focused(page), say.leads.tab_compare));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await eventually(async () => assert.equal(await focused(page), say.leads.tab_card));
  const weight = `${hand.factors.channel.name} · ${say.leads.weight}`;
  for (let step = 0; step < 20 && (await focused(page)) !== weight; step += 1) await page.keyboard.press("Tab");
  assert.equal(await focused(page), weight);
  await page.keyboard.press("ArrowUp");
  assert.equal(await hand.weight("channel").inputValue(), "11");
  await page.keyboard.press("Shift+ArrowUp");
  assert.equal(await hand.weight("channel").inputValue(), "21");
  // Escape gives the first number back and selects it, so that typing replaces it.
  await page.keyboard.press("Escape");
  await eventually(async () => {
    const selected = await hand.weight("channel").evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd));
    assert.equal(selected, "10");
  });
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await hand.shows(page.locator("#card-factors [role=status]"), /110%/);
});

bothLanguages("the palette opens by Ctrl+K, finds in both languages, runs, and gives the focus back", {}, async (given) => {
  const { page, visit, hand } = given;
  await page.locator("[role=tab]").first().focus();
  await page.keyboard.press("Control+k");
  const box = page.locator(".palette-input");
  await box.waitFor();
  await eventually(async () => assert.ok(await box.evaluate((input) => input === document.activeElement)));
  await visit.axe();
  await page.keyboard.type("no such command at all");
  await page.getByText(hand.say.parts.palette_none).waitFor();
  await page.keyboard.press("Escape");
  await hand.dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tab");
  await page.keyboard.press("Control+k");
  await box.waitFor();
  // By its name in the other language.
  await page.keyboard.type(hand.language === "en" ? "工作区设置" : "workspace settings");
  await page.keyboard.press("Enter");
  await hand.dialog.getByRole("heading", { name: hand.say.shell.profile }).waitFor();
  await page.keyboard.press("Escape");
  await hand.dialog.waitFor({ state: "detached" });
});

bothLanguages("? opens the help and Escape closes it", {}, async ({ page, visit, hand }) => {
  await page.locator("[role=tab]").first().focus();
  await page.keyboard.press("?");
  await hand.dialog.getByText(hand.say.shell.key_palette).waitFor();
  await visit.axe();
  await hand.closeDialog();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tab");
});

pageTest("? inside a text field is only a question mark", { language: "en" }, async ({ page, hand }) => {
  await hand.field(hand.say.leads.lead_name).focus();
  await page.keyboard.press("End");
  await page.keyboard.type("?");
  assert.match(await hand.field(hand.say.leads.lead_name).inputValue(), /\?$/);
  assert.equal(await hand.dialog.count(), 0);
});

pageTest("inside a text field Ctrl+Z is the field's own until it is committed", { language: "en" }, async ({ page, hand }) => {
  await hand.pick("contact", 5);
  await hand.field(hand.say.leads.lead_name).focus();
  await page.keyboard.press("End");
  await page.keyboard.type("abc");
  await page.keyboard.press("Control+z");
  await hand.shows(hand.score, "75.0");
});

bothLanguages("a menu opens, moves and closes by keys, and gives the focus back", {}, async ({ page, visit, hand }) => {
  await hand.workspaceMenu.focus();
  await page.keyboard.press("ArrowDown");
  const items = page.locator("[role^=menuitem]");
  await eventually(async () => assert.ok(await items.first().evaluate((item) => item === document.activeElement)));
  await visit.axe();
  await page.keyboard.press("End");
  assert.ok(await items.last().evaluate((item) => item === document.activeElement));
  await page.keyboard.press("Escape");
  assert.ok(await hand.workspaceMenu.evaluate((button) => button === document.activeElement));
  await hand.count(items, 0);
});

bothLanguages("a dialog holds the focus, closes on Escape and gives it back", {}, async ({ page, hand }) => {
  const opener = hand.button(hand.say.leads.override_set);
  await opener.focus();
  await page.keyboard.press("Enter");
  await hand.dialog.waitFor();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement.closest("dialog") !== null,
    );
    assert.ok(inside, `the focus has left the dialog: ${await focused(page)}`);
  }
  await hand.closeDialog();
  assert.ok(await opener.evaluate((button) => button === document.activeElement));
});

bothLanguages("Tab shows where it is, goes down the page, and passes everything that can be done", {}, async ({ page }) => {
  const seen = [];
  for (let step = 0; step < 150; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const around = [element, element.parentElement, element.closest(".field-control, .grid-scroll, .meter")];
      const shows = around.filter(Boolean).some((part) => {
        const own = getComputedStyle(part);
        return (own.outlineStyle !== "none" && parseFloat(own.outlineWidth) >= 1) || own.boxShadow !== "none";
      });
      return {
        name: `${element.tagName} ${element.className} ${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 30)}`,
        shows: shows || element.classList.contains("grid-editor"),
        inSight: box.bottom > 0 && box.top < innerHeight && style.visibility === "visible",
        area: element.closest("main") ? 1 : 0,
      };
    });
    if (!at) break;
    seen.push(at);
  }
  assert.ok(seen.length > 30, `only ${seen.length} stops`);
  assert.deepEqual(seen.filter((stop) => !stop.shows).map((stop) => stop.name), [], "no focus ring");
  assert.deepEqual(seen.filter((stop) => !stop.inSight).map((stop) => stop.name), [], "the focus is out of sight");
});
