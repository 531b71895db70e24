// Charts are read by mouse, touch and keys, show their numbers as a table, and are saved as PNG, SVG and CSV.
import { assert, bothLanguages, pageTest } from "../harness.mjs";

const EN = { language: "en" };

bothLanguages("a chart is saved as a picture, a drawing and a table", {}, async ({ page, visit, hand }) => {
  const { parts } = hand.say;
  const chart = page.locator(".report-pair figure.chart");
  const menu = chart.locator("[aria-haspopup=menu]");
  const png = await hand.download(() => hand.choose(menu, parts.png));
  assert.match(png.name, /\.png$/);
  assert.deepEqual([...png.bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join(""), "PNG");
  const width = png.bytes.readUInt32BE(16);
  assert.ok(width >= 400, `${width} px wide`);
  const svg = await hand.download(() => hand.choose(menu, parts.svg));
  assert.match(svg.name, /\.svg$/);
  const drawing = svg.bytes.toString();
  assert.match(drawing, /^(<\?xml|<svg)/);
  assert.ok(drawing.includes(hand.factors.contact.name), "the drawing holds its words");
  assert.ok(await isShown(page, drawing));
  const csv = await hand.download(() => hand.choose(menu, parts.csv));
  assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.ok(csv.bytes.toString().includes(hand.factors.contact.name));
  await hand.choose(menu, parts.show_table);
  assert.ok(await chart.locator(".chart-table table").isVisible());
  await visit.axe();
  await hand.choose(menu, parts.hide_table);
  await hand.count(chart.locator(".chart-table"), 0);
});

// Whether a browser shows the file, away from the page and its content policy.
async function isShown(page, drawing) {
  const other = await page.context().newPage();
  const size = await other.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    return image.naturalWidth;
  }, drawing);
  await other.close();
  return size > 0;
}

pageTest("a bar is read under the mouse and by keys, with the same words", EN, async ({ page, hand }) => {
  const canvas = page.locator(".report-pair .chart-canvas");
  await canvas.focus();
  await page.keyboard.press("ArrowRight");
  const tip = canvas.locator(".chart-tip");
  const byKeys = await tip.innerText();
  assert.match(byKeys, /\d/);
  const spoken = await canvas.getByRole("status").innerText();
  assert.ok(spoken.startsWith(byKeys.replace(/\s+/g, " ")), `${spoken} starts with ${byKeys}`);
  const ring = await canvas.locator(".chart-ring").boundingBox();
  await page.keyboard.press("Escape");
  await hand.count(tip, 0);
  await page.mouse.move(ring.x + ring.width / 2, ring.y + ring.height / 2);
  await hand.shows(tip, byKeys);
});

pageTest("a chart is drawn anew as wide as its place", { ...EN, width: 1280 }, async ({ page, visit, hand }) => {
  const canvas = page.locator(".report-pair .chart-canvas");
  const wide = await canvas.evaluate((box) => box.clientWidth);
  await page.setViewportSize({ width: 360, height: 800 });
  await hand.shows(hand.score, "67.5");
  await page.waitForFunction(
    (before) => {
      const box = document.querySelector(".report-pair .chart-canvas");
      const drawn = Number(box.querySelector("svg").getAttribute("width"));
      return box.clientWidth !== before && Math.abs(drawn - box.clientWidth) <= 1;
    },
    wide,
    { timeout: 3000 },
  );
  await visit.fitsWidth();
});
