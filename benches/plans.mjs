// The planning models: how long the worker looks for the fewest hires and draws the courses of a year, and what a step of
// a drag costs on the page's own thread.
import { Hand } from "../e2e/hand.mjs";
import { open } from "../e2e/visit.mjs";
import { traced, workOfFrames } from "./keystroke.mjs";
import { quantile } from "./statistics.mjs";
import { untilSeen } from "./until.mjs";
import { setTimeout as sleep } from "node:timers/promises";

const LANGUAGE = "en";
const WARM_UP = 5;
const STEPS = 40;
// As many as one step of the number takes.
const PIXELS = 4;
const PAUSE_MS = 120;
// What the page waits for more keys before it asks for the courses.
const SETTLE_MS = 300;
const DRAGGED = [
  { name: "sales target of the year: its target", route: "#/sales-year", label: "Target of year 1" },
  { name: "sales organisation: contract value", route: "#/sales-org", label: "Average contract value P" },
];

// The sample's twelve months with its shape, the target from within easy reach to far out of it.
export async function measureSolver() {
  const targets = Array.from({ length: 24 }, (_, at) => `${200 + 5 * at}M`);
  return onPage("#/sales-year", async (hand) => {
    const took = { plan: [], impossible: [] };
    for (const target of targets) {
      await type(hand, "Target of year 1", target);
      await hand.page.locator("[data-solver]").waitFor({ state: "detached" });
      const ms = await untilSeen(hand.page, "[data-solver]", () => hand.press(hand.say.sales_year.solve));
      const kind = await hand.page.locator("[data-solver]").first().getAttribute("data-solver");
      took[kind].push(ms);
    }
    return took;
  });
}

// The 10 000 courses of the sample, from the change of an input to the drawing.
export async function measureFan() {
  return onPage("#/sales-year", async (hand) => {
    await hand.tab("odds");
    await hand.page.locator("[data-chart=fan] svg").first().waitFor();
    const took = [];
    for (let count = 0; count < 12; count += 1) {
      const drawn = hand.page.evaluate(untilDrawnAgain);
      await type(hand, "Target of year 1", `${241 + count}M`);
      took.push((await drawn) - SETTLE_MS);
    }
    return took;
  });
}

// Runs in the page: from the sight of the old drawing's end to that of the new one.
function untilDrawnAgain() {
  return new Promise((done) => {
    let gone = null;
    const look = () => {
      const isThere = document.querySelector("[data-chart=fan] svg") !== null;
      if (!isThere) gone ??= performance.now();
      if (!isThere || gone === null) return;
      watch.disconnect();
      done(performance.now() - gone);
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
  });
}

// Rows of { name, own, next }: processor time of the main thread for the frame of a move of the pointer, and for the next.
export async function measureDrags() {
  const rows = [];
  for (const { name, route, label } of DRAGGED) {
    rows.push({ name, ...(await onPage(route, (hand) => drag(hand, label))) });
  }
  return rows;
}

async function drag(hand, name) {
  const label = hand.page.locator(".field-label[data-scrub]", { hasText: name }).first();
  // Not under the figures, which stay at the top.
  await label.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const box = await label.boundingBox();
  const field = hand.page.locator(".page-inputs").getByLabel(name, { exact: true }).first();
  const before = await field.inputValue();
  const session = await hand.page.context().newCDPSession(hand.page);
  let x = box.x + 4;
  const y = box.y + box.height / 2;
  await hand.page.mouse.move(x, y);
  await hand.page.mouse.down();
  const own = [];
  const next = [];
  for (let count = -WARM_UP; count < STEPS; count += 1) {
    await sleep(PAUSE_MS);
    x += PIXELS;
    const events = await traced(session, async () => {
      await hand.page.mouse.move(x, y);
      await sleep(PAUSE_MS);
    });
    if (count < 0) continue;
    const work = workOfFrames(events, "pointermove");
    own.push(work.own);
    next.push(work.next);
  }
  await hand.page.mouse.up();
  await session.detach();
  if ((await field.inputValue()) === before) throw new Error(`the drag of “${name}” moved nothing`);
  return { own, next };
}

async function type(hand, name, text) {
  const field = hand.page.locator(".page-inputs").getByLabel(name, { exact: true }).first();
  await field.fill(text);
  await field.press("Enter");
}

async function onPage(route, body) {
  const visit = await open({ route, language: LANGUAGE, height: 1000 });
  try {
    return await body(new Hand(visit));
  } finally {
    await visit.close();
  }
}

export const spread = (values) => [quantile(values, 0.5), quantile(values, 0.95)];
