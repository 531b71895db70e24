// The harness notices what must not happen: a guard that sleeps guards nothing.
import { eventually, pageTest } from "../harness.mjs";

const PLANTED = {
  "a console error": {
    plant: () => console.error("planted"),
    noticed: [/^console error: planted/],
  },
  "an uncaught error": {
    plant: () => void setTimeout(() => { throw new Error("planted"); }),
    noticed: [/^uncaught error: planted/],
  },
  "an inline script": {
    plant: () => document.body.append(Object.assign(document.createElement("script"), { textContent: "0" })),
    noticed: [/^content policy: script-src/, /^console error: .*Content Security Policy/],
  },
  "an inline style": {
    plant: () => document.body.insertAdjacentHTML("beforeend", '<p style="color: red"></p>'),
    noticed: [/^content policy: style-src/, /^console error: .*inline style/],
  },
  "a request to another server": {
    plant: () => fetch("http://127.0.0.1:9/").catch(() => {}),
    noticed: [/^content policy: connect-src/, /^console error: .*(Content Security Policy|Failed to load|Fetch API)/],
  },
  "a request after the page has loaded": {
    plant: () => fetch("./index.html").catch(() => {}),
    noticed: [/^request after loading: .*index\.html/, /^failed request/, /^console error: Failed to load/],
  },
};

for (const [name, { plant, noticed }] of Object.entries(PLANTED)) {
  pageTest(`the harness notices ${name}`, { language: "en" }, async ({ page, visit }) => {
    noticed.forEach((pattern) => visit.expectProblem(pattern));
    await page.evaluate(plant);
    await eventually(() => visit.check());
  });
}
