// The page starts in Firefox as well, and picks the language of the browser.
import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeSite, siteUrl } from "../site.mjs";
import { withFirefox } from "../webdriver.mjs";

after(closeSite);

test("the page starts in Firefox", { timeout: 120_000 }, async () => {
  await withFirefox({ language: "en" }, async (firefox) => {
    await firefox.go(await siteUrl());
    assert.equal(await firefox.attribute("html", "lang"), "en");
    assert.notEqual(await firefox.text("h1"), "");
  });
});
