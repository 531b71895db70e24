// Measures the built page and prints Markdown: what a first visit fetches, how soon it can be used, and what a
// keystroke costs beside the same keystroke in an empty page, how a hundred thousand rows behave, what learning takes.
// Run it on an otherwise idle machine: make bench
import { measure } from "../scripts/sizes.mjs";
import { closeSite, theBrowser } from "../e2e/site.mjs";
import { FIELDS } from "./fields.mjs";
import { measureHostile } from "./hostile.mjs";
import { measureEmptyPage, measureField } from "./keystroke.mjs";
import { ROWS, measureLarge } from "./large.mjs";
import { measureLearning } from "./learning.mjs";
import { measureDrags, measureFan, measureSolver, spread } from "./plans.mjs";
import { measureRivals } from "./rivals.mjs";
import { measureScores } from "./scores.mjs";
import { measureStart } from "./start.mjs";
import { quantile, table } from "./statistics.mjs";

const KB = 1024;
const dist = process.env.LOUDOU_DIST ?? "dist";

function sizes() {
  const rows = measure(dist);
  const total = { file: "**in all**", raw: sum(rows, "raw"), brotli: sum(rows, "brotli") };
  console.log("\n## First load, KB\n");
  console.log(
    table(
      ["file", "raw", "brotli"],
      [...rows, total].map(({ file, raw, brotli }) => [file.replace(/-[0-9a-f]{8,16}(?=[_.])/, ""), kb(raw), kb(brotli)]),
    ),
  );
}

const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);
const kb = (bytes) => (bytes / KB).toFixed(1);
const ms = (value) => value.toFixed(1);

async function start() {
  const full = await measureStart({ slowdown: 1 });
  const phone = await measureStart({ slowdown: 4 });
  console.log("\n## Cold start, ms (median of 7, fresh profile, local server)\n");
  console.log(
    table(
      ["", "first paint", "ready to use"],
      [
        ["this machine", ms(full.paint), ms(full.ready)],
        ["processor slowed 4 times", ms(phone.paint), ms(phone.ready)],
      ],
    ),
  );
}

// The letter or the number itself, then the figures: two frames.
const FRAMES = ["own frame p50", "p95", "next frame p50", "p95"];
const framesRow = (name, { own, next }) => [name, ...spread(own).map(ms), ...spread(next).map(ms)];
const keystrokeRow = (name, measured) => [...framesRow(name, measured), ...spread(measured.seen).map(ms)];

async function keystrokes() {
  const rows = [keystrokeRow("empty page", await measureEmptyPage())];
  for (const field of FIELDS) rows.push(keystrokeRow(field.name, await measureField(field)));
  console.log("\n## One keystroke, ms of the main thread for its own frame and the next, and from the key to the end of both\n");
  console.log(table(["field", ...FRAMES, "both seen p50", "p95"], rows));
}

// How many times as long as ours.
const against = ([ours, ...others]) =>
  [ours, ...others].map(({ name, ms: took }) => [name, ms(took), `${(took / ours.ms).toFixed(2)} ×`]);

async function rivals() {
  const { rows, leads, bookRows, bytes, bookBytes, parse, book, score } = await measureRivals();
  console.log(`\n## Reading ${rows} × 12 (${(bytes / KB / KB).toFixed(1)} MB), ms\n`);
  console.log(table(["", "median", "as long as Loudou"], against(parse)));
  console.log(`\n## Reading a workbook of ${bookRows} × 20 (${(bookBytes / KB / KB).toFixed(1)} MB), ms\n`);
  console.log(table(["", "median", "as long as Loudou"], against(book)));
  console.log(`\n## Scoring and tiering ${leads} leads × 7, ms\n`);
  console.log(table(["", "median", "as long as Loudou"], against(score)));
}

async function large() {
  const { unitsPerRow, saved, frames, tasks } = await measureLarge();
  const percent = (share) => `${(share * 100).toFixed(0)} %`;
  console.log(`\n## ${ROWS.toLocaleString("en")} rows of 12 columns\n`);
  console.log(
    table(
      ["", "", "empty page"],
      [
        ["edit to saved, ms (400 of them waiting for more)", ms(saved), ""],
        ["frames over 16.7 ms while scrolling", percent(frames.rows.share), percent(frames.empty.share)],
        ["p95 of a frame, ms", ms(frames.rows.p95), ms(frames.empty.p95)],
        ["bytes a row in the store (two a unit)", (unitsPerRow * 2).toFixed(1), ""],
      ],
    ),
  );
  const held = tasks.map(({ name, work, wall, long }) => [name, ms(work), ms(wall), String(long)]);
  const heads = ["longest task of the main thread", "ms of the processor", "ms on the wall", "tasks of 50 ms and more"];
  console.log(`\n${table(heads, held)}`);
}

async function scores() {
  const rows = (await measureScores()).map(({ leads, seen, tasks }) => {
    const longest = tasks.reduce((most, task) => (task.work > most.work ? task : most));
    return [leads.toLocaleString("en"), ...spread(seen).map(ms), ms(longest.work), ms(longest.wall)];
  });
  console.log("\n## A weight of the scorecard, scored by the worker, ms\n");
  console.log(table(["leads × 7", "key to figures p50", "p95", "longest task of the main thread", "on the wall"], rows));
}

async function hostile() {
  const said = (await measureHostile()).map(({ fault, bytes, ms: took, most }) => [
    fault,
    kb(bytes),
    ms(took),
    most === undefined ? "–" : (most / KB / KB).toFixed(0),
  ]);
  console.log("\n## Workbooks made to harm\n");
  console.log(table(["", "KB", "ms to the sentence", "MB held at most, beyond before"], said));
}

async function plans() {
  const empty = await measureEmptyPage();
  const drags = [{ name: "empty page, a key", ...empty }, ...(await measureDrags())];
  console.log("\n## One step of a drag, ms of the main thread for its own frame and the next\n");
  console.log(table(["", ...FRAMES], drags.map((row) => framesRow(row.name, row))));
  const { plan, impossible } = await measureSolver();
  const rows = [
    [`fewest hires of twelve months with a shape (${plan.length} targets)`, ...spread(plan).map(ms)],
    ...(impossible.length > 0 ? [[`no plan: what would have to move (${impossible.length} targets)`, ...spread(impossible).map(ms)]] : []),
    ["10,000 courses of the year", ...spread(await measureFan()).map(ms)],
  ];
  console.log("\n## Planning in the worker, ms from the press to the answer on the page\n");
  console.log(table(["", "p50", "p95"], rows));
}

async function learning() {
  const rows = await measureLearning();
  if (rows.length === 0) return;
  const said = rows.map(({ name, auc, ms: took }) => [name, auc.toFixed(3), ms(took), `${(took / rows[0].ms).toFixed(1)} ×`]);
  console.log(`\n## A scorecard from ${rows[0].rows} leads: judged on unseen ones and fitted to all, ms\n`);
  console.log(table(["", "AUC, unseen", "median", "as long as native"], said));
}

const browser = await theBrowser();
console.log(`Chromium ${browser.version()}, Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}`);
sizes();
await start();
await keystrokes();
await plans();
await large();
await scores();
await hostile();
await rivals();
await learning();
await closeSite();
