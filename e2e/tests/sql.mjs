// The model as SQL: the query for each database, how to run it, copied and downloaded.
import { assert, bothLanguages, eventually, pageTest } from "../harness.mjs";

const EN = { language: "en" };

const query = (hand) => hand.dialog.locator("pre.code-long");
const how = (hand) => hand.dialog.locator("pre.code").first();
const database = (hand) => hand.field(hand.say.sql.database, hand.dialog);

async function openDialog(hand) {
  await hand.choose(hand.say.shell.export, hand.say.sql.title);
  await hand.shows(hand.dialog.getByRole("heading", { level: 2 }), hand.say.sql.title);
  await written(hand, /FROM placed;\s*$/);
}

const written = (hand, form) =>
  eventually(async () => assert.match(await query(hand).innerText(), form));

bothLanguages("the scorecard is shown as a query for each database, and how to run it", {}, async ({ visit, hand }) => {
  await openDialog(hand);
  await visit.axe();
  const channel = hand.language.startsWith("zh") ? "渠道" : "Channel";
  await written(hand, new RegExp(`l\\."${channel}"`));
  assert.match(await how(hand).innerText(), /^import duckdb\n.*\n.*loudou-score\.sql/);
  await database(hand).selectOption("Spark SQL");
  await written(hand, new RegExp(`l\\.\`${channel}\``));
  assert.match(await how(hand).innerText(), /spark\.read\.csv/);
  await database(hand).selectOption("PostgreSQL");
  await written(hand, /OFFSET 0/);
  assert.match(await how(hand).innerText(), /^psql /);
  assert.equal((await how(hand).innerText()).trim().split("\n").length, 3);
});

bothLanguages("the query is downloaded and copied as it is shown", {}, async ({ hand }) => {
  await openDialog(hand);
  const shown = await query(hand).innerText();
  const file = await hand.download(() => hand.press(hand.say.sql.download, hand.dialog));
  assert.equal(file.name, "loudou-score.sql");
  assert.equal(file.bytes.toString("utf8").trim(), shown.trim());
  await hand.press(hand.say.sql.copy, hand.dialog);
  await hand.toasts.getByText(hand.say.sql.copied).waitFor();
});

pageTest("a changed weight is in the query", EN, async ({ page, hand }) => {
  await openDialog(hand);
  await written(hand, /Channel: weight 10\b/);
  await hand.closeDialog();
  await hand.tab("card");
  await hand.weight("channel").fill("35");
  await page.keyboard.press("Enter");
  await openDialog(hand);
  await written(hand, /Channel: weight 35\b/);
});

bothLanguages("on a phone the query scrolls in its frame and the page does not", { width: 390, height: 844 }, async ({ page, hand }) => {
  await hand.choose(hand.say.shell.more, hand.say.sql.title);
  await written(hand, /FROM placed;\s*$/);
  const widths = await page.evaluate(() => {
    const dialog = document.querySelector("dialog[open]");
    return { page: document.documentElement.scrollWidth, dialog: dialog.scrollWidth - dialog.clientWidth };
  });
  assert.ok(widths.page <= 390 && widths.dialog <= 0, JSON.stringify(widths));
});
