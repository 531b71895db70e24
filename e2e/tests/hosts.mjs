// Plain http under a name that is not localhost: no secure context, so no Clipboard API, no Web Locks, no WebCrypto.
import { assert, bothLanguages, pageTest } from "../harness.mjs";
import { OTHER_HOST } from "../site.mjs";

const PLAIN = { host: OTHER_HOST };

bothLanguages("over plain http the page works, is saved and can be copied from", PLAIN, async ({ page, visit, hand }) => {
  assert.equal(await page.evaluate(() => isSecureContext), false);
  assert.equal(await page.evaluate(() => typeof navigator.clipboard), "undefined");
  await hand.shows(hand.score, "67.5");
  await hand.pick("contact", 5);
  await hand.choose(hand.say.shell.export, hand.say.shell.copy_table);
  await hand.shows(hand.toasts, new RegExp(hand.fill(hand.say.shell.copied, { n: "202" }).slice(0, 8)));
  // What was copied is pasted where text goes.
  const search = page.getByRole("searchbox");
  await search.focus();
  await page.keyboard.press("Control+v");
  const pasted = await search.inputValue();
  assert.ok(pasted.includes(hand.factors.channel.name), `pasted: ${pasted.slice(0, 80)}`);
  await search.fill("");
  await visit.axe();
  await hand.reload();
  await hand.shows(hand.score, "75.0");
});

pageTest("over plain http ranges of the table go through the clipboard's events", { ...PLAIN, language: "en" }, async ({ page, hand }) => {
  const { grid } = hand;
  await grid.go(0, 0);
  await page.keyboard.press("Control+c");
  await grid.keys("ArrowDown");
  await page.keyboard.press("Control+v");
  await hand.shows(grid.cell(1, 0), await grid.cell(0, 0).innerText());
});

pageTest("over plain http a file is written and read", { ...PLAIN, language: "en" }, async ({ hand }) => {
  const file = await hand.download(() => hand.choose(hand.say.shell.export, hand.say.shell.export_file));
  await hand.pick("contact", 1);
  await hand.openFile(file.name, file.bytes);
  await hand.shows(hand.score, "67.5");
});
