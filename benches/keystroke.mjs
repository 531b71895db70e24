// What one keystroke costs. It has two frames: its own, which shows the letter, and the next one, which shows what came of
// it. For each: how long the main thread worked for it (processor time of Chromium's tasks: script, style, layout, paint,
// commit). And how long both took on the wall, which includes waiting for the frames. An empty page sets the floor.
import { setTimeout as sleep } from "node:timers/promises";

import { siteUrl, theBrowser } from "../e2e/site.mjs";
import { open } from "../e2e/visit.mjs";

const KEYS = [..."1234567890"];
const WARM_UP = 10;
const MEASURED = 60;
// Longer than any keystroke may take; the frame's time says when one took longer.
const PAUSE_MS = 120;

export async function measureField({ route, selector, keys = KEYS, prepare }) {
  const visit = await open({ route, language: "zh-CN", height: 1000 });
  try {
    await prepare?.(visit.page);
    return await measureKeystrokes(visit.page, selector, keys);
  } finally {
    await visit.close();
  }
}

// The same browser, the same kind of field, nothing else on the page.
export async function measureEmptyPage() {
  const context = await (await theBrowser()).newContext();
  try {
    const page = await context.newPage();
    // Any page of the server will do to stand on; its content is then put away.
    await page.goto(new URL("NOTICES.txt", await siteUrl()).href);
    await page.evaluate(() => document.body.replaceChildren(document.createElement("input")));
    return await measureKeystrokes(page, "input", KEYS);
  } finally {
    await context.close();
  }
}

// Types into the field, one key at a time. The text is selected every so often, so that it does not grow for ever.
export async function measureKeystrokes(page, selector, keys) {
  const field = page.locator(selector).first();
  const session = await page.context().newCDPSession(page);
  await page.evaluate(installFrameClock);
  await field.focus();
  const own = [];
  const next = [];
  const seen = [];
  for (let count = -WARM_UP; count < MEASURED; count += 1) {
    if (keys === KEYS && count % 2 === 0) await page.keyboard.press("ControlOrMeta+A");
    await page.evaluate(() => window.benchSettle());
    await sleep(PAUSE_MS);
    const events = await traced(session, async () => {
      await page.keyboard.press(keys[(count + WARM_UP) % keys.length]);
      // Waiting out here, because asking the page would be counted as its work.
      await sleep(PAUSE_MS);
    });
    if (count < 0) continue;
    const work = workOfFrames(events, "keydown");
    own.push(work.own);
    next.push(work.next);
    seen.push(await page.evaluate(() => window.benchSeen));
  }
  await session.detach();
  return { own, next, seen };
}

// What Chromium did meanwhile.
export async function traced(session, act) {
  const events = [];
  const take = ({ value }) => events.push(...value);
  session.on("Tracing.dataCollected", take);
  const traceConfig = { includedCategories: ["toplevel", "devtools.timeline"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await act();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", take);
  return events;
}

// Processor time in ms of the main thread's tasks: `own` of those from the one that takes an event of this type to the
// one that hands the next frame over, both included; `next` of those from there to the frame after, none where there is
// no such frame.
export function workOfFrames(events, type) {
  const isEvent = ({ name, args }) => name === "EventDispatch" && args?.data?.type === type;
  const event = events.find(isEvent);
  const here = events.filter(({ ph, pid, tid }) => ph === "X" && pid === event.pid && tid === event.tid);
  const end = ({ ts, dur }) => ts + dur;
  const all = here.filter(({ name }) => name.includes("RunTask"));
  const outer = all.filter((task) => !all.some((other) => other !== task && other.ts <= task.ts && end(other) >= end(task)));
  // The ends of the tasks that hand a frame over.
  const drawn = here
    .filter(({ name, ts }) => name === "Layerize" && ts > event.ts)
    .map((layers) => end(outer.find((task) => task.ts <= layers.ts && end(task) >= end(layers)) ?? layers))
    .sort((a, b) => a - b);
  const between = (from, to) =>
    outer.filter((task) => end(task) > from && end(task) <= to).reduce((total, { tdur }) => total + tdur, 0) / 1000;
  return { own: between(event.ts, drawn[0]), next: drawn.length > 1 ? between(drawn[0], drawn[1]) : 0 };
}

// What Chromium says of the main thread while something is done, and a while after.
export async function longestDuring(page, act) {
  const session = await page.context().newCDPSession(page);
  const events = await traced(session, async () => {
    await act();
    await sleep(500);
  });
  await session.detach();
  return longestTask(events);
}

// The longest task of the page's main thread, in ms of the processor and on the wall, and how many took the processor for
// 50 ms and more.
function longestTask(events) {
  const isMain = ({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain";
  const threads = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const isTask = ({ ph, name, pid, tid }) => ph === "X" && name.endsWith("::RunTask") && threads.has(`${pid} ${tid}`);
  const tasks = events.filter(isTask).map(({ dur, tdur = dur }) => ({ work: tdur / 1000, wall: dur / 1000 }));
  if (tasks.length === 0) throw new Error("the trace tells of no task");
  const longest = tasks.reduce((a, b) => (b.work > a.work ? b : a));
  return { ...longest, long: tasks.filter(({ work }) => work >= 50).length };
}

// Runs in the page. A message posted from an animation frame arrives once that frame is painted.
function installFrameClock() {
  const afterFrame = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
    });
  window.benchSettle = async () => {
    await afterFrame();
    await afterFrame();
  };
  addEventListener(
    "keydown",
    (event) => {
      // The event's own stamp is when the key reached the browser, not when the page got round to it.
      window.benchSeen = afterFrame()
        .then(afterFrame)
        .then(() => performance.now() - event.timeStamp);
    },
    { capture: true },
  );
}
