// The newcomer's way in Firefox: the page starts in the browser's language, scores, changes, saves and explains. And the
// planning pages. What Firefox is watched for, always: webdriver.mjs.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { bigTable } from "../big-table.mjs";
import { eventually } from "../eventually.mjs";
import { PLAN_PAGES } from "../plans.mjs";
import { closeSite, siteUrl } from "../site.mjs";
import { withFirefox } from "../webdriver.mjs";
import { wordsOf } from "../words.mjs";

after(closeSite);

const SCORE = "[data-value=score]";
const NAME_INPUT = `
  const seen = [...document.querySelectorAll(".page-inputs .field-number input")].filter((input) => input.checkVisibility());
  seen[arguments[0]].dataset.moved = "true";
`;
const LIMIT = { timeout: 180_000 };

const shows = (firefox, selector, words) =>
  eventually(async () => assert.equal((await firefox.text(selector)).trim(), words), { within: 5000 });

test("the newcomer's way in Firefox", LIMIT, async () => {
  const say = wordsOf("en");
  await withFirefox({ language: "en" }, async (firefox) => {
    await firefox.go(await siteUrl());
    assert.equal(await firefox.attribute("html", "lang"), "en");
    await shows(firefox, SCORE, "67.5");
    // The contact's meter is the fourth.
    await firefox.click(".lead-factor:nth-of-type(5) .meter-level:nth-child(5)");
    await shows(firefox, SCORE, "75.0");
    await firefox.click("[role=tab][id$=-card]");
    const weight = "#card-factors .factor:nth-of-type(4) input";
    await firefox.clear(weight);
    await firefox.type(weight, "30");
    await shows(firefox, SCORE, "78.3");
    await firefox.axe();
    await firefox.click(".headline-explain");
    await shows(firefox, "dialog[open] .explain-result", "78.3");
    await firefox.axe();
    await firefox.click("dialog[open] .dialog-head button");
    await firefox.click("[role=tab][id$=-distribution]");
    await firefox.find("[role=tabpanel] .chart-draggable");
    await firefox.click("[role=tab][id$=-history]");
    await firefox.find("[role=tabpanel] figure.chart");
    await firefox.find(".save-state[data-state=saved]");
    await firefox.go(await siteUrl());
    await shows(firefox, SCORE, "78.3");
    const title = await firefox.run("return document.title");
    assert.equal(title, `${say.shell.sample_workspace} · ${say.common.app}`);
  });
});

test("the page is Chinese in a Chinese Firefox", LIMIT, async () => {
  await withFirefox({ language: "zh-CN" }, async (firefox) => {
    await firefox.go(await siteUrl());
    assert.equal(await firefox.attribute("html", "lang"), "zh-CN");
    assert.equal(await firefox.text("h1"), wordsOf("zh").shell.lead_tiering);
  });
});

test("the planning pages in Firefox: drawn, changed, explained", LIMIT, async () => {
  await withFirefox({ language: "zh-CN" }, async (firefox) => {
    const site = await siteUrl();
    await firefox.go(`${site}#/${PLAN_PAGES[0].route}`);
    for (const { route, figure, moved } of PLAN_PAGES) {
      await firefox.run("location.hash = arguments[0]", `#/${route}`);
      const value = `.headline [data-value=${figure}]`;
      const before = await firefox.text(value);
      await firefox.find(".page-report .chart-svg text");
      await firefox.axe();
      // Ten steps up, by keys.
      const [SHIFT, RELEASE, UP] = ["\uE008", "\uE000", "\uE013"];
      await firefox.run(NAME_INPUT, moved);
      await firefox.type("[data-moved]", `${SHIFT}${UP}${RELEASE}`);
      await eventually(async () => assert.notEqual(await firefox.text(value), before, route));
      await firefox.click(value);
      await firefox.find("dialog[open] .explain-result");
      await firefox.click("dialog[open] .dialog-head button");
    }
    await firefox.find(".save-state[data-state=saved]");
  });
});

test("the worker of Firefox reads a hundred thousand rows, which are there after a reload", { timeout: 300_000 }, async () => {
  const say = wordsOf("en");
  const COUNT = "[role=tab] .tab-count";
  const [CONTROL, RELEASE, ENTER] = ["\uE009", "\uE000", "\uE007"];
  const within = 120_000;
  await withFirefox({ language: "en" }, async (firefox) => {
    await firefox.go(await siteUrl());
    await firefox.find("html[data-worker=ready]", within);
    await firefox.type("body", `${CONTROL}k${RELEASE}`);
    await firefox.type(".palette input", `${say.shell.import_rows}${ENTER}`);
    await firefox.type("dialog[open] input[type=file]", bigTable(100_000));
    const button = "dialog[open] .dialog-foot .btn-primary:not(:disabled)";
    await firefox.find(button, within);
    await firefox.click(button);
    await eventually(async () => assert.equal(await firefox.text(COUNT), "100,000"), { within });
    await firefox.find(".save-state[data-state=saved]", within);
    // Nothing of it was done for want of a worker on the page's own thread.
    assert.equal(await firefox.attribute("html", "data-worker"), "ready");
    await firefox.go(await siteUrl());
    await eventually(async () => assert.equal(await firefox.text(COUNT), "100,000"), { within });
  });
});
