// What can be wrong with how a page looks, said together: findings of axe, what is wider than the window, words that do
// not fit where they stand, and targets too small to be met.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

const LEAST_TARGET = 24;
// A chart measures its words without asking a browser: in a wide face they may reach into the margin of the page, which is
// wider than this.
const AIR = 12;

// Everything in sight that is pressed, smaller than a finger or a shaking hand can meet.
async function smallTargets(page) {
  return page.evaluate((least) => {
    const pressed = document.querySelectorAll("button, a[href], select, [role=tab], [role=radio], summary");
    const modal = document.querySelector("dialog[open]");
    return [...pressed]
      .filter((element) => !modal || modal.contains(element))
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([element, box]) => box.width > 1 && box.height > 1 && !element.matches(".skip-link, .sr-only"))
      .filter(([, box]) => box.width < least - 0.5 || box.height < least - 0.5)
      .map(([element, box]) => `${element.className} “${element.textContent.trim().slice(0, 20)}” ${box.width}×${box.height}`);
  }, LEAST_TARGET);
}

// Words that do not fit where they stand: headline figures and their captions, buttons, headings, cells of plain tables,
// numbers in their fields, and what a chart writes.
export async function clippedWords(page) {
  return page.evaluate((air) => {
    const SINGLE = ".figure > *, .btn, .tab, .segment, .chart-title, .band, .plain-table :is(th, td), .field-number input, h1, h2, h3";
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const called = (element) => `${element.className} “${(element.value ?? element.textContent).trim().slice(0, 30)}”`;
    const tooWide = [...document.querySelectorAll(SINGLE)]
      .filter(shown)
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
      .filter((element) => getComputedStyle(element).textOverflow !== "ellipsis" || element.closest(".headline"))
      .map((element) => `cut: ${called(element)}`);
    const wrapped = [...document.querySelectorAll(".figure-name, .figure-value")]
      .filter(shown)
      .filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const tops = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.bottom);
        return Math.max(...tops) - Math.min(...tops) > parseFloat(getComputedStyle(element).fontSize);
      })
      .map((element) => `wraps: ${called(element)}`);
    const outside = [...document.querySelectorAll(".chart-svg text")]
      .filter(shown)
      .filter((text) => {
        const [words, canvas] = [text, text.ownerSVGElement].map((part) => part.getBoundingClientRect());
        return words.width > 0 && (words.left < canvas.left - air || words.right > canvas.right + air);
      })
      .map((text) => `outside the chart “${text.closest("figure").querySelector(".chart-title").textContent}”: “${text.textContent}”`);
    return [...tooWide, ...wrapped, ...outside];
  }, AIR);
}

// All that can be wrong with what is in sight. axe looks at the whole page, or at the part that `within` selects.
export async function looksRight(what, { page, visit }, within) {
  const findings = [];
  const note = (failure) => findings.push(`${what}: ${failure.message.split("\n")[0]}: ${failure.actual?.join("; ")}`);
  await visit.axe(within).catch(note);
  await visit.fitsWidth().catch(note);
  for (const words of await clippedWords(page)) findings.push(`${what}: ${words}`);
  for (const target of await smallTargets(page)) findings.push(`${what}: small: ${target}`);
  return findings;
}

// Until what was asked for is drawn: charts are drawn once their place has been measured.
export async function drawn(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".chart-canvas")]
      .filter((canvas) => canvas.clientWidth > 0)
      .every((canvas) => Math.abs(canvas.clientWidth - Number(canvas.querySelector("svg").getAttribute("width"))) <= 1),
  );
  await sleep(30);
}

// All of them at once, so that one run tells everything.
export function noFindings(findings) {
  assert.ok(findings.length === 0, `${findings.length} findings:\n${[...new Set(findings)].join("\n")}`);
}
