// What a browser test is written with. See tests/boot.mjs for the smallest one.
//
//   import { assert, eventually, pageTest } from "../harness.mjs";
//
//   pageTest("a lead without an interest shows a range", { route: "#/lead", language: "en" }, async ({ page, visit }) => {
//     await page.getByLabel("Interest").selectOption("unknown");
//     await eventually(async () => assert.equal(await page.locator(".range").innerText(), "60.0 – 70.0"));
//     await visit.axe();
//   });
//
// Every test gets a fresh browser context (see visit.mjs for the options; `within` is how long the test may take) and a
// hand that knows the page (hand.mjs); the network is off once the page is ready.
// It fails on any console error, uncaught error, breach of the content policy, or request it should not have made.
import assert from "node:assert/strict";
import { appendFileSync, mkdirSync } from "node:fs";
import { after, test } from "node:test";

import { eventually } from "./eventually.mjs";
import { Hand } from "./hand.mjs";
import { closeSite } from "./site.mjs";
import { open } from "./visit.mjs";

export { assert, eventually, open };

after(closeSite);

const TEST_MS = 120_000;
const FAILURES = "screenshots/failures";
// What Playwright calls a wait that was in vain.
const TIMED_OUT = "TimeoutError";

// A test in which the page did not come to something in time is tried once more, since one in four hundred now and then
// meets a moment when the machine has no time for the browser. That it took two attempts is written down; scripts/test.sh
// says so, and bears only a few. A wrong value, an error of the page or a finding of axe fails at once.
export function pageTest(name, options, body) {
  const { within = TEST_MS, ...visitor } = options;
  test(name, { timeout: 2 * within }, async () => {
    try {
      await attempt(name, visitor, body, within);
    } catch (failure) {
      if (failure?.name !== TIMED_OUT) throw failure;
      console.error(`Failed at the first attempt: ${name}\n${failure?.stack ?? failure}`);
      await attempt(name, visitor, body, within);
      mkdirSync(FAILURES, { recursive: true });
      appendFileSync(`${FAILURES}/second-attempts.txt`, `${name}\n`);
    }
  });
}

async function attempt(name, visitor, body, within) {
  const visit = await open(visitor);
  let late;
  const deadline = new Promise((_, reject) => {
    late = setTimeout(() => reject(Object.assign(new Error(`The test took longer than ${within} ms`), { name: TIMED_OUT })), within);
  });
  try {
    await Promise.race([body({ page: visit.page, visit, hand: new Hand(visit) }), deadline]);
    await visit.noteBreakdown();
    visit.check();
  } catch (failure) {
    await visit.noteBreakdown();
    if (visit.problems.length > 0) console.error(`Problems of the page:\n  ${visit.problems.join("\n  ")}`);
    await keepPicture(visit, name);
    throw failure;
  } finally {
    clearTimeout(late);
    await visit.close();
  }
}

// The same test in both languages.
export function bothLanguages(name, options, body) {
  for (const language of ["zh-CN", "en"]) pageTest(`${name} · ${language}`, { ...options, language }, body);
}

// The same test in both languages, both themes, on a narrow phone and a laptop. The body also gets the look.
export function everyLook(name, options, body, looks = LOOKS) {
  for (const look of looks) {
    const called = `${name} · ${look.language} ${look.theme} ${look.width}`;
    pageTest(called, { ...options, ...look }, (given) => body({ ...given, look }));
  }
}

export const LOOKS = ["zh-CN", "en"].flatMap((language) =>
  ["light", "dark"].flatMap((theme) =>
    [
      { width: 320, height: 720 },
      { width: 1280, height: 800 },
    ].map((size) => ({ language, theme, ...size })),
  ),
);

// Four of them in which any two of language, theme and size still meet: for what takes long.
export const CROSSED_LOOKS = LOOKS.filter(
  ({ language, theme, width }) => [language === "en", theme === "dark", width > 400].filter(Boolean).length % 2 === 0,
);

async function keepPicture(visit, name) {
  mkdirSync(FAILURES, { recursive: true });
  const path = `${FAILURES}/${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`;
  await visit.page.screenshot({ path }).then(
    () => console.error(`Picture of the failure: ${path}`),
    () => {},
  );
}
