// Fingers: a chart is read and its cuts are dragged by touch, a number is scrubbed by dragging its name, and the page still
// scrolls. And the same numbers by mouse and arrow keys.
import { assert, eventually, pageTest } from "../harness.mjs";

const PHONE = { width: 390, height: 844, touch: true, language: "en" };

// A finger that goes down, along and up, as the browser makes pointer events of it.
async function finger(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  return {
    async drag(from, to, steps = 8) {
      await send("touchStart", [from]);
      for (let step = 1; step <= steps; step += 1) {
        const part = (axis) => from[axis] + ((to[axis] - from[axis]) * step) / steps;
        await send("touchMove", [{ x: part("x"), y: part("y") }]);
      }
      await send("touchEnd", []);
    },
  };
}

const middle = async (locator) => {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

pageTest("a chart is read by touch, and the reading stays when the finger is gone", { ...PHONE, route: "#/sales-year" }, async ({ page, hand }) => {
  const canvas = page.locator(".page-report .chart-canvas").first();
  await canvas.focus();
  await page.keyboard.press("Home");
  const tip = canvas.locator(".chart-tip");
  const byKeys = await tip.innerText();
  const ring = await middle(canvas.locator(".chart-ring"));
  await page.keyboard.press("Escape");
  await hand.count(tip, 0);
  await page.touchscreen.tap(ring.x, ring.y);
  await hand.shows(tip, byKeys);
  // Another column, another reading; words in sight lie within the window.
  const box = await canvas.boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, ring.y);
  await eventually(async () => assert.notEqual(await tip.innerText(), byKeys));
  const { x, width } = await tip.boundingBox();
  assert.ok(x >= 0 && x + width <= PHONE.width, `the reading stands from ${x} to ${x + width}`);
});

pageTest("a chart is walked through by keys from the first mark to the last", { language: "en", route: "#/sales-year" }, async ({ page, hand }) => {
  const canvas = page.locator(".page-report .chart-canvas").first();
  await canvas.focus();
  const spoken = canvas.getByRole("status");
  await page.keyboard.press("Home");
  await hand.shows(spoken, /1 (of|\/) 12/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await hand.shows(spoken, /12 (of|\/) 12/);
  // The end is an end.
  await page.keyboard.press("ArrowRight");
  await hand.shows(spoken, /12 (of|\/) 12/);
});

// The first number of the page, with its name.
async function firstNumber(page) {
  const field = page.locator(".page-inputs .field:has(.field-number)").first();
  await field.scrollIntoViewIfNeeded();
  const read = async () => Number((await field.locator("input").inputValue()).replace(/,/g, ""));
  return { label: field.locator("label"), input: field.locator("input"), read, before: await read() };
}

pageTest("a number is scrubbed with the mouse by its name: four pixels a step, ten steps with Shift, one undo", { language: "en", route: "#/sales-org" }, async ({ page, hand }) => {
  const { label, input, read, before } = await firstNumber(page);
  await input.focus();
  await page.keyboard.press("ArrowUp");
  const step = (await read()) - before;
  assert.ok(step > 0);
  await page.keyboard.press("ArrowDown");
  assert.equal(await read(), before);
  await page.keyboard.press("Shift+ArrowUp");
  assert.equal(await read(), before + 10 * step);
  await page.keyboard.press("Escape");
  assert.equal(await read(), before);
  await page.evaluate(() => document.activeElement.blur());
  const { x, y } = await middle(label);
  const drag = async (pixels) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + pixels, y, { steps: 6 });
    await page.mouse.up();
  };
  await drag(20);
  await eventually(async () => assert.equal(await read(), before + 5 * step));
  assert.ok(!(await input.evaluate((field) => field === document.activeElement)), "a drag is no click");
  await hand.undo();
  await eventually(async () => assert.equal(await read(), before));
  await page.keyboard.down("Shift");
  await drag(-8);
  await page.keyboard.up("Shift");
  await eventually(async () => assert.equal(await read(), before - 20 * step));
  await hand.undo();
  // A hand that hardly moves meant to click.
  await drag(2);
  await eventually(async () => assert.ok(await input.evaluate((field) => field === document.activeElement)));
  assert.equal(await read(), before);
});

pageTest("a weight, whose name is only read aloud, is scrubbed by its unit", { language: "en", route: "#/leads" }, async ({ page, hand }) => {
  await hand.tab("card");
  const weight = hand.weight("need_fit");
  await weight.scrollIntoViewIfNeeded();
  const unit = weight.locator("xpath=..").locator(".field-unit");
  const { x, y } = await middle(unit);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y, { steps: 6 });
  await page.mouse.up();
  await eventually(async () => assert.equal(await weight.inputValue(), "25"));
  await hand.undo();
  await eventually(async () => assert.equal(await weight.inputValue(), "20"));
});

pageTest("a number is scrubbed with a finger across, while a finger down the page scrolls it", { ...PHONE, route: "#/sales-org" }, async ({ page, hand }) => {
  const { label, read, before } = await firstNumber(page);
  const hold = await finger(page);
  const from = await middle(label);
  await hold.drag(from, { x: from.x + 40, y: from.y });
  await eventually(async () => assert.ok((await read()) > before));
  const scrubbed = await read();
  await hand.undo();
  await eventually(async () => assert.equal(await read(), before));
  await page.keyboard.press("Control+Shift+z");
  await eventually(async () => assert.equal(await read(), scrubbed));
  const top = await page.evaluate(() => scrollY);
  const again = await middle(label);
  await hold.drag(again, { x: again.x, y: again.y - 160 }, 16);
  await eventually(async () => assert.ok((await page.evaluate(() => scrollY)) > top + 60, "the page has scrolled"));
  assert.equal(await read(), scrubbed);
});

pageTest("a phone writes a workspace's file and opens one", { ...PHONE }, async ({ page, hand }) => {
  const { shell } = hand.say;
  const own = (await hand.workspaceMenu.innerText()).trim();
  const { name, bytes } = await hand.download(() => hand.choose(shell.more, shell.export_file));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), hand.choose(shell.more, shell.import_file)]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: bytes });
  await hand.toasts.getByText(hand.fill(shell.file_opened, { name: `${own} 2` })).waitFor();
  await hand.openMenu(hand.workspaceMenu);
  assert.equal(await page.getByRole("menuitemradio").count(), 2);
});
